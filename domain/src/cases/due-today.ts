// Which cases stand on somebody's Today list (handbook §4.3): theirs, and owed today or overdue. P1 and P2 stand above it always.
import { dayOf, type Instant } from '../time.ts'
import { isHandler, rolesOfHandler } from './action-checks.ts'
import type { CaseActor } from './actions.ts'
import type { CaseDocument } from './documents.ts'

export interface CaseDue {
  one: CaseDocument
  by: Instant
  isLate: boolean
}

/** The longest overdue first. Theirs: given to them or to posts like theirs, or not taken on and theirs by the catalogue. */
export function casesDue(cases: readonly CaseDocument[], actor: CaseActor, now: Instant): CaseDue[] {
  return cases
    .flatMap((one) => {
      const by = one.clocks?.stepBy
      if (one.confidential || one.class === 'P1' || one.class === 'P2' || !by || dayOf(by) > dayOf(now)) return []
      return isOwedBy(one, actor) ? [{ one, by, isLate: by < now }] : []
    })
    .sort((a, b) => a.by.localeCompare(b.by) || (a.one.id < b.one.id ? -1 : 1))
}

function isOwedBy({ state, facts, firstHandler }: CaseDocument, actor: CaseActor): boolean {
  if (state === 'REPORTED') return rolesOfHandler[firstHandler].includes(actor.role)
  const isInWork = state === 'DISPATCHED' || state === 'HANDLING' || state === 'REWORK'
  return isInWork && facts !== undefined && isHandler(facts, actor)
}
