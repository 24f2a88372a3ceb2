// Who may do what with which case (handbook §10), and what clocks may say.
import { allow, refuse } from '../decision.ts'
import type { Actor, Role } from '../identity/actor.ts'
import { refusedIn } from '../registry/forbidden-text.ts'
import type { Instant } from '../time.ts'
import { type CaseState, isOpen } from './case.ts'
import { type FirstHandler, isConfidential, type LeafCode } from './catalogue.ts'
import { playbookOf } from './playbooks.ts'

export interface CaseFacts {
  leaf: LeafCode
  state: CaseState
  firstHandler: FirstHandler
  enteredBy: string
  confidential: boolean
  closedAt: Instant | null
}

/** How far a role sees cases within its reach: all, those that go to the property company, or only its own reports. */
export function caseScope(role: Role): 'all' | 'property' | 'own' {
  if (role === 'property-steward') return 'property'
  const all: readonly Role[] = ['steward', 'grid-lead', 'station-desk', 'secretary', 'street-dispatcher']
  return all.includes(role) ? 'all' : 'own'
}

/** A confidential case is seen by whoever wrote it down and by the secretary, by nobody else (§4.4). */
export function seesConfidential(actor: Pick<Actor, 'id' | 'role'>, { enteredBy }: Pick<CaseFacts, 'enteredBy'>) {
  return actor.role === 'secretary' || actor.id === enteredBy
}

/** Refuses `report-confidential-only`: a counsellor reports only what must be reported (§10). */
export function mayReport(actor: Pick<Actor, 'role'>, leaf: LeafCode) {
  if (actor.role === 'counsellor' && !isConfidential(leaf)) return refuse('report-confidential-only')
  return allow
}

/**
 * Refuses `case-ended`, `case-not-yours`. A confidential case is handled by the secretary; others only write it down.
 * What happened before the end still belongs to the case when it arrives after it, from a phone without signal.
 */
export function mayHandle(actor: Pick<Actor, 'id' | 'role'>, one: CaseFacts, at: Instant) {
  if (!isOpen(one.state) && !(one.closedAt && at <= one.closedAt)) return refuse('case-ended')
  if (one.confidential && actor.role !== 'secretary') return refuse('case-not-yours')
  const isTheirs = one.firstHandler === 'PROPERTY' || one.enteredBy === actor.id
  if (actor.role === 'property-steward' && !isTheirs) return refuse('case-not-yours')
  return allow
}

/** Refuses as `mayHandle`; what has ended is not closed again. */
export function mayClose(actor: Pick<Actor, 'id' | 'role'>, one: CaseFacts, at: Instant) {
  return isOpen(one.state) ? mayHandle(actor, one, at) : refuse('case-ended')
}

/** Refuses `case-ended` and `case-not-yours` as `mayHandle`, and `step-unknown`. */
export function mayTick(actor: Pick<Actor, 'id' | 'role'>, one: CaseFacts, step: string, at: Instant) {
  const handle = mayHandle(actor, one, at)
  if (!handle.allowed) return handle
  return playbookOf(one.leaf)?.steps.some(({ id }) => id === step) ? allow : refuse('step-unknown')
}

/** A tie would show what is confidential to whoever sees the other side. Refuses `link-confidential`, `link-itself`. */
export function mayLink(one: { id: string; confidential: boolean }, other: { id: string; confidential: boolean }) {
  if (one.id === other.id) return refuse('link-itself')
  return one.confidential || other.confidential ? refuse('link-confidential') : allow
}

/** Refuses `text-forbidden-…` when any of the texts holds what may not be kept. */
export function mayKeepText(...texts: readonly string[]) {
  const found = refusedIn(texts.join('\n'))
  return found ? refuse(`text-forbidden-${found.reason}`) : allow
}

/** A clock that runs ahead is set back to the moment of entry, so that nothing happens in the future. */
export function happened(at: Instant | undefined, now: Instant): Instant {
  return at === undefined || at > now ? now : at
}

/** RS, the day, the last three of the community's code, and the day's count: `RS202603110020007` (§5.1). */
export function caseNumber(day: string, communityCode: string, count: number): string {
  return `RS${day.replaceAll('-', '')}${communityCode.slice(-3)}${String(count).padStart(4, '0')}`
}
