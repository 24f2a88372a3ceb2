// Who may see and report what (handbook §10), what texts may hold, and what clocks may say. What may be done with a case
// stands in `actions.ts`.
import { allow, refuse } from '../decision.ts'
import type { Actor, Role } from '../identity/actor.ts'
import { refusedIn } from '../registry/forbidden-text.ts'
import type { Instant } from '../time.ts'
import { isConfidential, type LeafCode } from './catalogue.ts'
import { playbookOf } from './playbooks.ts'

/**
 * How far a role sees cases: all within reach; what goes to the property company; what was brought before the street; what
 * their unit was given or called to. One's own reports, and what one was given by name, everybody sees.
 */
export function caseScope(role: Role): 'all' | 'property' | 'street' | 'unit' | 'own' {
  if (role === 'property-steward') return 'property'
  if (role === 'street-dispatcher') return 'street'
  if (role === 'department-handler') return 'unit'
  const all: readonly Role[] = ['steward', 'grid-lead', 'station-desk', 'secretary']
  return all.includes(role) ? 'all' : 'own'
}

/** A confidential case is seen by whoever wrote it down and by the secretary, by nobody else (§4.4). */
export function seesConfidential(actor: Pick<Actor, 'id' | 'role'>, { enteredBy }: { enteredBy: string }) {
  return actor.role === 'secretary' || actor.id === enteredBy
}

/** Refuses `report-confidential-only`: a counsellor reports only what must be reported (§10). */
export function mayReport(actor: Pick<Actor, 'role'>, leaf: LeafCode) {
  if (actor.role === 'counsellor' && !isConfidential(leaf)) return refuse('report-confidential-only')
  return allow
}

/** Refuses `step-unknown`. */
export function mayTickStep(leaf: LeafCode, step: string) {
  return playbookOf(leaf)?.steps.some(({ id }) => id === step) ? allow : refuse('step-unknown')
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
