import { expect, test } from 'vitest'
import type { CaseAction, CaseFacts } from './actions.ts'
import type { CaseDocument } from './documents.ts'
import { offerOf } from './phone-offers.ts'

const NOW = '2026-11-24T03:00:00.000Z'
const facts = {
  ...{ leaf: '0207', class: 'P3', state: 'REPORTED', firstHandler: 'STEWARD', enteredBy: 'desk', confidential: false },
  ...{ closedAt: null, responsibleId: null, handlerId: null, handlerUnitId: null, handlerRole: null },
  ...{ isDispatched: false, handledBy: null, atStreet: false, whistled: [], toEvaluate: [] },
} as unknown as CaseFacts
const shown = (more: Partial<CaseFacts>, state: CaseDocument['state'] = 'REPORTED') =>
  ({ id: 'case', facts: { ...facts, ...more }, state, closedAt: null }) as CaseDocument
const may = (one: CaseDocument, action: CaseAction, role: 'steward' | 'property-steward' = 'steward') => {
  const decision = offerOf(one, action, { id: 'me', role, units: [] }, NOW)
  return decision.allowed ? 'yes' : decision.why
}

test('what nobody has in hand may be taken and settled at the door', () => {
  expect(may(shown({}), 'take')).toBe('yes')
  expect(may(shown({}), 'resolve-on-the-spot')).toBe('yes')
})

test('what was given to a colleague, or lies with the street, is theirs to settle', () => {
  const given = shown({ handlerId: 'other', isDispatched: true, state: 'DISPATCHED' }, 'DISPATCHED')
  expect(may(given, 'resolve-on-the-spot')).toBe('case-handled-by-another')
  expect(may(given, 'add-note')).toBe('yes')
  expect(may(shown({ atStreet: true }), 'resolve-on-the-spot')).toBe('case-at-street')
})

test('the property company’s steward adds nothing to what is not theirs', () => {
  expect(may(shown({}), 'add-note', 'property-steward')).toBe('case-not-yours')
})

test('what was settled on this phone counts before the server has said so', () => {
  expect(may(shown({}, 'CLOSED'), 'take')).toBe('case-ended')
})

test('a case that was written here and no server has judged yet is its writer’s', () => {
  const own = { id: 'case', state: 'REPORTED', closedAt: null } as CaseDocument
  expect(may(own, 'resolve-on-the-spot')).toBe('yes')
})
