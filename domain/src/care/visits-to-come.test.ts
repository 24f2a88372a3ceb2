import { expect, test } from 'vitest'
import type { CallDocument, DutyDocument, RunDocument } from './documents.ts'
import type { CareRule, FlowRule } from './rules.ts'
import type { TodayFacts } from './today.ts'
import { toCome } from './visits-to-come.ts'

const NOW = '2026-11-24T03:00:00.000Z'
const base = { buildingId: 'b', dwellingId: 'd', householdId: 'h', version: 1, assignedTo: null }
const weekly: CareRule = {
  id: 'weekly',
  groupCode: 'K01',
  tier: 1,
  days: 7,
  ageFrom: null,
  withGroup: null,
  firstDays: null,
  basis: 'test',
  region: '',
  validFrom: '2020-01-01',
  validTo: null,
}
const secondCall: FlowRule = {
  id: 'f',
  step: 'SECOND_CALL',
  afterMinutes: 120,
  dayFrom: 8,
  dayTo: 20,
  nightTiers: [1],
  basis: 'test',
}

const duty = (personId: string, lastOn: string): DutyDocument => ({
  ...base,
  kind: 'duty',
  id: personId,
  personId,
  birthDate: null,
  groups: [{ code: 'K01', startsOn: '2026-01-01', endsOn: null }],
  lastContactAt: `${lastOn}T02:00:00.000Z`,
  lastAttempt: null,
})
const run = (id: string, personId: string, startedAt: string): RunDocument => ({
  ...base,
  kind: 'run',
  id,
  personId,
  tier: 1,
  startedAt,
  steps: [],
})
const call = (id: string, more: Partial<CallDocument>): CallDocument => ({
  ...base,
  kind: 'call',
  id,
  campaignId: 'c',
  personId: `of ${id}`,
  state: 'TO_CALL',
  attempts: 0,
  lastCalledAt: null,
  lastResult: null,
  takenBy: null,
  takenUntil: null,
  ...more,
})
const campaign = {
  ...base,
  kind: 'campaign',
  buildingId: null,
  id: 'c',
  campaignKind: 'COLD_WAVE',
  title: '寒潮',
  script: '',
  until: '2026-11-26',
} as const
const facts = (more: Partial<TodayFacts>): TodayFacts => ({
  duties: [],
  runs: [],
  calls: [],
  campaigns: [campaign],
  needs: [],
  safety: [],
  rules: [weekly],
  flow: [secondCall],
  ...more,
})
const short = (more: Partial<TodayFacts>) =>
  toCome(facts(more), NOW).map(({ kind, id, on, overdueDays }) => `${kind} ${id} ${on} ${overdueDays}`)

test('what is overdue stands first and what is only due next week stands there too, with its day', () => {
  expect(
    short({ duties: [duty('later', '2026-11-23'), duty('late', '2026-11-10'), duty('now', '2026-11-17')] }),
  ).toEqual(['contact late 2026-11-17 7', 'contact now 2026-11-24 0', 'contact later 2026-11-30 0'])
})

test('a neighbour whom a colleague looks after by name is seen all the same: the door is everybody’s', () => {
  expect(short({ duties: [{ ...duty('hers', '2026-11-23'), assignedTo: 'colleague' }] })).toHaveLength(1)
})

test('an open flow stands for the duty, with the moment of its next step, also tomorrow’s; two of one person once', () => {
  const runs = [run('second', 'p', '2026-11-24T22:00:00.000Z'), run('first', 'p', '2026-11-24T02:00:00.000Z')]
  const [step, ...others] = toCome(facts({ duties: [duty('p', '2026-11-10')], runs }), NOW)
  expect(others).toEqual([])
  expect(step).toMatchObject({
    kind: 'step',
    id: 'first',
    at: '2026-11-24T04:00:00.000Z',
    reason: { zh: '再打一次电话' },
  })
})

test('calls of a campaign stand there until they reached somebody or the campaign is over', () => {
  const calls = [
    call('open', {}),
    call('vain', { state: 'UNREACHABLE', attempts: 2 }),
    call('over', { campaignId: 'past' }),
    call('reached', { state: 'REACHED', attempts: 1 }),
    call('twice', { personId: 'of open' }),
  ]
  const campaigns = [campaign, { ...campaign, id: 'past', until: '2026-11-23' }]
  const rows = toCome(facts({ calls, campaigns }), NOW)
  expect(rows.map(({ id, on, reason }) => [id, on, reason.zh])).toEqual([
    ['open', '2026-11-26', '寒潮：还没有打电话'],
    ['vain', '2026-11-26', '寒潮：打过 2 次没有接通'],
  ])
})

test('promises and safety follow-ups to come stand there with their day; a need without a day does not', () => {
  const need = {
    ...base,
    kind: 'need',
    personId: null,
    visitId: null,
    needKind: 'CASE',
    recordedAt: NOW,
    dueOn: '2026-12-01',
    text: '修灯',
  } as const
  const finding = {
    ...base,
    kind: 'safety',
    id: 's',
    visitId: 'v',
    item: 'GAS',
    followUpOn: '2026-11-28',
    note: '',
  } as const
  const needs = [
    { ...need, id: 'dated' },
    { ...need, id: 'open', dueOn: null },
  ]
  expect(short({ needs, safety: [finding] })).toEqual(['safety s 2026-11-28 0', 'need dated 2026-12-01 0'])
})
