import { newId } from '@red-steward/domain/ids'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, picture, withoutNetwork } from './support/browser.ts'
import { newPhone, openDoor, reopen, sendAll, tab, unlock } from './support/phone.ts'
import { discard, freePort, newDataDir, type Program, startProgram } from './support/program.ts'

let browser: Browser
let program: Program
const dataDir = newDataDir()
let port: string
beforeAll(async () => {
  port = String(await freePort())
  browser = await openBrowser()
  program = await startProgram({ PORT: port }, dataDir)
})
afterAll(async () => {
  await browser.close()
  await program.end()
  discard(dataDir)
})

test('a steward without a signal checks a door in a stairwell; the phone dies, the server dies, and the desk has it once', async () => {
  const phone = await newPhone(browser, program.url, 'steward')
  await phone.context.setOffline(true)
  let { page } = phone

  await tab(page, '门牌')
  await page.getByRole('link', { name: '2号楼 2单元', exact: true }).click()
  const cell = page.getByRole('link', { name: /，3 人/ }).first()
  const room = (await cell.getAttribute('aria-label'))!.split('，')[0]!
  await cell.click()
  await page.getByRole('link', { name: '核对住户' }).click()
  const people = page.locator('.member-check')
  await page.getByRole('button', { name: '全部还在' }).click()
  const count = await people.count()
  const leaver = people.nth(count - 1)
  const leaverName = ((await leaver.locator('strong').textContent()) ?? '').trim()
  await leaver.getByRole('radio', { name: '搬走了' }).check()

  await addMember(page, 0, { name: '龙秋萍', born: '1991-04-12', phone: '16500001234' })
  await addMember(page, 1, { name: '龙小满', born: '2019-09-01' })
  await picture(page, 's1-field-check')
  await page.getByRole('button', { name: /^保存/ }).click()
  await page.getByText('不满 14 岁，要有监护人').waitFor()
  await page.getByRole('radio', { name: '龙秋萍' }).check()
  await page.getByRole('switch', { name: '监护人已同意登记' }).check()
  await page.getByRole('button', { name: /^保存/ }).click()
  await page.getByText(/已核对/).waitFor()

  // shown at once, marked as waiting, although nobody answered
  await page.getByRole('link', { name: /龙秋萍/ }).waitFor()
  await page
    .getByText(/^待上传 \d+$/)
    .first()
    .waitFor()
  expect(await page.getByRole('link', { name: new RegExp(leaverName) }).count()).toBe(0)
  await picture(page, 's1-field-door')

  // the tab is killed; still without a signal the app opens, wants its PIN, and has everything
  page = await reopen(phone, program.url)
  await unlock(page)
  await openDoor(page, '2号楼', '2单元', room)
  await page.getByRole('link', { name: /龙小满/ }).waitFor()

  // the signal is back but the server is dead; it is started again and everything arrives
  await program.end('SIGKILL')
  await phone.context.setOffline(false)
  await page
    .getByRole('link', { name: /待上传/ })
    .first()
    .click()
  await page.getByRole('button', { name: '现在上传' }).click()
  program = await startProgram({ PORT: port }, dataDir)
  await sendAll(page)
  expect(await page.getByText('需要您处理').count()).toBe(0)
  await picture(page, 's1-field-uploaded')

  // on the desk: two newcomers once each, with the guardian; the leaver gone; the household confirmed
  const session = await signedIn(program.url, 'steward')
  const found = await ask(session, 'registry.search', { text: '龙小满', limit: 20 })
  const children = (found.hits as Hit[]).filter((hit) => hit.kind === 'person' && hit.name === '龙小满')
  expect(children).toHaveLength(1)
  const child = await ask(session, 'registry.person', { personId: children[0]!.id })
  expect(JSON.stringify(child)).toContain('龙秋萍')
  expect(withoutNetwork(phone.complaints)).toEqual([])
})

interface Hit {
  kind: string
  id: string
  name: string
}

async function addMember(
  page: Page,
  at: number,
  { name, born, phone }: { name: string; born: string; phone?: string },
) {
  await page.getByRole('button', { name: /加一个人/ }).click()
  const card = page.locator('.new-member').nth(at)
  await card.getByLabel('姓名').fill(name)
  await card.getByLabel('出生日期').fill(born)
  if (phone) await card.getByLabel('电话').first().fill(phone)
}

interface Session {
  url: string
  cookie: string
}

async function signedIn(url: string, loginName: string): Promise<Session> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: 'hong-guan-jia-demo' }),
  })
  return { url, cookie: response.headers.get('set-cookie')!.split(';')[0]! }
}

async function ask({ url, cookie }: Session, name: string, input: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/queries/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: newId(), input }),
  })
  const body = (await response.json()) as { outcome: string; answer: Record<string, unknown> }
  expect(body.outcome, name).toBe('done')
  return body.answer
}
