import { expect, test } from 'vitest'
import type { SafetyDocument } from '../visits/documents.ts'
import type { CallDocument, DutyDocument, RunDocument } from './documents.ts'
import type { CareRule, FlowRule } from './rules.ts'
import { type TodayFacts, todayList } from './today.ts'

const NOW = '2026-11-24T03:00:00.000Z'
const base = { buildingId: 'b', dwellingId: 'd', householdId: 'h', version: 1, assignedTo: null }
const ruleOf = (groupCode: 'K01' | 'K05' | null, tier: 1 | 2 | 3, days: number | null): CareRule => ({
  id: `${groupCode}${tier}`,
  groupCode,
  tier,
  days,
  ageFrom: null,
  withGroup: null,
  firstDays: null,
  basis: 'test',
  region: '',
  validFrom: '2020-01-01',
  validTo: null,
})
const rules = [ruleOf(null, 1, 7), ruleOf(null, 2, 30), ruleOf('K01', 1, null), ruleOf('K05', 2, null)]
const flow: FlowRule[] = [
  { id: 'f', step: 'SECOND_CALL', afterMinutes: 120, dayFrom: 8, dayTo: 20, nightTiers: [1], basis: 'test' },
]

function duty(id: string, code: 'K01' | 'K05', lastOn: string, more: Partial<DutyDocument> = {}): DutyDocument {
  const groups = [{ code, startsOn: '2026-01-01', endsOn: null }]
  const lastContactAt = `${lastOn}T02:00:00.000Z`
  return { ...base, kind: 'duty', id, personId: id, birthDate: null, groups, lastContactAt, lastAttempt: null, ...more }
}
const run = (id: string, personId: string): RunDocument => ({
  ...base,
  kind: 'run',
  id,
  personId,
  tier: 1,
  startedAt: '2026-11-24T00:30:00.000Z',
  steps: [],
})
const call = (id: string, state: CallDocument['state']): CallDocument => ({
  ...base,
  kind: 'call',
  id,
  campaignId: 'c',
  personId: `person of ${id}`,
  state,
  attempts: 2,
  lastCalledAt: NOW,
  lastResult: 'NO_ANSWER',
  takenBy: null,
  takenUntil: null,
})
const finding = (id: string, followUpOn: string): SafetyDocument => ({
  ...base,
  kind: 'safety',
  id,
  visitId: 'v',
  item: 'GAS',
  followUpOn,
  note: '',
})
const facts = (more: Partial<TodayFacts>): TodayFacts => ({
  duties: [],
  runs: [],
  calls: [],
  campaigns: [
    {
      kind: 'campaign',
      id: 'c',
      buildingId: null,
      version: 1,
      campaignKind: 'COLD_WAVE',
      title: '寒潮',
      script: '',
      until: '2026-11-30',
    },
  ],
  needs: [],
  safety: [],
  rules,
  flow,
  ...more,
})
const list = (more: Partial<TodayFacts>, minutesADay = 200, me = 'me') =>
  todayList(facts(more), { now: NOW, me, capacity: { minutesADay, minutesPerVisit: 25 } })
const kinds = ({ items }: ReturnType<typeof todayList>) =>
  items.map(({ kind, personId }) => `${kind} ${personId ?? ''}`.trim())

test('contacts come first, the higher risk and the longer wait before the others, then flows, calls and follow-ups', () => {
  const today = list({
    duties: [
      duty('monthly', 'K05', '2026-09-01'),
      duty('weekly', 'K01', '2026-11-10'),
      duty('longer', 'K01', '2026-11-01'),
    ],
    runs: [run('r', 'silent')],
    calls: [call('k', 'UNREACHABLE'), call('fresh', 'TO_CALL')],
    safety: [finding('gas', '2026-11-24'), finding('later', '2026-11-25')],
  })

  expect(kinds(today)).toEqual([
    'contact longer',
    'contact weekly',
    'contact monthly',
    'step silent',
    'call person of k',
    'safety',
  ])
  expect(today.cut).toBe(0)
})

test('who is not due today is not on the list, and what is due today is', () => {
  expect(kinds(list({ duties: [duty('tomorrow', 'K01', '2026-11-18'), duty('today', 'K01', '2026-11-17')] }))).toEqual([
    'contact today',
  ])
})

test('somebody in a no-answer flow stands on the list once', () => {
  expect(kinds(list({ duties: [duty('silent', 'K01', '2026-11-01')], runs: [run('r', 'silent')] }))).toEqual([
    'step silent',
  ])
})

test('what a day has no room for is told as a number; flows and call-backs are never cut', () => {
  const duties = Array.from({ length: 9 }, (_, at) => duty(`p${at}`, 'K01', '2026-11-01'))
  const today = list({ duties, runs: [run('r', 'silent')], safety: [finding('gas', '2026-11-20')] }, 60)

  expect(kinds(today)).toEqual(['contact p0', 'contact p1', 'step silent'])
  expect(today.cut).toBe(8)
  expect(kinds(list({ duties, runs: [run('r', 'silent')] }, 0))).toEqual(['step silent'])
})

test('who is looked after by a named colleague is on the colleague’s list alone', () => {
  const duties = [duty('theirs', 'K01', '2026-11-01', { assignedTo: 'somebody else' })]
  expect(kinds(list({ duties }))).toEqual([])
  expect(kinds(list({ duties }, 200, 'somebody else'))).toEqual(['contact theirs'])
})
