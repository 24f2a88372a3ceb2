// What may be done with a case: one table of states and roles, and the facts that narrow it (handbook §5.1 to §5.3, §10).
// The server's commands, the desk, the phone and the portal all ask here; reach has been asked before.
import { allow, type Decision, refuse } from '../decision.ts'
import type { Role } from '../identity/actor.ts'
import type { Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import { actionRows } from './action-rows.ts'
import type { CaseState } from './case.ts'
import { isOpen } from './case.ts'
import type { CaseClass, FirstHandler, LeafCode } from './catalogue.ts'

/** Each is the command `cases.<action>`. */
export type CaseAction = keyof typeof actionRows
export const caseActionNames = Object.keys(actionRows) as CaseAction[]

/** Everything of a case that decides what may be done with it. */
export interface CaseFacts {
  leaf: LeafCode
  class: CaseClass
  state: CaseState
  firstHandler: FirstHandler
  enteredBy: Id
  confidential: boolean
  closedAt: Instant | null
  /** Answers for it until it is closed or formally handed on (§0.2 rule 6). */
  responsibleId: Id | null
  /** Who handles it: a person, a unit, or whoever holds a post of that kind in reach. A person may stand for their unit. */
  handlerId: Id | null
  handlerUnitId: Id | null
  handlerRole: FirstHandler | null
  /** A unit nobody of which signs in: what it says comes by telephone, and the dispatcher writes it down. */
  handlerUnitIsSilent: boolean
  /** It was given to its handler by somebody who dispatches, not just taken up. */
  isDispatched: boolean
  /** Who said that it is done. */
  handledBy: Id | null
  /** It lies with the street, which dispatches it or hands it back. */
  atStreet: boolean
  returns: number
  returnBy: Instant | null
  isDesignated: boolean
  reworks: number
  isExtended: boolean
  disposeBy: Instant | null
  suspensionAsked: boolean
  isExcluded: boolean
  /** Asked for and not decided; `firstBy` once the secretary agreed. */
  exclusionAsked: { firstBy: Id | null } | null
  /** Units of the whistle that is not concluded yet. */
  whistled: readonly { unitId: Id; arrived: boolean }[]
  /** Units of the last concluded whistle that have not said how it went. */
  toEvaluate: readonly Id[]
}

/** Who asks, with the handling units they belong to and the colleagues whose post they cover now (§10: with an end). */
export interface CaseActor {
  id: Id
  role: Role
  units: readonly Id[]
  covers?: readonly Id[]
}

export interface ActionRow {
  /** `open`: every state before the end. `any`: whether ended or not. */
  states: readonly CaseState[] | 'open' | 'any'
  roles: readonly Role[]
  /** Also on a confidential case, there by the secretary alone. */
  confidential?: true
  /** What happened before the end still belongs to the case when it arrives after it, from a phone without signal. */
  late?: true
  /** Also when it is closed, by whoever said that it was done: what work looks like is seen when it is over. */
  doer?: true
  checks: readonly Check[]
}
export type Check = (one: CaseFacts, actor: CaseActor, at: Instant) => Decision

/** Every action with its decision, for a page; `at` is now. */
export function caseActions(one: CaseFacts, actor: CaseActor, at: Instant): Record<CaseAction, Decision> {
  return Object.fromEntries(caseActionNames.map((action) => [action, mayDo(action, one, actor, at)])) as Record<
    CaseAction,
    Decision
  >
}

/**
 * Refuses `role-not-allowed`, `case-not-yours`, `case-confidential`, `case-ended`, `case-not-at-this-step`, and what the
 * checks of the action say. `at`: when it happened.
 */
export function mayDo(action: CaseAction, one: CaseFacts, actor: CaseActor, at: Instant): Decision {
  const row: ActionRow = actionRows[action]
  if (!row.roles.includes(actor.role)) return refuse('role-not-allowed')
  if (one.confidential) {
    if (actor.role !== 'secretary') return refuse('case-not-yours')
    if (!row.confidential) return refuse('case-confidential')
  }
  const step = stepDecision(row, one, actor, at)
  if (!step.allowed) return step
  for (const check of row.checks) {
    const decision = check(one, actor, at)
    if (!decision.allowed) return decision
  }
  return allow
}

function stepDecision({ states, late, doer }: ActionRow, one: CaseFacts, actor: CaseActor, at: Instant): Decision {
  const { state, closedAt, handledBy } = one
  if (states === 'any' || (late && closedAt && at <= closedAt)) return allow
  if (doer && state === 'CLOSED' && handledBy === actor.id) return allow
  if (states === 'open') return isOpen(state) ? allow : refuse('case-ended')
  if (states.includes(state)) return allow
  return refuse(isOpen(state) || states.some((one) => !isOpen(one)) ? 'case-not-at-this-step' : 'case-ended')
}
