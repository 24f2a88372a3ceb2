import { expect, test } from 'vitest'
import type { CaseFacts } from './actions.ts'
import type { CaseDocument } from './documents.ts'
import { casesDue } from './due-today.ts'

const NOW = '2026-11-24T03:00:00.000Z'
const me = { id: 'me', role: 'steward', units: [] } as const
const one = (id: string, more: Partial<CaseDocument> = {}, stepBy: string | null = '2026-11-24T09:00:00.000Z') =>
  ({
    ...{ id, class: 'P3', state: 'HANDLING', firstHandler: 'STEWARD', confidential: false },
    facts: { handlerId: 'me', handlerUnitId: null, handlerRole: null } as CaseFacts,
    clocks: { stepBy },
    ...more,
  }) as CaseDocument
const due = (...cases: CaseDocument[]) => casesDue(cases, me, NOW).map(({ one: { id }, isLate }) => `${id} ${isLate}`)

test('what is owed today stands on the list, what is overdue before it, what is owed tomorrow not yet', () => {
  const late = one('late', {}, '2026-11-20T09:00:00.000Z')
  const tonight = one('tonight', {}, '2026-11-24T15:59:00.000Z')
  expect(due(tonight, late, one('tomorrow', {}, '2026-11-24T16:00:00.000Z'), one('no clock', {}, null))).toEqual([
    'late true',
    'tonight false',
  ])
})

test.each([
  ['given to a colleague', { facts: { handlerId: 'other', handlerUnitId: null, handlerRole: null } as CaseFacts }],
  ['waiting for somebody to verify it', { state: 'HANDLED' }],
  ['an emergency, which stands above the list', { class: 'P1' }],
  ['confidential', { confidential: true }],
  ['not taken on, and the property company’s by the catalogue', { state: 'REPORTED', firstHandler: 'PROPERTY' }],
  ['from before phones were told who handles it', { facts: undefined }],
] as [string, Partial<CaseDocument>][])('a case that is %s is not', (_, more) => {
  expect(due(one('x', more))).toEqual([])
})

test.each([
  [
    'given to whoever is steward here',
    { facts: { handlerId: null, handlerUnitId: null, handlerRole: 'STEWARD' } as CaseFacts },
  ],
  ['not taken on, and a steward’s by the catalogue', { state: 'REPORTED' }],
] as [string, Partial<CaseDocument>][])('a case that is %s is', (_, more) => {
  expect(due(one('x', more))).toEqual(['x false'])
})
