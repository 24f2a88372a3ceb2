import { newId } from '@red-steward/domain/ids'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { DESK, newVisitor, openBrowser, PHONE, picture, signInAs, type Visitor } from './support/browser.ts'
import { choose as chooseIn } from './support/choose.ts'

interface Member {
  personId: string
  name: string
  isHead: boolean
}

let browser: Browser
let visitor: Visitor
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  visitor = await newVisitor(browser)
  page = visitor.page
  await signInAs(page, inject('demoUrl'), 'secretary')
})
beforeEach(() => page.setViewportSize(DESK))
afterAll(() => browser.close())

const dialog = () => page.getByRole('dialog').last()
const commands = ['分户', '登记去世', '登记关照对象']
const notice = (text: string) => page.locator('.ant-notification-notice').filter({ hasText: text })
const rows = () => page.locator('table').first().locator('tbody tr.ant-table-row')

test('two of a household become one of their own; one step back, and no way back once their head has changed', async () => {
  const household = await familyOf(4, 0)
  const [goes, comes] = household.members.filter(({ isHead }) => !isHead) as [Member, Member]
  const split = async () => {
    await more('分户')
    await dialog().getByRole('checkbox', { name: goes.name }).check()
    await dialog().getByRole('checkbox', { name: comes.name }).check()
    await choose('新户主', goes.name)
    await choose(comes.name, '其他亲属')
    await look('split')
    await save()
  }
  await open(`households/${household.id}`)
  await split()
  await settles(() => rows().count(), 2)
  await undoFrom('已分户')
  await settles(() => rows().count(), 4)

  await split()
  await settles(() => rows().count(), 2)
  await page.getByRole('link', { name: `${goes.name} 一户` }).click()
  await page.getByRole('heading', { name: new RegExp(`^${goes.name} 一户`) }).waitFor()
  const founded = new URL(page.url()).pathname.split('/').at(-1)!
  await more('换户主')
  await choose('新户主', comes.name)
  await choose(goes.name, '其他亲属')
  await look('head')
  await save()
  await page.getByRole('heading', { name: new RegExp(`^${comes.name} 一户`) }).waitFor()

  // the split is older than the new head: refused, with who changed what; after the head, it goes
  await open(`households/${household.id}`)
  await refusedUndo('分户', /又改了.*与户主关系/)
  await open(`households/${founded}`)
  await undoInHistory('换户主')
  await page.getByRole('heading', { name: new RegExp(`^${goes.name} 一户`) }).waitFor()
  // The household it made is no more, and its page says so.
  await takeBack('分户')
  const said = page.locator('.ant-result-title, .history-list [role=alert], .ant-message-notice')
  await expect.poll(() => said.allTextContents()).toContain('没有找到')
  await open(`households/${household.id}`)
  await settles(() => rows().count(), 4)
  expect(visitor.complaints).toEqual([])
})

test('a death is recorded quietly; taken back it says what is gone for good, and later changes stand in its way', async () => {
  const household = await familyOf(4, 1)
  const head = household.members.find(({ isHead }) => isHead)!
  const first = household.members.find(({ isHead }) => !isHead)!
  await command('registry.correct-person', { ...(await base(head)), changes: { phone: '13800138000' } })
  const die = async () => {
    await open(`persons/${head.personId}`)
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: '登记去世' }).click()
    await dialog().getByLabel('去世日期').waitFor()
    await look('death')
    await dialog()
      .getByRole('button', { name: /登记去世/ })
      .click()
    await page.getByText(/去世$/).first().waitFor()
  }
  await die()
  await picture(page, 'households-death-recorded')
  expect(await axe(page)).toEqual([])
  expect((await ask('registry.person', { personId: head.personId })).phone).toBe(null)
  await undoFrom('已登记')
  await page.getByText('已永久清除的内容无法找回').waitFor()

  await die()
  await command('registry.change-head', {
    householdId: household.id,
    headPersonId: first.personId,
    relations: (await ask('registry.household', { householdId: household.id })).members
      .filter(({ personId }: Member) => personId !== first.personId)
      .map(({ personId }: Member) => ({ personId, relation: '97' })),
  })
  await refusedUndo('登记去世', /文书记.*又改了户主/)
  expect(visitor.complaints).toEqual([])
})

test('an eligibility is opened on a ground until a day, extended and ended; each can be taken back, the latest first', async () => {
  const { members } = await familyOf(4, 2)
  await open(`persons/${members[0]!.personId}`)
  const panel = page.locator('section.card').filter({ has: page.getByRole('heading', { name: '关照与服务资格' }) })
  await panel.getByRole('button', { name: /登记资格/ }).click()
  await choose('类别', '低保')
  await choose('依据', '法定职责')
  await day('截止', '2099-06-30')
  await look('eligibility-open')
  await save()
  await panel.getByText('2099-06-30').waitFor()
  await panel.getByText('法定职责').waitFor()

  await panel.getByRole('button', { name: /延\s*长/ }).click()
  await day('截止', '2099-12-31')
  await look('eligibility-extend')
  await save()
  await panel.getByText('2099-12-31').waitFor()

  await panel.getByRole('button', { name: /结\s*束/ }).click()
  await choose('原因', '不再符合')
  await look('eligibility-end')
  await save()
  await panel.getByText('有效', { exact: true }).waitFor({ state: 'hidden' })

  await refusedUndo('登记关照对象', /又改了/)
  await undoInHistory('结束关照')
  await panel.getByText('有效', { exact: true }).waitFor()
  expect(visitor.complaints).toEqual([])
})

test('two people say how somebody lives here: she reads what the other wrote, and may insist', async () => {
  const { id, members } = await familyOf(4, 3)
  const { personId } = members.find(({ isHead }) => isHead)!
  await open(`households/${id}`)
  await more('更正')
  const row = dialog().getByRole('group', { name: members.find((one) => one.personId === personId)!.name })
  await row.getByLabel('居住情况').waitFor()
  await command('registry.correct-household', {
    householdId: id,
    base: 1_000_000,
    changes: {},
    members: [{ personId, kind: 'REGISTERED_ELSEWHERE' }],
  })
  await chooseIn(page, row.getByLabel('居住情况'), '租住')
  const press = () =>
    dialog()
      .getByRole('button', { name: /保\s*存/ })
      .click()
  await press()
  await dialog().getByRole('alert').filter({ hasText: '现在是 人在户不在' }).waitFor()
  await look('changed-meanwhile')
  await press()
  await page.locator('.ant-modal').waitFor({ state: 'hidden' })
  await rows().filter({ hasText: '租住' }).waitFor()
  expect(visitor.complaints).toEqual([])
})

test('two records of one person are merged and taken apart, and not once the merged one was corrected', async () => {
  await open('duplicates')
  const card = page.getByRole('article').first()
  const merge = async (prepare?: () => Promise<void>) => {
    await card.getByRole('button', { name: '比对合并' }).click()
    await dialog().getByRole('radio').first().waitFor()
    await prepare?.()
    await look('merge')
    await dialog()
      .getByRole('button', { name: /^合\s*并$/ })
      .click()
    await notice('已合并').waitFor()
  }
  await merge()
  await notice('已合并')
    .getByRole('button', { name: /拆\s*开/ })
    .click()
  await page.getByText('已拆开，两份档案恢复原样').waitFor()

  const { pairs } = await ask('registry.duplicates', { limit: 1 })
  for (const [which, note] of [
    ['first', '爱下棋'],
    ['second', '爱养花'],
  ] as const) {
    await command('registry.correct-person', { ...(await base({ personId: pairs[0][which].id })), changes: { note } })
  }
  await open('duplicates')
  await merge(() => dialog().getByRole('row', { name: /备注/ }).getByRole('radio').last().check())
  await page.getByRole('tab', { name: '已合并' }).click()
  await page
    .getByRole('button', { name: /^拆开 / })
    .first()
    .waitFor()
  const { rows: merges } = await ask('registry.merges', { limit: 1 })
  // the record that stays took the note of the other; a colleague corrects it meanwhile
  const kept = await base({ personId: merges[0].keptId })
  await command('registry.correct-person', { ...kept, changes: { note: '爱养花、爱下棋' } })
  await page
    .getByRole('button', { name: /^拆开 / })
    .first()
    .click()
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /拆\s*开/ })
    .click()
  await page.locator('.ant-modal-confirm').waitFor({ state: 'hidden' })
  await page
    .getByRole('alert')
    .filter({ hasText: /又改了|又登记了/ })
    .waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'households-unmerge-refused')
  expect(visitor.complaints).toEqual([])
})

test('the page of a household says which visits and calls are to come there, and why, on desk and phone', async () => {
  const { rows: due } = await ask('care.today', { all: true })
  const { dwellingId, name, reason } = due.find(({ kind }: { kind: string }) => kind === 'contact')
  const { households } = await ask('registry.dwelling', { dwellingId })
  const home = households.find(({ members }: { members: Member[] }) => members.some((one) => one.name === name))
  await open(`households/${home.id}`)
  const panel = page.getByRole('region', { name: '接下来要走访、联系的' })
  await panel.getByRole('link', { name }).first().waitFor()
  await panel.getByText(reason.zh, { exact: true }).first().waitFor()
  await look('to-come')
  await panel.getByRole('link', { name }).first().click()
  await page.waitForURL(/\/persons\//)
  expect(visitor.complaints).toEqual([])
})

async function open(path: string) {
  await page.goto(`${inject('demoUrl')}/desk/${path}`)
}

async function more(action: string) {
  await page.locator('button', { hasText: '更多' }).first().click()
  await page.getByRole('menuitem', { name: action }).click()
  await dialog().waitFor()
}

const choose = (label: string, option: string) => chooseIn(page, dialog().getByLabel(label, { exact: true }), option)

const settles = (count: () => Promise<number>, to: number) => expect.poll(count).toBe(to)

async function day(label: string, value: string) {
  await dialog().getByLabel(label).fill(value)
  await dialog().getByLabel(label).press('Enter')
}

async function save() {
  await dialog()
    .getByRole('button', { name: /保\s*存/ })
    .click()
  await page.locator('.ant-modal').waitFor({ state: 'hidden' })
}

/** A dialog on both screens: axe finds nothing, nothing runs over the edge; a picture for people. */
async function look(name: string) {
  for (const [screen, size] of [
    ['desk', DESK],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size)
    const found = await axe(page)
    await picture(page, `households-${name}-${screen}`)
    expect({ name, screen, found }).toEqual({ name, screen, found: [] })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
  }
  await page.setViewportSize(DESK)
}

async function undoFrom(text: string) {
  await notice(text)
    .getByRole('button', { name: /撤\s*销/ })
    .click()
}

/** The latest command of this name in the history of the page, asked to be taken back. */
async function takeBack(name: string): Promise<Locator> {
  await page.getByRole('button', { name: /变更历史/ }).click()
  const line = page
    .locator('.history-list > li:not(.undone)')
    .filter({ has: page.locator('strong', { hasText: name }) })
    .first()
  await line.getByRole('button', { name: /撤\s*销/ }).click()
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  return line
}

async function undoInHistory(name: string) {
  await takeBack(name)
  await page.locator('.ant-message', { hasText: '已撤销' }).waitFor()
  await closeHistory()
}

/** Asks for it, and reads why it is not done. */
async function refusedUndo(name: string, why: RegExp) {
  const line = await takeBack(name)
  await line.getByRole('alert').filter({ hasText: why }).waitFor()
  await page.locator('.ant-modal-confirm').waitFor({ state: 'hidden' })
  expect(await axe(page)).toEqual([])
  await picture(page, `households-undo-refused-${commands.indexOf(name)}`)
  await closeHistory()
}

async function closeHistory() {
  await page.locator('.ant-modal-confirm').waitFor({ state: 'hidden' })
  await page.locator('.ant-drawer-close').click()
  await page.locator('.ant-drawer-open').waitFor({ state: 'hidden' })
}

/** The household at this place among those with so many grown members. */
async function familyOf(members: number, at: number): Promise<{ id: string; members: Member[] }> {
  const list = await ask('registry.list-households', { membersFrom: members, membersTo: members, limit: 200 })
  const found: { id: string; members: Member[] }[] = []
  for (const { householdId } of list.rows) {
    const household = await ask('registry.household', { householdId })
    const isGrown = household.members.every(
      ({ age, groups }: { age: number; groups: string[] }) => age >= 18 && groups.length === 0,
    )
    if (isGrown && household.others.length === 0) found.push(household)
    if (found.length > at) return found[at]!
  }
  throw new Error('the demo has no such household')
}

async function base({ personId }: { personId: string }) {
  return { personId, base: (await ask('registry.person', { personId })).version }
}

async function ask(query: string, input: object) {
  const answer = await page.request.post(`${inject('demoUrl')}/api/queries/${query}`, { data: { input } })
  return (await answer.json()).answer
}

async function command(name: string, input: object) {
  const answer = await page.request.post(`${inject('demoUrl')}/api/commands/${name}`, { data: { id: newId(), input } })
  expect(await answer.json()).toMatchObject({ outcome: 'done' })
}
