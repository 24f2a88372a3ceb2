import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newVisitor, openBrowser, picture, signInAs, withoutNetwork } from './support/browser.ts'
import { nextBuild } from './support/next-build.ts'
import { newPhone, openDoor, reopen, sendAll, tab, unlock } from './support/phone.ts'
import { visitScreen } from './support/phone-screens.ts'
import { discard, newDataDir, type Program, startProgram } from './support/program.ts'

let browser: Browser
let program: Program
const dataDir = newDataDir()
const builds: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  program = await startProgram({}, dataDir)
})
afterAll(async () => {
  await browser.close()
  await program.end()
  discard(dataDir)
  for (const build of builds) rmSync(build, { recursive: true, force: true })
})

test('an open phone is told of a new version, takes it in a stairwell, and what was typed is there and goes up once', async () => {
  const phone = await newPhone(browser, program.url, 'steward')
  const { page } = phone
  const [before, inSignal, inStairwell, unsaved] = [await codeOf(page), line('楼道灯'), line('门铃'), line('说到一半')]
  await openDoor(page, '3号楼', '1单元', '1401')
  const door = new URL(page.url()).pathname.split('/').at(-1)!

  await program.end()
  await writeLine(page, inSignal)
  await startNext('two')

  await page.getByText('新版本已就绪').waitFor()
  await picture(page, 'update-offered')
  for (const file of before) expect([file, (await fetch(program.url + file)).status]).toEqual([file, 404])
  await phone.context.setOffline(true)
  await writeLine(page, inStairwell)
  await visitScreen(page, `write/${door}`)
  await page.getByLabel('写下或说出一句话').fill(unsaved)
  await tab(page, '我的')
  await takeNow(page)

  await unlock(page)
  expect(intersection(await codeOf(page), before)).toEqual([])
  expect(withoutNetwork(phone.complaints)).toEqual([])
  await tab(page, '今日')
  await page.getByText('没保存的内容').waitFor()
  await visitScreen(page, `write/${door}`)
  expect(await page.getByLabel('写下或说出一句话').inputValue()).toBe(unsaved)
  await visitScreen(page, 'outbox')
  await page.getByText('等待上传').first().waitFor()
  await picture(page, 'update-taken')

  await phone.context.setOffline(false)
  await allSent(page)
  await visitScreen(page, `write/${door}`)
  await page.getByRole('button', { name: '存为笔记' }).click()
  await page.waitForURL(/notes$/)
  await visitScreen(page, 'outbox')
  await allSent(page)
  for (const text of [inSignal, inStairwell, unsaved]) expect([text, await notesWith(text)]).toEqual([text, 1])
  await phone.context.close()
})

test('a phone that left one version waiting and slept through the next opens with the one and takes the other', async () => {
  const phone = await newPhone(browser, program.url, 'steward')
  const kept = line('绿化带')
  await startNext('three')
  await takenOut(phone.page)
  await phone.page.getByText('新版本已就绪').waitFor()
  await phone.context.setOffline(true)
  await writeLine(phone.page, kept)
  await startNext('four')

  const page = await reopen(phone, program.url)
  await unlock(page)
  // No window was open, so the one that waited needed no leave.
  expect((await codeOf(page)).join()).toContain('three')
  await phone.context.setOffline(false)
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    const isFourHere = kept.flat().some(({ url }) => url.includes('four.js'))
    return isFourHere && registration.waiting !== null && registration.installing === null
  })
  await tab(page, '我的')
  await takeNow(page)
  await unlock(page)

  expect((await codeOf(page)).join()).toContain('four')
  await visitScreen(page, 'outbox')
  await allSent(page)
  expect(await notesWith(kept)).toBe(1)
  await phone.context.close()
})

test('a window of the old version that wants a page which is no longer there says what to do, and does it', async () => {
  const phone = await newPhone(browser, program.url, 'steward')
  const other = await phone.context.newPage()
  await other.goto(`${program.url}/field`)
  await other.getByLabel('开锁密码').waitFor()

  await startNext('five')
  await takenOut(phone.page)
  await phone.page.getByText('新版本已就绪').waitFor()
  await phone.page.getByRole('button', { name: '现在更新' }).first().click()
  await unlock(phone.page)

  // Whatever the browser kept by chance is gone.
  const network = await phone.context.newCDPSession(other)
  await network.send('Network.clearBrowserCache')
  await unlock(other)
  await tab(other, '门牌')
  await other.getByText('程序已换成新版本').waitFor()
  await picture(other, 'update-old-window')
  await other.getByRole('button', { name: '重新打开' }).click()
  await unlock(other)
  await tab(other, '门牌')
  await other.locator('.building-row').first().waitFor()
  expect((await codeOf(other)).join()).toContain('five')
  await phone.context.close()
})

test('a phone that the server no longer understands says so, and its button brings the version it does understand', async () => {
  const phone = await newPhone(browser, program.url, 'steward')
  const { page, context } = phone
  const kept = line('井盖')
  const tooOld = JSON.stringify({ outcome: 'refused', why: 'phone-too-old' })
  await context.route('**/api/sync/*', (route) =>
    route.fulfill({ status: 409, contentType: 'application/json', body: tooOld }),
  )

  await writeLine(page, kept)
  await page.getByText('请更新程序').first().waitFor()
  await startNext('old')
  await page.getByText('请更新程序').first().click()
  const told = page.locator('#content').getByRole('alert')
  expect(await told.textContent()).toMatch(/版本太旧.*不会丢失/)
  expect(await page.getByText('重新登录').count()).toBe(0)
  await picture(page, 'update-too-old')
  await context.unroute('**/api/sync/*')
  await told.getByRole('button', { name: '现在更新' }).click()
  await unlock(page)

  expect((await codeOf(page)).join()).toContain('old')
  await visitScreen(page, 'outbox')
  await allSent(page)
  expect(await notesWith(kept)).toBe(1)
  await context.close()
})

test('a desk that was left open says the same, of a page and of a form, and opens anew', async () => {
  const { page, context } = await newVisitor(browser)
  await signInAs(page, program.url, 'steward')
  const openAnew = page.getByRole('button', { name: '重新打开' })

  await startNext('six')
  await page.getByRole('link', { name: '事件', exact: true }).first().click()
  await page.getByText('程序已换成新版本').waitFor()
  await picture(page, 'update-old-desk')
  await openAnew.click()
  await page.getByRole('heading', { name: '事件' }).first().waitFor()
  expect((await codeOf(page)).join()).toContain('six')

  await startNext('seven')
  await page.getByRole('button', { name: /登记一件事/ }).click()
  await openAnew.click()
  await page.getByRole('button', { name: /登记一件事/ }).click()
  await page.getByRole('dialog').waitFor()
  expect((await codeOf(page)).join()).toContain('seven')
  await context.close()
})

const line = (what: string) => `${what} ${Date.now() % 1_000_000}`
const intersection = (some: string[], others: string[]) => some.filter((one) => others.includes(one))

/** Ends the program and starts the next version in its place: the same data, the same address. */
async function startNext(stamp: string) {
  await program.end()
  builds.push(nextBuild(stamp))
  program = await startProgram({ PORT: new URL(program.url).port }, dataDir, builds.at(-1))
}

/** The addresses of the scripts this page began with. */
function codeOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => new URL(src).pathname),
  )
}

/** The phone is taken out of the pocket: its screen is seen again. */
const takenOut = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))

async function writeLine(page: Page, text: string) {
  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill(text)
  await page.getByRole('button', { name: '存为笔记' }).click()
  await page
    .getByText(/^待上传 \d+$/)
    .first()
    .waitFor()
}

/** On 我的, whether or not the notice beside it is still there. */
const takeNow = (page: Page) => page.locator('#content').getByRole('button', { name: '现在更新' }).click()

async function allSent(page: Page) {
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])
}

async function notesWith(text: string): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const credentials = JSON.stringify({ loginName: 'steward', password: 'hong-guan-jia-demo' })
  const signedIn = await fetch(`${program.url}/api/session`, { method: 'POST', headers, body: credentials })
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  const body = JSON.stringify({ input: { text } })
  const answer = await fetch(`${program.url}/api/queries/notebook.search`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body,
  })
  return (await answer.text()).split(text).length - 1
}
