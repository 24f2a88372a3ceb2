import { caseActionNames } from '@red-steward/domain/cases/actions'
import { listCallBacks } from '@red-steward/domain/cases/after-closing'
import { acceptCase } from '@red-steward/domain/cases/desk-commands'
import { dispatchMany, undoDispatch } from '@red-steward/domain/cases/handling-commands'
import { caseInbox, type InboxRow } from '@red-steward/domain/cases/inbox'
import { listPhrases } from '@red-steward/domain/cases/phrases'
import { type CasePage, casePage } from '@red-steward/domain/cases/queries'
import { listHandlers } from '@red-steward/domain/cases/settings'
import { findSimilar } from '@red-steward/domain/cases/together'
import { newId } from '@red-steward/domain/ids'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, type FakeServer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const at = '2026-03-11T05:00:00.000Z'
const unitId = newId()

function row(title: string, more: Partial<InboxRow> = {}): InboxRow {
  return {
    ...{ id: newId(), caseNo: `RS2026031100200${title.length}`, leaf: '0402', class: 'P2', state: 'REPORTED', title },
    ...{ where: '云溪苑8号楼', buildingId: null, dwellingId: null, reportedAt: at, closedAt: null, responsible: null },
    ...{
      stepBy: at,
      disposeBy: at,
      handler: null,
      handlerRole: null,
      atStreet: false,
      returns: 0,
      version: 1,
      ...more,
    },
  }
}

function told({ disposeBy: _d, handlerRole: _h, ...listed }: InboxRow, may: string[]): CasePage {
  return {
    case: {
      ...listed,
      ...{ nature: 'HELP', source: 'RESIDENT', description: '', place: '', gridId: null, reporterName: null },
      ...{ reporterPersonId: null, anonymous: false, contactOk: false, enteredBy: '杨管家', enteredById: newId() },
      ...{
        firstHandler: 'PROPERTY',
        happenedAt: at,
        acceptedAt: null,
        result: null,
        resultText: '',
        residentSays: null,
      },
      ...{ confidential: false, handler: null, responsibleId: null, reworks: 0, returnBy: null, handledAt: null },
      ...{ reviewOn: null, exclusionReason: null, excludedAt: null },
    },
    clocks: { step: { since: at, by: at, isLate: true }, whole: { since: at, elapsedMs: 0, disposal: null } },
    actions: Object.fromEntries(
      caseActionNames.map((name) => [name, may.includes(name) ? null : 'case-not-at-this-step']),
    ),
    ...{ hops: [], ticks: [], entries: [], links: [], photos: [], whistles: [], followers: 1, reporterReads: false },
    requests: { suspension: null, exclusion: null },
  }
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
  answer(server, casePage, ({ caseId }) => told(waiting.find(({ id }) => id === caseId)!, may))
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

test('an empty inbox says so calmly', async () => {
  deskWith([])
  openDesk('/desk/inbox')
  expect(await screen.findByText('没有等您办的事，辛苦了。')).toBeTruthy()
})
