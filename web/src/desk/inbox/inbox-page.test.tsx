import { listCallBacks } from '@red-steward/domain/cases/after-closing'
import { acceptCase } from '@red-steward/domain/cases/desk-commands'
import { dispatchMany, undoDispatch } from '@red-steward/domain/cases/handling-commands'
import { caseInbox, type InboxRow } from '@red-steward/domain/cases/inbox'
import { listPhrases } from '@red-steward/domain/cases/phrases'
import { casePage } from '@red-steward/domain/cases/queries'
import { listHandlers } from '@red-steward/domain/cases/settings'
import { findSimilar } from '@red-steward/domain/cases/together'
import { newId } from '@red-steward/domain/ids'
import { deleteView, listViews, type SavedView, saveView } from '@red-steward/domain/overview/saved-views'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { at, listedCase, pageOf } from '../testing/cases.ts'
import { answer, type FakeServer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const unitId = newId()

function row(title: string, more: Partial<InboxRow> = {}): InboxRow {
  const inboxed = { disposeBy: at, handler: null, handlerRole: null, atStreet: false, returns: 0, version: 1 }
  return { ...listedCase(title), ...inboxed, ...more }
}

/** A desk with these cases waiting to be accepted. */
function deskWith(waiting: InboxRow[], may: string[] = ['accept', 'dispatch']): FakeServer {
  const server = fakeServer()
  answer(server, caseInbox, ({ bucket }) => ({
    counts: { 'to-accept': waiting.length, mine: 0 },
    rows: bucket === 'to-accept' ? waiting : [],
    next: null,
  }))
  answer(server, listCallBacks, () => ({ rows: [], next: null, total: 0 }))
  answer(server, casePage, ({ caseId }) => pageOf(waiting.find(({ id }) => id === caseId)!, may))
  answer(server, listPhrases, () => ({ phrases: [] }))
  answer(server, findSimilar, () => ({ rows: [] }))
  answer(server, listHandlers, () => ({
    units: [{ id: unitId, name: '供水公司', kind: 'UTILITY' as const, phone: '', uscc: null, members: [] }],
    people: [],
  }))
  return server
}

test('by keys alone the desk goes down, opens the second case and accepts it', async () => {
  const waiting = [row('楼道灯不亮'), row('装修垃圾')]
  const server = deskWith(waiting)
  answer(server, acceptCase, () => ({}))
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('j{Enter}')
  expect(await screen.findByRole('heading', { name: '装修垃圾' })).toBeTruthy()
  await user.keyboard('a')
  await screen.findByRole('dialog', { name: '受理' })
  await user.keyboard('{Control>}{Enter}{/Control}')

  const sent = await waitFor(() => server.asked.find(({ name }) => name === acceptCase.name)!.input)
  expect(sent).toMatchObject({ caseId: waiting[1]!.id })
})

test('the cursor stays on its case when another one arrives above it', async () => {
  const waiting = [row('楼道灯不亮'), row('装修垃圾')]
  const server = deskWith(waiting)
  answer(server, acceptCase, () => {
    waiting.unshift(row('下水道堵了'))
    return {}
  })
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('ja')
  await screen.findByRole('dialog', { name: '受理' })
  await user.keyboard('{Control>}{Enter}{/Control}')

  await screen.findByText('下水道堵了')
  const current = screen.getAllByRole('button').filter((one) => one.getAttribute('aria-current') === 'true')
  expect(current.some((one) => within(one).queryByText('装修垃圾'))).toBe(true)
})

test('what may not be done now is said, not done', async () => {
  const server = deskWith([row('楼道灯不亮')], [])
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('r')

  expect(await screen.findByText('现在的环节不能这样做。')).toBeTruthy()
  expect(server.asked.some(({ name }) => name === 'cases.return')).toBe(false)
})

test('two cases are dispatched together after a look at what would happen, and taken back', async () => {
  const waiting = [row('楼道灯不亮'), row('装修垃圾')]
  const server = deskWith(waiting)
  const outcomes = waiting.map(({ id, caseNo }, index) => ({
    caseId: id,
    caseNo,
    why: index === 0 ? null : 'case-at-street',
  }))
  answer(server, dispatchMany, () => ({ outcomes }))
  answer(server, undoDispatch, () => ({ outcomes: outcomes.slice(0, 1) }))
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('xjxd')
  await user.click(await screen.findByRole('combobox', { name: '派给' }))
  await user.click(await screen.findByText(/供水公司/))
  expect(await screen.findByText('1 件可以派遣')).toBeTruthy()
  expect(screen.getByText(/这件事在街道办理/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '派遣 1 件' }))
  await user.click(await screen.findByRole('button', { name: '撤销' }))

  await waitFor(() => expect(server.asked.some(({ name }) => name === undoDispatch.name)).toBe(true))
  const sends = server.asked.filter(({ name }) => name === dispatchMany.name).map(({ input }) => input)
  expect(sends).toMatchObject([{ preview: true }, { preview: false, to: { kind: 'UNIT', unitId } }])
})

test('a view of the inbox is saved, opened and deleted after a question, all by keys', async () => {
  const server = deskWith([row('楼道灯不亮')])
  const urgent = { list: 'inbox' as const, id: newId(), name: '我片上的急件', bucket: 'mine' as const }
  const views: SavedView[] = [{ ...urgent, filters: { class: 'P1', branch: '01' } }]
  answer(server, listViews, () => ({ views }))
  answer(server, saveView, () => ({}))
  answer(server, deleteView, () => ({}))
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('v')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('我片上的急件'))
  await user.keyboard('{Enter}')
  await waitFor(() =>
    expect(server.asked.filter(({ name }) => name === caseInbox.name).map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ bucket: 'mine', class: 'P1', branch: '01' }),
    ),
  )

  await user.keyboard('v')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('我片上的急件'))
  await user.keyboard('{ArrowDown}{Enter}')
  await user.type(await screen.findByRole('textbox', { name: '视图名称' }), '急件{Control>}{Enter}{/Control}')
  const sent = await waitFor(() => server.asked.find(({ name }) => name === saveView.name)!.input)
  expect(sent).toMatchObject({ list: 'inbox', name: '急件', bucket: 'mine', filters: { class: 'P1', branch: '01' } })

  await screen.findByText('视图已保存')
  await user.click(screen.getByRole('heading', { name: '收件箱' }))
  await user.keyboard('v')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('我片上的急件'))
  await user.keyboard('{Delete}')
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /删\s?除/ }))
  const deleted = await waitFor(() => server.asked.find(({ name }) => name === deleteView.name)!.input)
  expect(deleted).toEqual({ viewId: urgent.id })
})

test('a letter after g leads to its page and does nothing to the case', async () => {
  const server = deskWith([row('楼道灯不亮')])
  answer(server, listViews, () => ({ views: [] }))
  const user = openDesk('/desk/inbox')
  await screen.findByText('楼道灯不亮')

  await user.keyboard('gn')

  expect(await screen.findByRole('heading', { name: '记事本' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('an empty inbox says so calmly', async () => {
  deskWith([])
  openDesk('/desk/inbox')
  expect(await screen.findByText('没有等您办的事，辛苦了。')).toBeTruthy()
})
