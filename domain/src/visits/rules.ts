import { addDays } from '../care/days.ts'
import { allow, refuse } from '../decision.ts'
import { type Actor, reaches } from '../identity/actor.ts'
import { forbiddenIn } from '../registry/forbidden-text.ts'
import { type Day, dayOf, type Instant } from '../time.ts'
import type { VisitMeans, VisitResult } from './codes.ts'
import { isContact } from './reach.ts'

const DAYS_BACK = 60

/** A visit kept on paper is entered up to 60 days later; a clock that runs ahead is set to now. */
export function mayHaveBeen(visitedAt: Instant, now: Instant) {
  const at = visitedAt > now ? now : visitedAt
  if (dayOf(at) < addDays(dayOf(now), -DAYS_BACK)) return refuse('visit-too-long-ago')
  return { ...allow, at }
}

/**
 * Whether a text may be kept. What has no place here (door codes, religion, petitions, id numbers) is refused; words near
 * illness or money are kept after the writer has looked again (`reviewed`). The findings say which words and why.
 */
export function mayKeepText(text: string, reviewed: boolean) {
  const findings = forbiddenIn(text)
  const refused = findings.find(({ verdict }) => verdict === 'refuse')
  const detail = { findings }
  if (refused) return { allowed: false, why: `text-forbidden-${refused.reason}`, detail } as const
  if (findings.length > 0 && !reviewed) return { ...refuse('text-needs-second-look'), detail }
  return allow
}

/** What the register says can be confirmed only by somebody who was told so. */
export function mayConfirm(visit: { householdId: string | null; means: VisitMeans; result: VisitResult }) {
  if (visit.householdId === null) return refuse('confirm-needs-household')
  if (!isContact(visit.result)) return refuse('confirm-needs-contact')
  if (visit.means === 'PROXY') return refuse('proxy-cannot-confirm')
  return allow
}

export interface EnteredVisit {
  enteredBy: string
  enteredAt: Instant
  withdrawnAt: Instant | null
  gridId: string | null
}

/** One's own on the day it was entered; otherwise the grid lead or the secretary. */
export function mayChangeVisit(actor: Actor, visit: EnteredVisit, now: Instant) {
  if (visit.withdrawnAt) return refuse('visit-withdrawn')
  if (actor.role === 'grid-lead' || actor.role === 'secretary') {
    return reaches(actor, visit.gridId) ? allow : refuse('not-found')
  }
  if (visit.enteredBy !== actor.id) return refuse('visit-of-somebody-else')
  if (dayOf(visit.enteredAt) !== dayOf(now)) return refuse('visit-of-another-day')
  return allow
}

/** A finding is followed up on the day given, or a week later. */
export function followUpDay(finding: { ok: boolean; followUpOn: Day | null }, visitedOn: Day): Day | null {
  if (finding.ok) return null
  return finding.followUpOn ?? addDays(visitedOn, 7)
}

export function mayFollowUp(finding: { ok: boolean; settledAt: Instant | null }, followUpOn: Day | null, today: Day) {
  if (finding.ok) return refuse('safety-was-in-order')
  if (finding.settledAt) return refuse('safety-already-settled')
  if (followUpOn !== null && followUpOn < today) return refuse('day-in-the-past')
  return allow
}

export function maySettleNeed(need: { settledAt: Instant | null }) {
  return need.settledAt ? refuse('need-already-settled') : allow
}
