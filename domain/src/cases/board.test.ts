import { expect, test } from 'vitest'
import { type BoardColumn, boardColumns, columnOf, stepInto } from './board.ts'
import { CaseState, isOpen } from './case.ts'

const anything = new Proxy({}, { get: () => null }) as Record<string, null>

test('every open case stands in a column', () => {
  const states = CaseState.options.filter(isOpen)
  expect(states.length).toBeGreaterThan(6)
  for (const state of states) expect(columnOf(state)).toBeDefined()
})

const ways: Record<string, Partial<Record<BoardColumn, string>>> = {
  REPORTED: { accepted: 'accept', dispatched: 'dispatch', handling: 'take', closed: 'resolve-on-the-spot' },
  ACCEPTED: {
    dispatched: 'dispatch',
    handling: 'take',
    suspended: 'suspend',
    closed: 'resolve-on-the-spot',
  },
  DISPATCHED: {
    accepted: 'return',
    handling: 'take',
    handled: 'mark-handled',
    suspended: 'suspend',
    closed: 'resolve-on-the-spot',
  },
  HANDLING: { dispatched: 'dispatch', handled: 'mark-handled', suspended: 'suspend', closed: 'resolve-on-the-spot' },
  REWORK: { dispatched: 'dispatch', handled: 'mark-handled', suspended: 'suspend', closed: 'resolve-on-the-spot' },
  HANDLED: { handling: 'rework', closed: 'close' },
  VERIFYING: { handling: 'rework', closed: 'close' },
  SUSPENDED: { accepted: 'resume', dispatched: 'resume', handling: 'resume' },
}

test.each(Object.entries(ways))('a card that is %s goes where the loop knows a step, and nowhere else', (state, to) => {
  const found = boardColumns.flatMap((column) => {
    const way = stepInto(column, { state: state as CaseState }, anything)
    return 'step' in way ? [[column, way.step]] : []
  })
  expect(Object.fromEntries(found)).toEqual(to)
})

test('a suspended case goes back to where it was', () => {
  const card = { state: 'SUSPENDED', stateBefore: 'REWORK' } as const
  expect(stepInto('handling', card, anything)).toEqual({ step: 'resume' })
  expect(stepInto('dispatched', card, anything)).toEqual({ why: 'case-not-at-this-step' })
})

test.each([
  [
    'the first step she may',
    { suspend: 'role-not-allowed', 'request-suspension': null },
    { step: 'request-suspension' },
  ],
  [
    'the reason that says most',
    { suspend: 'role-not-allowed', 'request-suspension': 'suspension-already-asked' },
    { why: 'suspension-already-asked' },
  ],
  ['that it is none of her business', {}, { why: 'role-not-allowed' }],
])('into a column leads %s', (_, offers, expected) => {
  expect(stepInto('suspended', { state: 'HANDLING' }, offers)).toEqual(expected)
})
