import { newId } from '@red-steward/domain/ids'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newVisitor, openBrowser, PHONE, picture, signInAs } from './support/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a steward opens a door, confirms, adds a tenant and her child, marks one as moved out, and takes one step back', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, inject('demoUrl'), 'steward')
  const notice = (text: string) => page.locator('.ant-notification-notice').filter({ hasText: text })
  const done = (text: string | RegExp) => page.getByText(text).first().waitFor()

  // the door, by shorthand, from the keyboard
  await page.keyboard.press('Control+k')
  await page.keyboard.type('2-1-3002')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /2号楼1单元3002/ }).waitFor()
  const rows = page.locator('tbody tr.ant-table-row')
  await rows.first().waitFor()
  const before = await rows.count()

  await page.getByRole('button', { name: /全部仍属实$/ }).click()
  await done('已记录：全户仍属实')
  await page.getByText('今天', { exact: true }).first().waitFor()

  await addMember({ name: '龙秋萍', relation: '非亲属', kind: '租住', sex: '女', born: '1991-04-12' })
  await done('龙秋萍 已登记')
  await page.getByRole('link', { name: '龙秋萍' }).waitFor()

  // her child is under 14: without a guardian the form refuses and says why
  await addMember({ name: '龙小满', relation: '非亲属', kind: '租住', sex: '女', born: '2019-09-01' })
  await page
    .getByText(/监护人/)
    .first()
    .waitFor()
  await picture(page, 's1-child-needs-guardian')
  await choose('监护人', '龙秋萍')
  await choose('监护人是孩子的', '母亲')
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await done('龙小满 已登记')
  await expect.poll(() => rows.count()).toBe(before + 2)

  await page.getByRole('button', { name: /迁出$/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').nth(1).check()
  await dialog.getByRole('button', { name: /迁\s*出/ }).click()
  await notice('已迁出').waitFor()
  await expect.poll(() => rows.count()).toBe(before + 1)
  await picture(page, 's1-household')

  await notice('已迁出')
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  await expect.poll(() => rows.count()).toBe(before + 2)
  expect(complaints).toEqual([])

  async function addMember(who: { name: string; relation: string; kind: string; sex: string; born: string }) {
    await page.getByRole('button', { name: /添加成员$/ }).click()
    await choose('与户主关系', who.relation)
    await choose('居住情况', who.kind)
    await page.getByLabel('姓名', { exact: true }).fill(who.name)
    await page.getByRole('radio', { name: who.sex }).check()
    await page.getByLabel('出生日期').fill(who.born)
    await page.getByLabel('出生日期').press('Enter')
    await page.getByRole('button', { name: /保\s*存/ }).click()
  }
  async function choose(label: string, option: string) {
    await page.getByLabel(label, { exact: true }).click()
    await page.keyboard.type(option)
    await page.keyboard.press('Enter')
  }
})

test('two people correct one person at once, and neither loses what the other wrote', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, inject('demoUrl'), 'secretary')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('wxm')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /更正$/ }).click()
  await page.getByLabel('读音更正').waitFor()

  const personId = new URL(page.url()).pathname.split('/').at(-1)!
  const { name, version } = await ask('registry.person', { personId })
  const input = { personId, base: version, changes: { note: '需轮椅' } }
  const colleague = await page.request.post(`${inject('demoUrl')}/api/commands/registry.correct-person`, {
    data: { id: newId(), input },
  })
  expect(colleague.status()).toBe(200)
  await page.getByText('需轮椅').first().waitFor() // the page behind the dialog has read it

  await page.getByLabel('读音更正').fill([...name].map(() => 'wang').join(' '))
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const after = await ask('registry.person', { personId })
  expect(after).toMatchObject({ note: '需轮椅', readingOverride: expect.stringContaining('wang') })
  expect(complaints).toEqual([])

  async function ask(query: string, input: unknown) {
    const answer = await page.request.post(`${inject('demoUrl')}/api/queries/${query}`, { data: { input } })
    return (await answer.json()).answer
  }
})

test('the same door reads well on a phone, and another grid’s door does not exist for her', async () => {
  const { page, complaints } = await newVisitor(browser, PHONE)
  await signInAs(page, inject('demoUrl'), 'steward')
  await page.goto(`${inject('demoUrl')}/desk/map?as=list`)
  await page.getByRole('link', { name: /号楼/ }).first().click()
  await page.getByRole('gridcell').first().waitFor()
  await picture(page, 's1-board-phone')

  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBeLessThanOrEqual(PHONE.width)
  await page.goto(`${inject('demoUrl')}/desk/households/01a4be11-0000-7000-8000-000000000000`)
  await page
    .getByText('没有找到，或不在您的服务范围内', { exact: false })
    .or(page.getByText(/没有找到/))
    .first()
    .waitFor()
  expect(complaints).toEqual([])
})
