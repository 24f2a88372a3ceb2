import { tickStep } from '@red-steward/domain/cases/commands'
import { type CasePage, casePage, type ListedCase, listCases } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'
import { type Note, NoteChips, searchNotes, writeNote } from '@red-steward/domain/notebook/notes'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const [caseId, at] = [newId(), '2026-03-11T05:00:00.000Z']
const leak: ListedCase = {
  id: caseId,
  caseNo: 'RS202603110020001',
  leaf: '0105',
  class: 'P1',
  state: 'REPORTED',
  title: '六楼跑水',
  where: '云溪苑8号楼1单元602',
  buildingId: newId(),
  dwellingId: newId(),
  reportedAt: at,
  closedAt: null,
  responsible: null,
  stepBy: null,
}

function told(more: Partial<CasePage['case']> = {}, actions: CasePage['actions'] = {}): CasePage {
  const hop = {
    id: newId(),
    action: 'REPORTED' as const,
    toState: 'REPORTED' as const,
    text: '',
    by: '杨管家',
    role: 'steward',
    residentText: '',
    detail: {},
  }
  const facts = {
    nature: 'HELP' as const,
    source: 'SELF' as const,
    description: '水流到走廊',
    place: '',
    gridId: null,
    reporterName: null,
    reporterPersonId: null,
    anonymous: false,
    contactOk: false,
    enteredBy: '杨管家',
    enteredById: newId(),
    firstHandler: 'STEWARD' as const,
    happenedAt: at,
    acceptedAt: null,
    result: null,
    resultText: '',
    residentSays: null,
    confidential: false,
    handler: null,
    responsibleId: null,
    atStreet: false,
    returns: 0,
    reworks: 0,
    returnBy: null,
    handledAt: null,
    reviewOn: null,
    exclusionReason: null,
    excludedAt: null,
    version: 1,
  }
  const hops = [{ ...hop, happenedAt: at, enteredAt: '2026-03-11T07:00:00.000Z' }]
  const clocks = {
    step: { since: at, by: null, isLate: false },
    whole: { since: at, elapsedMs: 0, disposal: null },
  }
  const requests = { suspension: null, exclusion: null }
  const nothing = { ticks: [], entries: [], links: [], photos: [], whistles: [], followers: 0, reporterReads: false }
  return { case: { ...leak, ...facts, ...more }, clocks, actions, requests, hops, ...nothing }
}

test('the desk opens a leak from the list, sees the numbers first and ticks the valve', async () => {
  const server = fakeServer()
  answer(server, listCases, () => ({ rows: [leak], next: null, total: 1 }))
  answer(server, casePage, () => told({}, { 'tick-step': null }))
  answer(server, tickStep, () => ({}))
  const user = openDesk('/desk/cases')

  await user.click(await screen.findByRole('link', { name: '六楼跑水' }))

  expect(await screen.findByText('供水抢修')).toBeTruthy()
  expect(screen.getByText(/15:00 收到/)).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: '关水阀（入户阀或楼层总阀）' }))
  const sent = await waitFor(() => server.asked.find(({ name }) => name === tickStep.name)!.input)
  expect(sent).toEqual({ caseId, step: 'shut-valve' })
})

test('a closed case offers to be opened again; closing it is greyed, with the reason', async () => {
  const server = fakeServer()
  answer(server, casePage, () =>
    told(
      { state: 'CLOSED', closedAt: at, result: 'RESOLVED', residentSays: 'WELL' },
      { reopen: null, close: 'case-ended', whistle: 'role-not-allowed' },
    ),
  )
  const user = openDesk(`/desk/cases/${caseId}`)

  expect(await screen.findByRole('button', { name: '重新打开' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /更多/ }))

  const close = await screen.findByRole('menuitem', { name: /办结/ })
  expect(close.getAttribute('aria-disabled')).toBe('true')
  expect(close.textContent).toContain('已经办结')
  expect(screen.queryByText('吹哨')).toBeNull()
})

test('a line is written with Enter and the notebook finds it', async () => {
  const server = fakeServer()
  const notes: Note[] = []
  answer(server, searchNotes, () => ({ rows: notes, next: null }))
  answer(server, writeNote, ({ id, text }) => {
    const nowhere = { dwellingId: null, buildingId: null, where: '', confidential: false, caseId: null }
    const clock = { day: '2026-03-11', happenedAt: at, enteredAt: at }
    notes.push({ id, text, chips: NoteChips.parse({}), author: '文书记', mine: true, version: 1, ...nowhere, ...clock })
    return {}
  })
  const user = openDesk('/desk/notebook')

  await user.type(await screen.findByRole('textbox', { name: '记一笔' }), '走访 8栋 都好{Enter}')

  expect(await screen.findByText('走访 8栋 都好')).toBeTruthy()
  expect(screen.queryByText('还没有记过。')).toBeNull()
})
