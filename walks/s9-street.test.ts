import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs } from './support/browser.ts'
import { choose as chooseIn } from './support/choose.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const line = `${Date.now() % 100_000} 路面塌了一块，下面水管也漏`

test('what the community cannot solve goes to the street, which whistles two units in, and hands it back with what they found', async () => {
  const url = inject('demoUrl')
  const community = await newVisitor(browser)
  const office = await newVisitor(browser)
  await signInAs(community.page, url, 'secretary')
  await signInAs(office.page, url, 'street')

  // two offices a case may be given to
  await community.page.goto(`${url}/desk/case-settings`)
  await community.page.getByRole('tab', { name: '办理单位' }).click()
  for (const name of ['走查供水公司', '走查住建局']) await addUnit(community.page, name)

  // the community reports, accepts and takes it to the street, by keys
  await community.page.goto(`${url}/desk/inbox?bucket=to-accept`)
  await community.page.getByRole('heading', { name: '收件箱' }).waitFor()
  await community.page.keyboard.press('i')
  await community.page.getByLabel('一句话说清楚').fill(line)
  await community.page.getByPlaceholder(/说不清门牌的/).fill('南门路口')
  await choose(community.page, '类别', '井盖缺失')
  await community.page.getByRole('button', { name: /^登记 / }).click()
  await community.page.getByRole('heading', { name: line }).waitFor()
  await community.page.getByRole('button', { name: '受理', exact: true }).click()
  await community.page.getByRole('dialog', { name: '受理' }).getByLabel('说明').press('Control+Enter')
  await community.page.getByRole('dialog').waitFor({ state: 'hidden' })
  await fromMenu(community.page, '上报街道')
  await community.page
    .getByRole('dialog')
    .getByLabel('社区为什么解决不了')
    .fill('路面归市政，水管归供水公司，社区协调不动')
  await community.page.getByRole('dialog').getByRole('button', { name: '上报街道' }).click()
  await community.page.getByText('在街道').first().waitFor()
  await picture(community.page, 's9-escalated')
  expect(await axe(community.page)).toEqual([])

  // the street finds it in its own queue, sees both clocks, and whistles
  await office.page.goto(`${url}/desk/street`)
  await office.page.getByRole('link', { name: line }).waitFor()
  await picture(office.page, 's9-street')
  expect(await axe(office.page)).toEqual([])
  await office.page.getByRole('link', { name: line }).click()
  await office.page.getByRole('heading', { name: '本环节' }).waitFor()
  await office.page.getByRole('heading', { name: /^全程/ }).waitFor()
  await fromMenu(office.page, '吹哨')
  await office.page.getByLabel('会商什么').fill('谁先挖开')
  for (const name of ['走查供水公司', '走查住建局']) await choose(office.page, '召集单位（至少两个）', name)
  await office.page.keyboard.press('Escape')
  await office.page.getByRole('dialog').getByRole('button', { name: '吹哨' }).click()
  await office.page.getByRole('heading', { name: '吹哨' }).waitFor()

  // both arrive; the offices do not sign in, so the street writes it down
  for (const _ of [1, 2]) {
    await fromMenuOrButton(office.page, '报到')
    await office.page.getByRole('dialog').getByRole('button', { name: '报到' }).click()
    await office.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  await office.page.getByText('未报到').first().waitFor({ state: 'hidden' })
  await fromMenuOrButton(office.page, '会商结论')
  await office.page.getByRole('dialog').getByLabel('会商结论').fill('供水公司先关阀开挖，住建局回填')
  await office.page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await office.page.getByText('供水公司先关阀开挖，住建局回填').first().waitFor()
  await picture(office.page, 's9-whistle')
  await fromMenu(office.page, '退回社区')
  await office.page.getByRole('dialog').getByLabel('街道怎么看、交回办什么').fill('已约明天上午开挖，请社区通知住户')
  await office.page.getByRole('dialog').getByRole('button', { name: '退回社区' }).click()
  await office.page.getByRole('dialog').waitFor({ state: 'hidden' })

  // the community sees it come back, live, with the whole story
  await community.page.getByText('已约明天上午开挖，请社区通知住户').waitFor()
  await picture(community.page, 's9-back')
  expect([...community.complaints, ...office.complaints]).toEqual([])
})

test('the justice office finds what was handed to it on its home page; another department sees nothing of mediation', async () => {
  const url = inject('demoUrl')
  const justice = await newVisitor(browser)
  await signInAs(justice.page, url, 'justice')
  const handed = justice.page.getByRole('region', { name: '移交本所的纠纷' })
  await handed.getByText('宠物伤人费用').waitFor()
  await justice.page
    .getByRole('region', { name: '近一年生效的调解协议' })
    .getByText(/^TJ\d+/)
    .first()
    .waitFor()
  await picture(justice.page, 's9-justice')
  expect(await axe(justice.page)).toEqual([])
  const department = await newVisitor(browser)
  await signInAs(department.page, url, 'department')
  await department.page.getByRole('heading', { name: '从这里开始' }).waitFor()
  expect(await department.page.getByText('调解').count()).toBe(0)
  expect([...justice.complaints, ...department.complaints]).toEqual([])
})

async function addUnit(page: Page, name: string) {
  if (await page.getByText(name, { exact: true }).count()) return
  await page.getByRole('button', { name: '加一个单位' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText(name, { exact: true }).waitFor()
}

const choose = (page: Page, field: string, option: string) =>
  chooseIn(page, page.getByRole('combobox', { name: field }), option)

async function fromMenu(page: Page, action: string) {
  await page.getByRole('button', { name: /^更多/ }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

async function fromMenuOrButton(page: Page, action: string) {
  const button = page.getByRole('button', { name: action, exact: true })
  await page.getByRole('button', { name: /^更多/ }).or(button).first().waitFor()
  if (await button.count()) await button.click()
  else await fromMenu(page, action)
}
