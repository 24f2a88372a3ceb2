import { expect, test } from 'vitest'
import { Id, newId } from '../ids.ts'
import type { VisitResult } from '../visits/codes.ts'
import { beginsFlow, dutyAfter, endsFlow, nextContactOn, runBegunBy } from './after-visit.ts'
import type { DutyDocument } from './documents.ts'
import type { CareRule } from './rules.ts'

const duty: DutyDocument = {
  ...{ kind: 'duty', id: 'p', personId: 'p', buildingId: 'b', dwellingId: 'd', householdId: 'h', version: 1 },
  ...{ birthDate: null, groups: [{ code: 'K01', startsOn: '2026-01-01', endsOn: null }], assignedTo: null },
  ...{ lastContactAt: '2026-11-01T02:00:00.000Z', lastAttempt: null },
}
const weekly = { groupCode: 'K01', tier: 2, days: 7, ageFrom: null, withGroup: null, firstDays: null } as const
const rules: CareRule[] = [{ ...weekly, id: 'r', basis: 'test', region: '', validFrom: '2020-01-01', validTo: null }]
const visit = (result: VisitResult, day: string) => ({ result, visitedAt: `${day}T02:00:00.000Z` })
const nextAfter = (result: VisitResult, day: string) =>
  nextContactOn([dutyAfter(duty, visit(result, day))], rules, '2026-11-24')

test.each([
  ['a contact begins the interval anew', 'MET', '2026-11-24', '2026-12-01'],
  ['a call in vain leaves it due', 'NO_ANSWER', '2026-11-24', '2026-11-08'],
  ['who declined is left in peace for thirty days', 'REFUSED', '2026-11-24', '2026-12-24'],
  ['a visit of before, written down from paper, changes nothing', 'MET', '2026-10-20', '2026-11-08'],
] as const)('%s', (_, result, day, dueOn) => {
  expect(nextAfter(result, day)).toBe(dueOn)
})

const VISIT = '019cab00-1111-7abc-9def-0123456789ab'
const PERSON = '019ca000-2222-7def-8abc-ba9876543210'

test('a phone and the server give a flow the same id, a sound one, and no other visit or person has it', () => {
  const id = runBegunBy(VISIT, PERSON)
  expect(id).toBe('00000b00-3333-8753-9753-bbbb3333bbbb')
  expect(runBegunBy(VISIT.toUpperCase(), PERSON)).toBe(id)
  expect(Id.parse(id)).toBe(id)
  const others = Array.from({ length: 500 }, () => newId()).flatMap((one) => [
    runBegunBy(VISIT, one),
    runBegunBy(one, PERSON),
  ])
  expect(new Set([id, ...others]).size).toBe(1001)
  for (const other of others) expect(Id.safeParse(other).success).toBe(true)
})

test.each([
  ['tier 1, never reached', { tier: 1, lastContactAt: null }, {}, true],
  ['tier 2, reached before', { tier: 2, lastContactAt: '2026-03-01T03:00:00.000Z' }, {}, true],
  ['tier 3', { tier: 3, lastContactAt: null }, {}, false],
  ['reached since', { tier: 1, lastContactAt: '2026-03-02T03:30:00.000Z' }, {}, false],
  ['entered two days later', { tier: 1, lastContactAt: null }, { visitedAt: '2026-02-28T03:00:00.000Z' }, false],
  ['declined', { tier: 1, lastContactAt: null }, { result: 'REFUSED' }, false],
] as const)('a flow begins where nobody answered: %s', (_, duty, visit, begins) => {
  const inVain = { visitedAt: '2026-03-02T03:00:00.000Z', result: 'NO_ANSWER', ...visit } as const
  expect(beginsFlow(duty, inVain, '2026-03-02T04:00:00.000Z')).toBe(begins)
})

test('an attempt before a contact is forgotten with it, one after it stands', () => {
  const tried = dutyAfter(duty, visit('REFUSED', '2026-11-20'))
  expect(dutyAfter(tried, visit('MET', '2026-11-21')).lastAttempt).toBeNull()
  expect(dutyAfter(tried, visit('MET', '2026-11-19')).lastAttempt).toEqual({
    at: '2026-11-20T02:00:00.000Z',
    result: 'REFUSED',
  })
})

test('a flow ends with whoever says where the person is, and not with an older visit', () => {
  const run = { startedAt: '2026-11-24T01:00:00.000Z' }
  expect(endsFlow(run, visit('IN_HOSPITAL', '2026-11-24'))).toBe(true)
  expect(endsFlow(run, visit('NO_ANSWER', '2026-11-24'))).toBe(false)
  expect(endsFlow(run, visit('MET', '2026-11-23'))).toBe(false)
})
