import { readFileSync } from 'node:fs'
import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { wordsOfDocx } from '../server/src/testing/docx.ts'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs } from './support/browser.ts'
import { newResident, smallTargets, smallText, tabTo } from './support/resident.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const today = dayOf(new Date())
const ago = (days: number) => addDays(today, -days)

test('a leak becomes a quarrel over damage: application, consents, room, session, agreement, court, archive and both papers', async () => {
  const title = `三楼吊顶泡水 ${newId().slice(-4)}`
  const { page: desk, complaints } = await newVisitor(browser)
  await signInAs(desk, inject('demoUrl'), 'desk')
  await takeDown(desk, title)

  const mediator = await newVisitor(browser)
  const { page } = mediator
  await signInAs(page, inject('demoUrl'), 'mediator')
  await page.getByRole('link', { name: '人民调解' }).first().click()
  await page.getByRole('link', { name: title }).click()
  await takeUp(page)
  await talk(page)
  await agree(page)
  await sign(page)

  // in effect for ten days: the court can be asked for twenty more, day 30 included
  const court = page.getByRole('region', { name: '司法确认' })
  await court.getByText(`最后一天：${ago(-20)}`).waitFor()
  await page.getByText(`司法确认 ${ago(-20)} · 还有 20 天`).waitFor()
  await picture(page, 's6-performing')
  expect(await axe(page)).toEqual([])
  await askCourt(page)
  await perform(page)
  await press(page, '归档')
  await dialog(page).getByRole('button', { name: '归档' }).click()
  await page.getByText('卷宗已归档，仍可打印。').waitFor()

  const [pdf, docx] = [await download(page, '卷宗 PDF'), await download(page, '卷宗 DOCX')]
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const words = wordsOfDocx(docx)
  for (const said of ['卷 内 目 录', title, '人民币叁佰元伍角整（￥300.50）', '司法确认申请书', '当场付清'])
    expect(words).toContain(said)
  await picture(page, 's6-archived')
  expect(await axe(page)).toEqual([])

  // who took it down sees where it stands and nothing of what was said; the secretary sees numbers
  await desk.reload()
  await desk.getByText('卷宗已归档，仍可打印。').waitFor()
  expect(await desk.getByText('双方同意分担').count()).toBe(0)
  const secretary = await newVisitor(browser)
  await signInAs(secretary.page, inject('demoUrl'), 'secretary')
  await secretary.page.getByRole('button', { name: '调解议事' }).click()
  await secretary.page.getByRole('link', { name: '调解统计', exact: true }).click()
  await secretary.page.getByText('调解成功率').waitFor()
  await picture(secretary.page, 's6-figures')
  expect(await axe(secretary.page)).toEqual([])
  expect([...complaints, ...mediator.complaints, ...secretary.complaints]).toEqual([])
})

test('a topic on public notice is read at the doors it concerns, in both sizes, and the desk says where and until when', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, inject('demoUrl'), 'secretary')
  await page.goto(`${inject('demoUrl')}/desk/deliberations`)
  await page.getByRole('link', { name: '公共车位轮换使用' }).click()
  const card = page.getByRole('region', { name: '居民看到的公示' })
  await card.getByText(/现在就能看到/).waitFor()
  await picture(page, 's6-topic')
  expect(await axe(page)).toEqual([])
  await card.getByRole('button', { name: '看居民看到的内容' }).click()
  await dialog(page).getByText('只供议事参考').waitFor()
  await picture(page, 's6-topic-look')
  expect(await axe(page)).toEqual([])

  const address = await aDoorIn(page, '云溪苑')
  for (const { mode, target, text } of sizes) {
    const resident = await newResident(browser, address, mode)
    const { page: phone } = resident
    const look = async (name: string) => {
      await picture(phone, `s6-${mode}-${name}`)
      expect(await axe(phone)).toEqual([])
      expect(await smallTargets(phone, target)).toEqual([])
      expect(await smallText(phone, text)).toEqual([])
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }
    await phone.getByRole('heading', { name: '正在公示' }).waitFor()
    await tabTo(phone, /公共车位轮换使用/)
    await look('door')
    await phone.keyboard.press('Enter')
    await phone.getByRole('heading', { name: '公共车位轮换使用', level: 1 }).waitFor()
    await look('notice')
    const said = await phone.locator('main').textContent()
    for (const known of ['按月轮换', '31 人', '只供议事参考', '12345']) expect(said).toContain(known)
    expect(said).not.toMatch(/表决|投票|潘窗口|文书记/)
    await phone.getByRole('link', { name: '写意见' }).click()
    await phone.getByLabel('发生了什么？').waitFor()
    complaints.push(...resident.complaints)
    await resident.context.close()
  }
  expect(complaints).toEqual([])
})

const sizes = [
  { mode: 'usual', target: 44, text: 14 },
  { mode: 'elder', target: 60, text: 18 },
] as const

/** The address on a plate of the compound, as the desk prints it. */
async function aDoorIn(page: Page, compound: string): Promise<string> {
  const ask = async (name: string, input: object) => {
    const answer = await page.request.post(`${inject('demoUrl')}/api/queries/${name}`, { data: { input } })
    return (await answer.json()).answer
  }
  const { buildings } = await ask('portal.plate-counts', {})
  const { id } = buildings.find(
    (one: { address: string; plates: number }) => one.address.startsWith(compound) && one.plates,
  )
  const { community, rows } = await ask('portal.plates', { buildingId: id })
  return `${inject('demoUrl')}/portal/${community.code}#d.${rows[0].code}`
}

/** From the page of the case: one click, and what the case knows is there already. */
async function takeDown(page: Page, title: string) {
  const caseId = newId()
  const input = { id: caseId, leaf: '0201', title, description: '楼上软管破裂，三楼客厅吊顶泡水', place: '8号楼' }
  const reported = await page.request.post(`${inject('demoUrl')}/api/commands/cases.report`, {
    data: { id: newId(), input },
  })
  expect(reported.status()).toBe(200)
  await page.goto(`${inject('demoUrl')}/desk/cases/${caseId}`)
  await press(page, '转人民调解')
  const form = dialog(page)
  await day(form, '申请日期', ago(15))
  await choose(page, form.getByLabel('调解员', { exact: true }), '姜调解')
  await form.getByLabel('姓名或名称').nth(0).fill('吴小三')
  await form.getByLabel('电话', { exact: true }).nth(0).fill('16612345678')
  await form.getByLabel('姓名或名称').nth(1).fill('杨小四')
  await form.getByLabel('住址').nth(1).fill('8号楼1单元401')
  await picture(page, 's6-application')
  expect(await axe(page)).toEqual([])
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByRole('region', { name: '下一步' }).waitFor()
  await page.getByText('您看到的是登记内容').waitFor()
}

async function takeUp(page: Page) {
  await press(page, '申明利害关系')
  await dialog(page).getByRole('button', { name: '没有以上情形，由我承办' }).click()
  await press(page, '受理')
  await day(dialog(page), '日期', ago(14))
  await dialog(page).getByRole('button', { name: '受理' }).click()
  await page.getByText('已受理', { exact: true }).first().waitFor()
  // the button that is not ready says why
  await page.getByText('还有当事人没有表示同意调解。').first().waitFor()
  await picture(page, 's6-accepted')
  expect(await axe(page)).toEqual([])
  for (const name of ['吴小三', '杨小四']) {
    const line = page.getByRole('listitem').filter({ hasText: name })
    await line.getByRole('button', { name: '记录意愿' }).click()
    await day(dialog(page), '日期', ago(13))
    await dialog(page).getByRole('button', { name: '保存' }).click()
    await line.getByText(/同意调解/).waitFor()
    await line.getByRole('button', { name: '签收告知书' }).click()
    await day(dialog(page), '日期', ago(13))
    await dialog(page).getByRole('button', { name: '保存' }).click()
    await line
      .getByText(/签收告知书$/)
      .first()
      .waitFor()
  }
  await press(page, '开始调解')
  await day(dialog(page), '日期', ago(12))
  await dialog(page).getByRole('button', { name: '开始调解' }).click()
  await page.getByText('调解中', { exact: true }).first().waitFor()
}

async function talk(page: Page) {
  await press(page, '约定调解时间')
  const form = dialog(page)
  await choose(page, form.getByLabel('房间'), /议事厅/)
  await day(form, '日期', ago(11))
  // a minute of its own, so that the walk can be walked again over the same demo
  const minute = Math.floor(Date.now() / 1000) % 1380
  const clock = (at: number) => new Date(at * 60_000).toISOString().slice(11, 16)
  const [from, to] = [clock(minute), clock(minute + 1)]
  await form.getByLabel('开始').fill(from)
  await form.getByLabel('结束').fill(to)
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText(`${from}–${to}`).waitFor()
  await press(page, '写笔录')
  await day(dialog(page), '日期', ago(11))
  await dialog(page).getByLabel('内容').fill('双方同意分担，杨小四愿意先付修复费用。')
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await page.getByText('双方同意分担').waitFor()
}

async function agree(page: Page) {
  await press(page, '达成协议')
  const form = dialog(page)
  await day(form, '达成日期', ago(10))
  await form.getByLabel('主要事实、争议事项及各方责任').fill('软管老化破裂，杨小四承担修复费用。')
  await choose(page, form.getByLabel('由谁履行'), '杨小四')
  await choose(page, form.getByLabel('向谁履行'), '吴小三')
  await form.getByLabel('金额（元）').fill('300.5')
  await day(form, '履行期限', ago(9))
  await form.getByLabel('做什么、怎样履行').fill('当场付清')
  await picture(page, 's6-agreement')
  expect(await axe(page)).toEqual([])
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('叁佰元伍角整').waitFor()
}

/** The paper is printed, signed by all and written down with the day that stands on it. */
async function sign(page: Page) {
  await page.getByRole('button', { name: /^打印/ }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '协议书 PDF' }).click()
  expect((await waiting).suggestedFilename()).toContain('人民调解协议书')
  await press(page, '登记签署')
  await day(dialog(page), '签署日期', ago(10))
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await page.getByText('履行中', { exact: true }).first().waitFor()
}

async function askCourt(page: Page) {
  await press(page, '申请司法确认')
  const form = dialog(page)
  await form.getByLabel('法院').fill('市人民法院')
  await day(form, '日期', ago(5))
  for (const name of ['吴小三', '杨小四']) await form.getByRole('checkbox', { name }).check()
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('已向法院申请').waitFor()
  await press(page, '记录法院答复')
  await day(dialog(page), '日期', ago(2))
  await dialog(page).getByLabel('裁定书文号').fill('民特7号')
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await page.getByText('法院已确认').first().waitFor()
}

async function perform(page: Page) {
  await press(page, '记录回访')
  const form = dialog(page)
  await day(form, '日期', ago(8))
  await form.getByRole('checkbox', { name: /叁佰元伍角整/ }).check()
  await form.getByLabel('情况').fill('款已付清')
  await form.getByRole('button', { name: '保存' }).click()
  await page.getByText('已履行', { exact: true }).first().waitFor()
}

/** The step on top of the page. */
async function press(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).first().click()
  await dialog(page).waitFor()
}

const dialog = (page: Page) => page.getByRole('dialog').last()

/** Typed, and then taken from the month that opens at it. */
async function day(form: Locator, label: string, value: string) {
  await form.getByLabel(label, { exact: true }).first().fill(value)
  await form.page().locator(`.ant-picker-dropdown:not(.ant-picker-dropdown-hidden) td[title="${value}"]`).click()
}

async function choose(page: Page, field: Locator, name: string | RegExp) {
  await field.click()
  await page.getByTitle(name).last().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
}

async function download(page: Page, name: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return readFileSync(await (await waiting).path())
}
