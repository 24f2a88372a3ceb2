import { newId } from '@red-steward/domain/ids'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs, withoutNetwork } from './support/browser.ts'
import { newPhone, reopen, tab, unlock } from './support/phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const url = inject('demoUrl')
const leaks = ['厨房水管滴水', '阳台水管滴水']

test('a grid lead asks how it was from the list of today, without a signal; what the desk has asked meanwhile is off the list', async () => {
  const steward = await newVisitor(browser)
  await signInAs(steward.page, url, 'steward')
  await tellAndSettle(steward.page)
  const phone = await newPhone(browser, url, 'gridlead')
  let { page } = phone
  const row = (what: string) => page.getByRole('link', { name: new RegExp(what) })
  for (const what of leaks) {
    await showAll(page)
    await row(what).waitFor()
  }
  await page.getByRole('heading', { name: /^回访/ }).scrollIntoViewIfNeeded()
  await picture(page, 's2-callbacks-today')
  expect(await axe(page)).toEqual([])
  await phone.context.setOffline(true)

  // nobody answers the first time: it stays, and says so
  await row(leaks[0]!).click()
  await page.getByText(/想请您花一分钟说说情况/).waitFor()
  await page.getByRole('link', { name: /^打电话/ }).waitFor()
  await page.getByText('三个问题都选好才能记').waitFor()
  await page.getByRole('button', { name: '没人接' }).click()
  await page.getByText('已记下：没人接').waitFor()
  await showAll(page)
  await row(leaks[0]!).getByText('已打 1 次').waitFor()

  // the second call: half an answer is typed, the tab dies, and it is all there
  await row(leaks[0]!).click()
  await answer(page, '居民还说了什么')
  await picture(page, 's2-callbacks-form')
  expect(await axe(page)).toEqual([])
  page = await reopen({ ...phone, page }, url)
  await unlock(page)
  await page.getByRole('link', { name: /^回访 · / }).click()
  await expect.poll(() => page.getByLabel('居民还说了什么').inputValue()).toBe('来得很快')
  await page.getByRole('button', { name: '记下答复' }).click()
  await page.getByText('已记下答复').waitFor()
  await tab(page, '今日')
  await showAll(page)
  await row(leaks[1]!).waitFor()
  expect(await row(leaks[0]!).count()).toBe(0)

  // the desk asks the other one meanwhile
  const desk = await newVisitor(browser)
  await signInAs(desk.page, url, 'desk')
  const { rows } = await ask(desk.page, 'cases.call-backs', { limit: 100 })
  const other = rows.find(({ title }: { title: string }) => title === leaks[1])
  const good = { contacted: true, resolved: 'YES', satisfied: 'SATISFIED' }
  await command(desk.page, 'cases.call-back', { callBackId: other.id, answer: good })
  await phone.context.setOffline(false)
  await expect.poll(() => row(leaks[1]!).count()).toBe(0)

  // what was asked on the phone stands at the desk
  await expect.poll(async () => (await waiting(desk.page)).filter((title) => leaks.includes(title))).toEqual([])
  const { rows: told } = await ask(desk.page, 'cases.list', { text: leaks[0], state: 'closed' })
  expect(told[0]).toMatchObject({ state: 'EVALUATED' })
  expect(withoutNetwork([...phone.complaints, ...desk.complaints, ...steward.complaints])).toEqual([])

  // whoever may call nobody back sees nothing of it
  const stewards = await newPhone(browser, url, 'steward')
  await stewards.page.getByRole('heading', { name: '今日', exact: true }).waitFor()
  expect(await stewards.page.getByRole('heading', { name: /^回访/ }).count()).toBe(0)
})

/** Two leaks told by people with a phone, each put right at once by the steward. */
async function tellAndSettle(page: Page) {
  const { rows } = await ask(page, 'care.today', { all: true })
  const people: { personId: string; dwellingId: string }[] = []
  for (const { personId, dwellingId } of rows) {
    if (people.length === leaks.length) break
    if (personId && dwellingId && (await ask(page, 'registry.person', { personId })).phone)
      people.push({ personId, dwellingId })
  }
  for (const [at, { personId, dwellingId }] of people.entries()) {
    const caseId = newId()
    const report = { leaf: '0105', title: leaks[at], dwellingId, reporterPersonId: personId, contactOk: true }
    await command(page, 'cases.report', { id: caseId, ...report })
    await command(page, 'cases.resolve-on-the-spot', { caseId, residentSays: 'WELL', resultText: '已换垫圈' })
  }
}

async function answer(page: Page, said: string) {
  await page.getByRole('radio', { name: '有', exact: true }).check()
  await page.getByRole('radio', { name: '已解决', exact: true }).check()
  await page.getByRole('radio', { name: '满意', exact: true }).check()
  await page.getByLabel(said).fill('来得很快')
}

async function showAll(page: Page) {
  await page.getByRole('heading', { name: /^回访/ }).waitFor()
  const more = page.getByRole('button', { name: /^还有 \d+ 个$/ })
  if (await more.count()) await more.click()
}

const waiting = async (page: Page): Promise<string[]> =>
  (await ask(page, 'cases.call-backs', { limit: 100 })).rows.map(({ title }: { title: string }) => title)

async function ask(page: Page, name: string, input: object) {
  const response = await page.request.post(`${url}/api/queries/${name}`, { data: { input } })
  const said = await response.json()
  expect(said).toMatchObject({ outcome: 'done' })
  return said.answer
}

async function command(page: Page, name: string, input: object) {
  const response = await page.request.post(`${url}/api/commands/${name}`, { data: { id: newId(), input } })
  expect(await response.json()).toMatchObject({ outcome: 'done' })
}
