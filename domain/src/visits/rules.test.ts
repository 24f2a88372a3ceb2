import { expect, test } from 'vitest'
import type { Actor, Role } from '../identity/actor.ts'
import { reachRate } from './reach.ts'
import { mayChangeVisit, mayConfirm, mayFollowUp, mayHaveBeen, mayKeepText } from './rules.ts'

const NOW = '2026-11-24T04:00:00.000Z'

test('a clock that runs ahead is set to now, and paper may be sixty days old', () => {
  expect(mayHaveBeen('2026-11-24T05:00:00.000Z', NOW)).toMatchObject({ allowed: true, at: NOW })
  expect(mayHaveBeen('2026-09-25T04:00:00.000Z', NOW)).toMatchObject({ allowed: true, at: '2026-09-25T04:00:00.000Z' })
  expect(mayHaveBeen('2026-09-24T04:00:00.000Z', NOW)).toMatchObject({ allowed: false, why: 'visit-too-long-ago' })
})

test.each([
  ['an honest note', '需要轮椅，周四送药', false, undefined],
  ['a door code', '门禁密码 2580#', true, 'text-forbidden-door-code'],
  ['a belief', '家里信教', true, 'text-forbidden-religion'],
  ['petitions', '去年上访过', true, 'text-forbidden-petition'],
  ['an illness at first sight', '有糖尿病', false, 'text-needs-second-look'],
  ['an illness the writer looked at again', '有糖尿病', true, undefined],
])('%s', (_, text, reviewed, why) => {
  const decision = mayKeepText(text, reviewed)
  expect(decision.allowed ? undefined : decision.why).toBe(why)
})

test('the words found are shown with their reason', () => {
  expect(mayKeepText('高血压', false)).toMatchObject({
    detail: { findings: [{ reason: 'diagnosis', words: '高血压' }] },
  })
})

test.each([
  [{ householdId: 'h', means: 'DOOR', result: 'MET' }, undefined],
  [{ householdId: 'h', means: 'PHONE', result: 'RELATIVE' }, undefined],
  [{ householdId: null, means: 'DOOR', result: 'MET' }, 'confirm-needs-household'],
  [{ householdId: 'h', means: 'DOOR', result: 'NO_ANSWER' }, 'confirm-needs-contact'],
  [{ householdId: 'h', means: 'PROXY', result: 'MET' }, 'proxy-cannot-confirm'],
] as const)('%o may be confirmed: %s', (visit, why) => {
  const decision = mayConfirm(visit)
  expect(decision.allowed ? undefined : decision.why).toBe(why)
})

const actor = (id: string, role: Role): Actor => ({ id, role, name: '', communityId: 'c', grids: ['g'] })
const visit = { enteredBy: 'ana', enteredAt: '2026-11-24T01:00:00.000Z', withdrawnAt: null, gridId: 'g' }

test.each([
  ['her own of today', actor('ana', 'steward'), visit, undefined],
  [
    'her own of yesterday',
    actor('ana', 'steward'),
    { ...visit, enteredAt: '2026-11-23T15:59:00.000Z' },
    'visit-of-another-day',
  ],
  ['a colleague’s', actor('ben', 'steward'), visit, 'visit-of-somebody-else'],
  [
    'a steward’s, by the grid lead a week later',
    actor('ben', 'grid-lead'),
    { ...visit, enteredAt: '2026-11-17T01:00:00.000Z' },
    undefined,
  ],
  ['one of another grid, by a grid lead', actor('ben', 'grid-lead'), { ...visit, gridId: 'other' }, 'not-found'],
  ['one that was withdrawn', actor('ana', 'steward'), { ...visit, withdrawnAt: NOW }, 'visit-withdrawn'],
])('changing %s', (_, who, what, why) => {
  const decision = mayChangeVisit(who, what, NOW)
  expect(decision.allowed ? undefined : decision.why).toBe(why)
})

test('a finding in order, one already settled, and a day gone by cannot be followed up', () => {
  expect(mayFollowUp({ ok: true, settledAt: null }, null, '2026-11-24')).toMatchObject({ why: 'safety-was-in-order' })
  expect(mayFollowUp({ ok: false, settledAt: NOW }, null, '2026-11-24')).toMatchObject({
    why: 'safety-already-settled',
  })
  expect(mayFollowUp({ ok: false, settledAt: null }, '2026-11-23', '2026-11-24')).toMatchObject({
    why: 'day-in-the-past',
  })
  expect(mayFollowUp({ ok: false, settledAt: null }, '2026-11-24', '2026-11-24')).toEqual({ allowed: true })
})

test('the monthly reach counts who stood in the set on the last day and entered it fifteen days before', () => {
  const november = { first: '2026-11-01', last: '2026-11-30' }
  const member = (enteredOn: string, leftOn: string | null, ...contactsOn: string[]) => ({
    enteredOn,
    leftOn,
    contactsOn,
  })
  const members = [
    member('2026-01-01', null, '2026-11-01', '2026-11-30'),
    member('2026-11-15', null, '2026-11-20'),
    member('2026-11-16', null, '2026-11-20'), // entered fourteen days before the last
    member('2026-01-01', '2026-11-30', '2026-11-10'), // no longer in it on the last day
    member('2026-01-01', '2026-12-01', '2026-10-31', '2026-12-01'), // contacts outside the month
    member('2026-01-01', null),
  ]

  expect(reachRate(members, november)).toEqual({ n: 4, reached: 2, rate: 0.5 })
  expect(reachRate([], november)).toEqual({ n: 0, reached: 0, rate: null })
})
