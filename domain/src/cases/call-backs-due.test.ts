import { expect, test } from 'vitest'
import type { Role } from '../identity/actor.ts'
import type { CaseFacts } from './actions.ts'
import { callBacksDue, mayCallBack } from './call-backs-due.ts'
import type { CallBackDocument, CaseDocument } from './documents.ts'

const NOW = '2026-11-24T03:00:00.000Z'
const facts = { atStreet: false, handlerId: 'steward', handledBy: null, confidential: false } as unknown as CaseFacts
const closed = (id: string, more: Partial<CaseDocument> = {}): CaseDocument =>
  ({ id, facts, state: 'CLOSED', closedAt: '2026-11-20T03:00:00.000Z', confidential: false, ...more }) as CaseDocument
const back = (caseId: string, more: Partial<CallBackDocument> = {}): CallBackDocument =>
  ({ id: `back of ${caseId}`, caseId, why: 'URGENT', attempts: 0, lastTriedAt: null, ...more }) as CallBackDocument
const due = (cases: CaseDocument[], backs: CallBackDocument[], role: Role = 'grid-lead') => {
  const caseOf = (id: string) => cases.find((one) => one.id === id)
  return callBacksDue(backs, caseOf, { id: 'me', role, units: [] }, NOW).map(({ one }) => one.id)
}

test('who was not content is called first, then danger, complaints and the draw, the longest closed before others', () => {
  const cases = ['drawn', 'late', 'early', 'complaint', 'bad'].map((id) => closed(id))
  cases[2] = closed('early', { closedAt: '2026-11-19T03:00:00.000Z' })
  const backs = [
    back('drawn', { why: 'SAMPLE' }),
    back('late'),
    back('early'),
    back('complaint', { why: 'COMPLAINT' }),
    back('bad', { why: 'DISSATISFIED' }),
  ]
  expect(due(cases, backs)).toEqual(['bad', 'early', 'late', 'complaint', 'drawn'])
})

test('who did not answer today stands last, who did not answer yesterday is in turn', () => {
  const backs = [
    back('today', { why: 'DISSATISFIED', lastTriedAt: '2026-11-24T01:00:00.000Z' }),
    back('yesterday', { lastTriedAt: '2026-11-23T10:00:00.000Z' }),
    back('never', { why: 'SAMPLE' }),
  ]
  expect(
    due(
      ['today', 'yesterday', 'never'].map((id) => closed(id)),
      backs,
    ),
  ).toEqual(['yesterday', 'never', 'today'])
})

test.each([
  ['confidential', { confidential: true }],
  ['open again', { state: 'HANDLING', closedAt: null }],
  ['closed more than a month ago', { closedAt: '2026-10-20T03:00:00.000Z' }],
  ['with the street', { facts: { ...facts, atStreet: true } }],
  ['their own work', { facts: { ...facts, handledBy: 'me' } }],
] as [string, Partial<CaseDocument>][])('a case that is %s is not called back from the phone', (_, more) => {
  expect(due([closed('x')], [back('x')])).toEqual(['x'])
  expect(due([closed('x', more)], [back('x')])).toEqual([])
})

test('whoever had a hand in it asks nobody, nor does anybody twice, whatever the table says', () => {
  const closedFacts = { ...facts, state: 'CLOSED' } as CaseFacts
  const lead = { id: 'me', role: 'grid-lead', units: [] } as const
  const may = (one: CaseFacts, more: object = {}) =>
    mayCallBack(one, { handlers: [], settledAt: null, attempts: 0, ...more }, lead, NOW)
  expect(may(closedFacts)).toEqual({ allowed: true })
  expect(may(closedFacts, { handlers: ['me'] })).toEqual({ allowed: false, why: 'call-back-own-work' })
  expect(may(closedFacts, { settledAt: NOW })).toEqual({ allowed: false, why: 'call-back-settled' })
  expect(may({ ...closedFacts, atStreet: true })).toEqual({ allowed: false, why: 'case-at-street' })
})

test('a case this phone does not hold is not called back from it, and a steward calls nobody back', () => {
  expect(due([], [back('x')])).toEqual([])
  expect(due([closed('x')], [back('x')], 'steward')).toEqual([])
})
