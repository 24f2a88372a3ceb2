// The board of open cases: the seven-step loop as columns, and which step brings a card from one to another (handbook §5.1).
import { actionRows } from './action-rows.ts'
import type { ActionRow, CaseAction } from './actions.ts'
import type { CaseState } from './case.ts'

/** From left to right. Nothing stands in the last; a card put there is closed and leaves the board. */
export const boardStates = {
  reported: ['REPORTED'],
  accepted: ['ACCEPTED'],
  dispatched: ['DISPATCHED'],
  handling: ['HANDLING', 'REWORK'],
  handled: ['HANDLED', 'VERIFYING'],
  suspended: ['SUSPENDED'],
  closed: ['CLOSED'],
} as const satisfies Record<string, readonly CaseState[]>
export type BoardColumn = keyof typeof boardStates
export const boardColumns = Object.keys(boardStates) as BoardColumn[]

/** The likelier first. A suspension is asked for here and decided by the street. */
const stepsInto: Record<BoardColumn, readonly CaseAction[]> = {
  reported: [],
  accepted: ['accept', 'return', 'resume'],
  dispatched: ['dispatch', 'designate', 'resume'],
  handling: ['take', 'rework', 'resume'],
  handled: ['mark-handled'],
  suspended: ['suspend', 'request-suspension'],
  closed: ['close', 'resolve-on-the-spot'],
}

export function columnOf(state: CaseState): BoardColumn | undefined {
  return boardColumns.find((column) => (boardStates[column] as readonly CaseState[]).includes(state))
}

interface Card {
  state: CaseState
  /** Where a suspended case was before, when that is known: it goes back there and nowhere else. */
  stateBefore?: CaseState | null | undefined
}

/** By action: null when the reader may, else why not; as the page of a case tells it. */
type Offers = Readonly<Partial<Record<string, string | null>>>

/**
 * The step that brings a card into a column, or the code of why none does. `case-not-at-this-step` where the loop knows no
 * way; otherwise what stands against the likeliest step.
 */
export function stepInto(column: BoardColumn, card: Card, offers: Offers): { step: CaseAction } | { why: string } {
  const steps = stepsInto[column].filter((step) => leads(step, column, card))
  const step = steps.find((one) => offers[one] === null)
  if (step) return { step }
  const reasons = steps.map((one) => offers[one] ?? 'role-not-allowed')
  return { why: reasons.find((why) => why !== 'role-not-allowed') ?? reasons[0] ?? 'case-not-at-this-step' }
}

function leads(step: CaseAction, column: BoardColumn, { state, stateBefore }: Card): boolean {
  if (columnOf(state) === column) return false
  if (step === 'resume' && stateBefore && columnOf(stateBefore) !== column) return false
  const { states }: ActionRow = actionRows[step]
  return states === 'open' || states === 'any' || states.includes(state)
}
