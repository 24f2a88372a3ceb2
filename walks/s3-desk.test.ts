import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { DESK, newVisitor, openBrowser, PHONE, picture, signInAs, type Visitor } from './support/browser.ts'
import { choose as chooseIn } from './support/choose.ts'
import { answerAtHome, confirmPhone, homesToldOf } from './support/homes.ts'
import { newPhone, tab } from './support/phone.ts'
import { newResident } from './support/resident.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const line = '3-1-1301 漏水 电梯停了'

test('one line in the stairwell: the desk hears of it at once, both tick the same steps, each home below answers, and somebody else calls back', async () => {
  const url = inject('demoUrl')
  const phone = await newPhone(browser, url, 'steward')
  const lead = await colleague(url, 'gridlead', '/desk/inbox?bucket=to-accept')
  const desk = await colleague(url, 'desk', '/desk/inbox?bucket=to-accept')

  // the line becomes an emergency on the phone, and stands in both inboxes without anybody loading anything
  await tab(phone.page, '记一笔')
  await phone.page.getByLabel('写下或说出一句话').fill(line)
  await phone.page.getByText('P1 跑水、爆管').waitFor()
  await phone.page.getByRole('button', { name: '按紧急事件处理' }).click()
  await phone.page.getByText('先打电话').waitFor()
  for (const { page } of [lead, desk]) await inboxRow(page).waitFor()
  await picture(lead.page, 's3-desk-inbox')
  expect(await axe(lead.page)).toEqual([])

  // the emergency as the desk sees it: numbers first, then steps, then people, the nearest first
  for (const { page } of [lead, desk]) {
    await inboxRow(page).click()
    await page.getByRole('link', { name: '整页打开' }).click()
    await page.getByRole('heading', { name: line }).waitFor()
    await page.getByText('先打电话').waitFor()
    await page.getByRole('heading', { name: '要联系的人' }).waitFor()
  }
  await lead.page.getByText('楼下', { exact: true }).first().waitFor()
  await lead.page.locator('.case-companies').getByRole('link', { name: /\d{6}/ }).first().waitFor()

  // accepted and given to the steward who stands there; a number is looked at for a reason
  await act(lead.page, '受理')
  await act(lead.page, '派遣', async (dialog) => {
    await choose(lead.page, '派给', '杨管家')
    await dialog.getByLabel('说明').fill('您在现场，先关阀')
  })
  await desk.page
    .getByRole('button', { name: /^查看 ?电话$/ })
    .first()
    .click()
  await desk.page.getByRole('button', { name: '紧急情况' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await desk.page
    .getByText(/^1\d{10}$/)
    .first()
    .waitFor()

  // ticked on the phone, seen on the desk; ticked on the desk, seen on the phone
  await phone.page.getByRole('checkbox', { name: /^关水阀/ }).click()
  await step(desk.page, /^关水阀/, '杨管家')
  await step(lead.page, /^关水阀/, '杨管家')
  await desk.page.getByRole('checkbox', { name: '联系物业维修' }).click()
  await step(desk.page, '联系物业维修', '潘窗口')
  await expect.poll(() => phone.page.getByRole('checkbox', { name: '联系物业维修' }).isChecked()).toBe(true)
  await picture(phone.page, 's3-desk-phone')

  // entered with the owner's word; no door code is kept
  await desk.page.getByRole('button', { name: '记录入户' }).click()
  const entry = desk.page.getByRole('dialog')
  await entry.getByLabel('同意人').fill('户主')
  await entry.getByLabel('同意时间').fill(await entry.getByLabel('进入时间').inputValue())
  await entry.getByLabel('见证人').fill('物业保安')
  await entry.getByLabel('入户做什么').fill('关阀门，门锁密码 2580#')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByRole('alert').waitFor()
  await entry.getByLabel('入户做什么').fill('关阀门')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.waitFor({ state: 'hidden' })
  await lead.page.getByText('物业保安').first().waitFor()

  // the homes below get one message, and each answers for itself
  await lead.page.getByRole('button', { name: '通知波及的住户' }).click()
  const telling = lead.page.getByRole('dialog')
  await telling.getByRole('button', { name: '只选有人住的' }).click()
  await telling.getByLabel('给每户的消息').fill('楼上漏水，正在关水。您家有没有进水？请回复。')
  expect(await axe(lead.page)).toEqual([])
  await picture(lead.page, 's3-desk-incident')
  const lived = Number((await telling.getByText(/^\d+ 户，其中 \d+ 户有人住/).textContent())!.match(/^\d+/)![0])
  expect(lived).toBeGreaterThan(3)
  await telling.getByRole('button', { name: '通知波及的住户' }).click()
  await telling.waitFor({ state: 'hidden' })
  await desk.page.getByText(`已通知 ${lived} 户`).waitFor()
  await answerOf(desk.page, 1, '已经好了')
  await answerOf(desk.page, 2, '受影响，还没好', '天花板还在滴水')
  await lead.page.getByText(`还没好 1 · 已经好了 1 · 没受影响 0 · 未答复 ${lived - 2}`, { exact: false }).waitFor()

  // two homes answer on their own phones: one by the link in its message, one by a phone it confirms
  const secretary = await colleague(url, 'secretary', '/desk/callbacks')
  const told = await homesToldOf(secretary.page, url, new URL(desk.page.url()).pathname.split('/').at(-1)!)
  const byLink = await newResident(browser, told.link, 'usual')
  const byPhone = await newResident(browser, `${told.portal}#mine`, 'elder')
  await answerAtHome(byLink.page, '需要帮助', '客厅进水了，老人在家')
  await desk.page.getByText('客厅进水了，老人在家', { exact: false }).first().waitFor()
  await confirmPhone(byPhone.page, told.phone)
  await byPhone.page.getByRole('link', { name: /跑水/ }).first().click()
  await answerAtHome(byPhone.page, '没受影响')
  for (const { page } of [byLink, byPhone]) {
    await picture(page, `s3-desk-home-${page === byLink.page ? 'usual' : 'elder'}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  }
  await lead.page.getByText(/需要帮助 1 · 还没好 1 · 已经好了 1 · 没受影响 1/).waitFor()
  for (const viewport of [DESK, PHONE]) {
    await lead.page.setViewportSize(viewport)
    await picture(lead.page, `s3-desk-emergency-${viewport.width}`)
    expect(await axe(lead.page)).toEqual([])
    expect(await lead.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
  }
  await lead.page.setViewportSize(DESK)

  // done by the steward, looked at by the desk, closed by the desk
  await phone.page.getByRole('button', { name: '办结', exact: true }).click()
  await phone.page.getByRole('dialog').getByLabel('怎么解决的').fill('软管脱落，已换，积水清完')
  await phone.page.getByRole('dialog').getByRole('button', { name: '办结', exact: true }).click()
  await desk.page.getByText('软管脱落，已换，积水清完').first().waitFor()
  await menu(desk.page, '记核查情况', async (dialog) => {
    await dialog.getByLabel('看到的情况').fill('楼下复看，天花板不滴了')
  })
  await act(desk.page, '办结', async (dialog) => {
    await dialog.getByLabel('居民说好了').check()
    await dialog.getByLabel('怎么解决的').fill('换软管，清积水，楼下复看')
  })
  await desk.page.getByText('已办结', { exact: true }).first().waitFor()

  // called back by somebody who had no hand in it; whoever closed it may not
  await desk.page.goto(`${url}/desk/callbacks`)
  await desk.page.getByRole('button', { name: new RegExp(line) }).click()
  await desk.page.getByRole('heading', { name: line }).waitFor()
  expect(await desk.page.getByRole('button', { name: /^记下答复/ }).isDisabled()).toBe(true)
  await secretary.page.reload()
  await secretary.page.getByRole('button', { name: new RegExp(line) }).click()
  await secretary.page.getByRole('heading', { name: line }).waitFor()
  for (const viewport of [PHONE, DESK]) {
    await secretary.page.setViewportSize(viewport)
    await picture(secretary.page, `s3-desk-call-back-${viewport.width}`)
    expect(await axe(secretary.page)).toEqual([])
  }
  await secretary.page.keyboard.press('1')
  await secretary.page.keyboard.press('1')
  await secretary.page.keyboard.press('1')
  await secretary.page.keyboard.press('Control+Enter')
  await secretary.page.getByText('已记下答复').waitFor()

  // the story reads from the first word to the last, with names and clock times, and both clocks stand still
  await lead.page.getByText('已评价', { exact: true }).first().waitFor()
  await lead.page.reload()
  await lead.page.getByRole('heading', { name: '办理经过' }).waitFor()
  const story = await lead.page.locator('.case-hops li').allTextContents()
  const order = ['上报', '受理', '派遣', '应急入户', '处理完毕', '核查', '办结', '回访']
  const at = order.map((word) => story.findIndex((hop) => hop.includes(word)))
  expect({ story, at }).toMatchObject({ at: at.toSorted((a, b) => a - b) })
  expect(at).not.toContain(-1)
  for (const hop of story) expect(hop).toMatch(/^\d\d:\d\d.*\p{Script=Han}/u)
  expect(story.find((hop) => hop.includes('还没好'))).toContain('天花板还在滴水')
  expect(story.find((hop) => hop.includes('需要帮助'))).toContain('客厅进水了')
  await lead.page.getByText(/^共用 /).waitFor()
  for (const viewport of [DESK, PHONE]) {
    await lead.page.setViewportSize(viewport)
    await picture(lead.page, `s3-desk-story-${viewport.width}`)
    expect(await axe(lead.page)).toEqual([])
  }

  // the look at the number stands in the audit, with its reason and never the number
  const auditor = await colleague(url, 'auditor', '/desk/audit')
  const look = auditor.page.getByRole('row').filter({ hasText: '潘窗口' }).filter({ hasText: '理由：紧急情况' }).first()
  await look.waitFor()
  expect(await look.textContent()).not.toMatch(/1\d{10}/)
  await picture(auditor.page, 's3-desk-audit')
  expect(await axe(auditor.page)).toEqual([])
  expect(await auditor.page.getByText(line).count()).toBe(0)
  expect([lead, desk, secretary, auditor, phone, byLink, byPhone].flatMap(({ complaints }) => complaints)).toEqual([])
})

async function colleague(url: string, loginName: string, path: string): Promise<Visitor> {
  const visitor = await newVisitor(browser)
  await signInAs(visitor.page, url, loginName)
  await visitor.page.goto(`${url}${path}`)
  await visitor.page.getByRole('heading').first().waitFor()
  return visitor
}

const inboxRow = (page: Page) => page.getByRole('button', { name: new RegExp(line) }).first()

/** A step as the desk shows it: ticked, and by whom. */
async function step(page: Page, name: string | RegExp, who: string) {
  const item = page.locator('.case-steps li').filter({ has: page.getByRole('checkbox', { name, checked: true }) })
  await item.getByText(new RegExp(`^${who} `)).waitFor()
}

type Fill = (dialog: ReturnType<Page['getByRole']>) => Promise<void>

/** Does what the main button offers, through its dialog. */
async function act(page: Page, action: string, fill: Fill = async () => {}) {
  await page.getByRole('button', { name: action, exact: true }).click()
  await finish(page, action, fill)
}

async function menu(page: Page, action: string, fill: Fill) {
  await page.getByRole('button', { name: /^更多/ }).click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
  await finish(page, action, fill)
}

async function finish(page: Page, action: string, fill: Fill) {
  const dialog = page.getByRole('dialog', { name: action })
  await dialog.waitFor()
  await fill(dialog)
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click()
  await dialog.waitFor({ state: 'hidden' })
}

const choose = (page: Page, field: string, option: string) =>
  chooseIn(page, page.getByRole('combobox', { name: field }), option)

async function answerOf(page: Page, nth: number, answer: string, text = '') {
  await page
    .getByRole('button', { name: /^记答复：/ })
    .nth(nth)
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(answer, { exact: true }).check()
  if (text) await dialog.getByLabel('他们怎么说').fill(text)
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
}
