import { allow, type Decision } from '../decision.ts'
import type { Role } from '../identity/actor.ts'
import type { Id } from '../ids.ts'
import type { Cover } from '../sync/wire.ts'
import type { Instant } from '../time.ts'
import { type CaseAction, type CaseActor, mayDo } from './actions.ts'
import type { CaseDocument } from './documents.ts'

/** The worker of a phone; `now` by the server's clock, for a cover ends by the clock. */
export function phoneActor(worker: { id: Id; role: Role }, covers: readonly Cover[], now: Instant): CaseActor {
  const isOn = ({ until }: Cover) => Date.parse(until) > Date.parse(now)
  return { ...worker, units: [], covers: covers.filter(isOn).map(({ id }) => id) }
}

/**
 * What may be done with a case as a phone shows it, from the table the server asks. What was done here since its facts came
 * counts by its state. A case of this phone's own that no server has judged yet is its writer's. A phone does not know the
 * units its worker belongs to: they are given as none, and the server has the last word.
 */
export function offerOf(one: CaseDocument, action: CaseAction, actor: CaseActor, now: Instant): Decision {
  const { facts, state, closedAt } = one
  return facts ? mayDo(action, { ...facts, state, closedAt }, actor, now) : allow
}
