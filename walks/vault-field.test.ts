import { newId } from '@red-steward/domain/ids'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newVisitor, openBrowser, PHONE, type Visitor } from './support/browser.ts'
import { newPhone, reopen, sendAll, signInOnPhone, tab, tabs, unlock } from './support/phone.ts'

const PASSWORD = 'hong-guan-jia-demo'
const DAY_MS = 86_400_000
let browser: Browser
let url: string
beforeAll(async () => {
  browser = await openBrowser()
  url = inject('demoUrl').replace('127.0.0.1', 'localhost') // a passkey belongs to a name, not to a number
})
afterAll(() => browser.close())

test('a finger opens the phone; another phone’s finger does not, and the PIN still does', async () => {
  const phone = await newPhone(browser, url, 'steward')
  const { page } = phone
  const { cdp, authenticatorId } = await fingerReader(phone)
  await tab(page, '我的')
  await page.getByRole('button', { name: '用指纹或面容开锁' }).click()
  await page.getByText('已可以用指纹或面容开锁').waitFor()

  await page.getByRole('button', { name: '现在锁上' }).click()
  await phone.context.setOffline(true)
  await page.getByRole('button', { name: '用指纹或面容打开' }).click()
  await tabs(page).waitFor()
  await tab(page, '门牌')
  await page.locator('#content a[href*="/doors/"]').first().waitFor()

  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  await addReader(cdp)
  await tab(page, '我的')
  await page.getByRole('button', { name: '现在锁上' }).click()
  await page.getByRole('button', { name: '用指纹或面容打开' }).click()
  await page.getByText(/通行密钥用不了/).waitFor()
  await unlock(page)
})

test('after eight days without contact the phone is shut, also when its clock goes back; what was typed arrives', async () => {
  const phone = await newPhone(browser, url, 'steward')
  let { page } = phone
  await phone.context.setOffline(true)
  const line = `保温杯落在值班室 ${Date.now() % 100_000}`
  await writeLine(page, line)

  await phone.context.clock.setFixedTime(new Date(Date.now() + 8 * DAY_MS))
  page = await reopen(phone, url)
  await page.getByText(/这台手机上的资料已锁上/).waitFor()
  expect(await page.getByLabel('开锁密码', { exact: true }).count()).toBe(0)

  await phone.context.clock.setFixedTime(new Date())
  page = await reopen(phone, url)
  await page.getByText(/这台手机上的资料已锁上/).waitFor()

  await phone.context.setOffline(false)
  await signInOnPhone(page, 'steward')
  await tab(page, '我的')
  await page.getByRole('link', { name: '上传情况' }).click()
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])
  expect(await notesWith(line)).toBe(1)
})

test('a clock that goes back after a look into the future buys no time', async () => {
  const phone = await newPhone(browser, url, 'steward')
  let { page } = phone
  await phone.context.setOffline(true)
  await phone.context.clock.setFixedTime(new Date(Date.now() + 6 * DAY_MS))
  page = await reopen(phone, url)
  await unlock(page)

  // a day and a half later by the world, but the phone now says it is today: it has seen the sixth day
  await phone.context.clock.setFixedTime(new Date())
  page = await reopen(phone, url)
  await unlock(page)
  await phone.context.clock.setFixedTime(new Date(Date.now() + 7.5 * DAY_MS))
  page = await reopen(phone, url)
  await page.getByText(/这台手机上的资料已锁上/).waitFor()
})

test('of two people on one phone neither sees what the other holds or wrote', async () => {
  const phone = await newPhone(browser, url, 'steward')
  const { page } = phone
  await phone.context.setOffline(true)
  const line = `给三楼送报纸 ${Date.now() % 100_000}`
  await writeLine(page, line)
  const buildings = await buildingsHeld(page)
  await lockNow(page)
  await phone.context.setOffline(false)
  await page.getByRole('button', { name: '换一个人登录' }).click()
  await page.getByLabel('这台手机上怎么称呼您').fill('顾网格长')
  await signInOnPhone(page, 'gridlead')

  await expect.poll(() => buildingsHeld(page)).toBeGreaterThan(buildings)
  await page.goto(`${url}/field/outbox`)
  await page.getByRole('radio', { name: '顾网格长' }).check()
  await unlock(page)
  expect(await page.getByText(line).count()).toBe(0)
  await page.goto(`${url}/field/notes`)
  await page.getByRole('radio', { name: '顾网格长' }).check()
  await unlock(page)
  expect(await page.getByText(line).count()).toBe(0)

  await lockNow(page)
  await phone.context.setOffline(true)
  await page.getByRole('radio', { name: 'steward' }).check()
  await unlock(page)
  await expect.poll(() => buildingsHeld(page)).toBe(buildings)
  await tab(page, '我的')
  await page.getByRole('link', { name: '我的笔记' }).click()
  await page.getByText(line).first().waitFor()
})

async function fingerReader({ context, page }: Visitor) {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  return { cdp, authenticatorId: await addReader(cdp) }
}

async function addReader(cdp: CDPSession): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return authenticatorId
}

async function writeLine(page: Page, line: string) {
  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill(line)
  await page.getByRole('button', { name: '存为笔记' }).click()
  await page
    .getByText(/^待上传 \d+$/)
    .first()
    .waitFor()
}

async function lockNow(page: Page) {
  await tab(page, '我的')
  await page.getByRole('button', { name: '现在锁上' }).click()
}

async function buildingsHeld(page: Page): Promise<number> {
  await tab(page, '门牌')
  await page.locator('.building-row').first().waitFor()
  return page.locator('.building-row').count()
}

async function notesWith(line: string): Promise<number> {
  const desk = await newVisitor(browser, PHONE)
  const signedIn = await desk.context.request.post(`${url}/api/session`, {
    data: { loginName: 'steward', password: PASSWORD },
  })
  expect(signedIn.ok()).toBe(true)
  const answer = await desk.context.request.post(`${url}/api/queries/notebook.search`, {
    data: { id: newId(), input: { text: line } },
  })
  return JSON.stringify(await answer.json()).split(line).length - 1
}
