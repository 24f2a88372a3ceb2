import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { Decision } from '@red-steward/domain/decision'
import type { Offers } from './actions/offered.ts'

/** What the server said of an action, as a button wants it. */
export function decisionOf(offers: Offers, action: CaseAction): Decision {
  const why = offers[action]
  return why === null ? { allowed: true } : { allowed: false, why: why ?? 'role-not-allowed' }
}
