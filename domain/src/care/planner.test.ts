import { expect, test } from 'vitest'
import type { DutyFacts } from './duty.ts'
import { maySavePlan, planLine } from './planner.ts'
import type { CareRule } from './rules.ts'

const rules: CareRule[] = [
  {
    id: 'a',
    groupCode: null,
    tier: 1,
    days: 7,
    ageFrom: null,
    withGroup: null,
    firstDays: null,
    basis: 'x',
    region: '',
    validFrom: '2020-01-01',
    validTo: null,
  },
  {
    id: 'b',
    groupCode: 'K01',
    tier: 1,
    days: null,
    ageFrom: null,
    withGroup: null,
    firstDays: null,
    basis: 'x',
    region: '',
    validFrom: '2020-01-01',
    validTo: null,
  },
]
const weekly: DutyFacts = {
  birthDate: null,
  groups: [{ code: 'K01', startsOn: '2026-01-01', endsOn: null }],
  lastContactAt: null,
  lastAttempt: null,
}
const load = (people: number, posts: number) => ({
  gridId: 'g',
  name: '第一网格',
  households: 400,
  duties: Array<DutyFacts>(people).fill(weekly),
  posts,
})
const settings = { month: '2026-11', minutesPerVisit: 25, hoursADay: 3, roundsAYear: 0, workingDays: 21 }

test('a month of weekly contacts is weighed against the hours there are', () => {
  // 28 persons x 30/7 = 120 contacts of 25 minutes = 50 hours; one post has 21 days x 3 hours = 63.
  expect(planLine(load(28, 1), rules, settings)).toMatchObject({
    tiers: [28, 0, 0],
    contacts: 120,
    neededMinutes: 3000,
    availableMinutes: 3780,
    possible: true,
  })
})

test('a round through every household four times a year is refused, with the numbers', () => {
  const line = planLine(load(28, 1), rules, { ...settings, roundsAYear: 4 })

  expect(line.roundVisits).toBe(134)
  expect(maySavePlan([line])).toMatchObject({
    allowed: false,
    why: 'plan-impossible',
    detail: { grids: [{ name: '第一网格', neededHours: 106, availableHours: 63 }] },
  })
})

test('a grid nobody works in can do nothing, and a grid without duties needs nobody', () => {
  expect(planLine(load(1, 0), rules, settings).possible).toBe(false)
  expect(maySavePlan([planLine(load(0, 0), rules, settings)])).toEqual({ allowed: true })
})
