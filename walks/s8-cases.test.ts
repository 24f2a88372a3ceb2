import { newId } from '@red-steward/domain/ids'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, PHONE, picture, signInAs, type Visitor } from './support/browser.ts'

let browser: Browser
let url: string
beforeAll(async () => {
  browser = await openBrowser()
  url = inject('demoUrl')
})
afterAll(() => browser.close())

const mark = String(Date.now() % 1_000_000)

test('each number of the morning leads to the cases behind it, and counts as many', async () => {
  const { page, complaints } = await colleague('secretary', '/desk/morning')
  await page.getByRole('heading', { name: '晨会' }).waitFor()
  await picture(page, 's8-morning')
  expect(await axe(page)).toEqual([])
  for (const [label, bucket] of [
    ['超期', '已超期'],
    ['今天到期', '今日到期'],
    ['一天没人动', '一天没人动'],
    ['已报街道', '在街道'],
  ] as const) {
    const said = await countOf(page, label)
    await page.locator('.morning-counts a').filter({ hasText: label }).click()
    const chosen = page.getByRole('button', { name: new RegExp(`^${bucket} `) })
    await chosen.and(page.locator('[aria-current="true"]')).waitFor()
    await expect.poll(() => chosen.textContent()).toBe(`${bucket} ${said}`)
    if (said > 0) await expect.poll(() => page.locator('.inbox-row').count()).toBe(Math.min(said, 50))
    await page.goto(`${url}/desk/morning`)
  }
  const open = await countOf(page, '未办结')
  await page.locator('.morning-counts a').filter({ hasText: '未办结' }).click()
  await page.getByText(`共 ${open} 件`, { exact: true }).waitFor()
  await page.goto(`${url}/desk/morning`)
  const waiting = await countOf(page, '不满意')
  await page.locator('.morning-counts a').filter({ hasText: '不满意' }).click()
  await page.getByText(`${waiting} 件`).first().waitFor()
  expect(new URL(page.url()).search).toBe('?queue=dissatisfied')
  expect(complaints).toEqual([])
})

test('by keys alone two cases go out together after a look at what would happen, and come back', async () => {
  const { page, complaints } = await colleague('desk', '/desk/inbox?bucket=to-accept')
  for (const nth of [1, 2]) {
    const id = await report(page, { title: `${mark} 垃圾没人清 ${nth}`, leaf: '0402' })
    await say(page, 'cases.accept', { caseId: id, text: '', residentText: '' })
  }
  await page.goto(`${url}/desk/inbox?bucket=to-dispatch`)
  const mine = page.locator('.inbox-row').filter({ hasText: mark })
  await expect.poll(() => mine.count()).toBe(2)
  for (const nth of [0, 1]) {
    await moveTo(page, `${mark} 垃圾没人清 ${nth + 1}`)
    await page.keyboard.press('x')
  }
  await page.getByText('已选 2 件').waitFor()
  await page.keyboard.press('d')
  await page.getByRole('dialog').getByRole('combobox', { name: '派给' }).waitFor()
  await page.keyboard.type('杨管家')
  await page.keyboard.press('Enter')
  await page.getByText('2 件可以派遣').waitFor()
  await picture(page, 's8-bulk')
  expect(await axe(page)).toEqual([])
  await tabTo(page, /^派遣 2 件$/)
  await page.keyboard.press('Enter')
  await page.getByText('已派遣 2 件').waitFor()
  await expect.poll(() => mine.count()).toBe(0)
  await tabTo(page, /^撤 ?销$/)
  await page.keyboard.press('Enter')
  await page.getByText('已撤回 2 件').waitFor()
  await expect.poll(() => mine.count()).toBe(2)
  expect(complaints).toEqual([])
})

test('a resident who is not content is not left standing: somebody else looks again, and the case opens', async () => {
  const desk = await colleague('desk', '/desk/inbox')
  const title = `${mark} 电梯又停了`
  const { rows } = await ask<{ rows: { id: string }[] }>(desk.page, 'registry.list-persons', { limit: 1 })
  const caseId = await report(desk.page, { title, leaf: '0104', reporterPersonId: rows[0]!.id, contactOk: true })
  await say(desk.page, 'cases.resolve-on-the-spot', { caseId, resultText: '已重启', residentSays: 'UNREACHED' })

  const { page, complaints } = await colleague('secretary', '/desk/callbacks')
  await page.getByRole('button', { name: new RegExp(title) }).click()
  await page.getByRole('heading', { name: title }).waitFor()
  for (const key of ['1', '3', '3', 'Control+Enter']) await page.keyboard.press(key)
  await page.getByText('已记下，转入督办').waitFor()
  await page.getByText('不满意，待督办').click()
  await page.getByRole('button', { name: new RegExp(title) }).click()
  await page.getByText('未解决 · 不满意').waitFor()
  await picture(page, 's8-supervise')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('督办意见').fill('请维保当天到场')
  await page.getByRole('button', { name: '督办', exact: true }).click()
  await page.getByText('已督办').waitFor()
  await page.goto(`${url}/desk/cases/${caseId}`)
  await page.getByText('返工', { exact: true }).first().waitFor()
  await page.getByText('请维保当天到场').first().waitFor()
  expect(complaints).toEqual([])
})

test('the street sees communities side by side, in the order of their codes, without ranks or people', async () => {
  const { page, complaints } = await colleague('street', '/desk/street')
  await page.getByRole('heading', { name: '各社区办理情况' }).waitFor()
  const table = page.getByRole('region', { name: '各社区办理情况' })
  await table.getByText('月塘社区').waitFor()
  expect(await table.locator('.ant-table-column-sorters').count()).toBe(0)
  expect(await table.textContent()).not.toMatch(/排名|名次|第一/)
  for (const name of ['杨管家', '顾网格长', '潘窗口']) expect(await table.getByText(name).count()).toBe(0)
  expect(await table.getByText(/^n=\d+$/).count()).toBeGreaterThan(4)
  await picture(page, 's8-street')
  expect(await axe(page)).toEqual([])
  await page.setViewportSize(PHONE)
  await picture(page, 's8-street-phone')
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(complaints).toEqual([])
})

async function colleague(loginName: string, path: string): Promise<Visitor> {
  const visitor = await newVisitor(browser)
  await signInAs(visitor.page, url, loginName)
  await visitor.page.goto(`${url}${path}`)
  await visitor.page.getByRole('heading').first().waitFor()
  return visitor
}

async function countOf(page: Page, label: string): Promise<number> {
  const count = page.locator('.morning-counts a').filter({ hasText: label }).locator('.count-value')
  return Number((await count.textContent())!.replaceAll(',', ''))
}

/** Goes down with J until the cursor is on this case. */
async function moveTo(page: Page, title: string) {
  const at = page.locator('.row-at').filter({ hasText: title })
  for (const key of ['j', 'k'])
    for (let steps = 0; steps < 60 && (await at.count()) === 0; steps++) await page.keyboard.press(key)
  await at.waitFor()
}

async function tabTo(page: Page, text: RegExp) {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab')
    if (text.test((await page.evaluate(() => document.activeElement?.textContent ?? '')).trim())) return
  }
  throw new Error(`not reached by Tab: ${text}`)
}

async function report(page: Page, fields: object): Promise<string> {
  const id = newId()
  await say(page, 'cases.report', { id, place: '南门', ...fields })
  return id
}

async function say(page: Page, name: string, input: object): Promise<void> {
  const answer = await page.request.post(`${url}/api/commands/${name}`, { data: { id: newId(), input } })
  expect(await answer.json()).toMatchObject({ outcome: 'done' })
}

async function ask<Answer>(page: Page, name: string, input: object): Promise<Answer> {
  const answer = await page.request.post(`${url}/api/queries/${name}`, { data: { input } })
  return (await answer.json()).answer
}
