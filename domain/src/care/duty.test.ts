import { expect, test } from 'vitest'
import type { GroupCode } from '../registry/key-groups.ts'
import { type DutyFacts, dutyOf } from './duty.ts'
import type { CareRule } from './rules.ts'

const rule = (groupCode: GroupCode | null, tier: 1 | 2 | 3, more: Partial<CareRule> = {}): CareRule => ({
  id: `${groupCode ?? 'tier'}${tier}`,
  groupCode,
  tier,
  days: null,
  ageFrom: null,
  withGroup: null,
  firstDays: null,
  basis: 'test',
  region: '',
  validFrom: '2020-01-01',
  validTo: null,
  ...more,
})
const rules: CareRule[] = [
  rule(null, 1, { days: 7 }),
  rule(null, 2, { days: 30 }),
  rule(null, 3, { days: 91 }),
  rule('K01', 2),
  rule('K01', 1, { ageFrom: 80 }),
  rule('K05', 3),
  rule('K05', 1, { withGroup: 'K01' }),
  rule('K07', 3),
  rule('K14', 2),
  rule('K15', 3, { days: 30 }),
  rule('K15', 1, { firstDays: 30 }),
]

const TODAY = '2026-11-24'
function facts(codes: GroupCode[], more: Partial<DutyFacts> = {}): DutyFacts {
  const groups = codes.map((code) => ({ code, startsOn: '2026-06-01', endsOn: null }))
  return { birthDate: '1950-01-01', groups, lastContactAt: null, lastAttempt: null, ...more }
}
const contact = (day: string) => `${day}T02:00:00.000Z` as const

test.each([
  ['70 and alone, seen 24 days ago', facts(['K01'], { lastContactAt: contact('2026-10-31') }), 2, '2026-11-30', 0],
  [
    '80 and alone, seen 11 days ago',
    facts(['K01'], { birthDate: '1940-01-01', lastContactAt: contact('2026-11-13') }),
    1,
    '2026-11-20',
    4,
  ],
  [
    '80 tomorrow',
    facts(['K01'], { birthDate: '1946-11-25', lastContactAt: contact('2026-11-13') }),
    2,
    '2026-12-13',
    0,
  ],
  ['80 today', facts(['K01'], { birthDate: '1946-11-24', lastContactAt: contact('2026-11-13') }), 1, '2026-11-20', 4],
  [
    'high age together with living alone',
    facts(['K05', 'K01'], { lastContactAt: contact('2026-11-20') }),
    1,
    '2026-11-27',
    0,
  ],
  ['a low income, never contacted', facts(['K07']), 3, '2026-08-31', 85],
])('%s: tier, due day and days overdue', (_, given, tier, dueOn, overdueDays) => {
  expect(dutyOf(given, rules, TODAY)).toMatchObject({ tier, dueOn, overdueDays })
})

test.each([
  ['nobody without a group', facts([])],
  ['a group no rule speaks of', facts(['K16'])],
  ['a group that has run out', facts([], { groups: [{ code: 'K01', startsOn: '2026-01-01', endsOn: '2026-11-23' }] })],
  ['a group still to come', facts([], { groups: [{ code: 'K01', startsOn: '2026-11-25', endsOn: null }] })],
])('no contact is asked for: %s', (_, given) => {
  expect(dutyOf(given, rules, TODAY)).toBeNull()
})

test('who became high risk yesterday is due within the day, whenever last seen', () => {
  const groups = [{ code: 'K15' as const, startsOn: '2026-11-23', endsOn: null }]
  expect(dutyOf(facts([], { groups, lastContactAt: contact('2026-11-22') }), rules, TODAY)).toMatchObject({
    tier: 1,
    dueOn: '2026-11-24',
  })
  expect(dutyOf(facts([], { groups, lastContactAt: contact('2026-11-23') }), rules, TODAY)?.dueOn).toBe('2026-11-30')
})

test('thirty days after a sudden hardship the weekly rhythm becomes a monthly one', () => {
  const since = (startsOn: string) => facts([], { groups: [{ code: 'K15', startsOn, endsOn: null }] })
  expect(dutyOf(since('2026-10-26'), rules, TODAY)).toMatchObject({ tier: 1, days: 7 })
  expect(dutyOf(since('2026-10-25'), rules, TODAY)).toMatchObject({ tier: 3, days: 30 })
})

test.each([
  ['who declined is left in peace for thirty days', 'REFUSED', '1950-01-01', '2026-12-20'],
  ['but not at high risk, where it is a matter of safety', 'REFUSED', '1940-01-01', '2026-10-08'],
  ['who is in hospital is asked after in a week', 'IN_HOSPITAL', '1950-01-01', '2026-11-27'],
  ['who did not answer stays due', 'NO_ANSWER', '1950-01-01', '2026-10-31'],
] as const)('%s', (_, result, birthDate, dueOn) => {
  const lastAttempt = { at: contact('2026-11-20'), result }
  expect(
    dutyOf(facts(['K01'], { birthDate, lastContactAt: contact('2026-10-01'), lastAttempt }), rules, TODAY)?.dueOn,
  ).toBe(dueOn)
})

test('a rule that ended yesterday asks for nothing today', () => {
  const ended = rules.map((one) =>
    one.groupCode === 'K01' && one.tier === 2 ? { ...one, validTo: '2026-11-23' } : one,
  )
  expect(dutyOf(facts(['K01']), ended, TODAY)).toBeNull()
})

test('the reason says why, how often and how long ago, and never names a family’s loss', () => {
  const elder = facts(['K01'], { birthDate: '1940-01-01', lastContactAt: contact('2026-11-13') })
  expect(dutyOf(elder, rules, TODAY)?.reason.zh).toBe('独居老人 80+，每周，上次 11 天前')
  expect(dutyOf(facts(['K14']), rules, TODAY)?.reason.zh).toBe('重点关照，每月，还没有联系过')
})
