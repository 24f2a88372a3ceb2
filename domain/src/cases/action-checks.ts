// The facts that narrow the table of actions. Each check is one sentence of the handbook.
import { allow, type Decision, refuse } from '../decision.ts'
import type { Role } from '../identity/actor.ts'
import type { CaseActor, CaseFacts, Check } from './actions.ts'
import { mayReopen } from './callback.ts'
import type { FirstHandler } from './catalogue.ts'

/** Returned so often, its handler is named by whoever dispatches (§5.3). */
export const RETURNS_BEFORE_DESIGNATION = 3
/** Sent back to its handler so often, it goes up instead (§5.1). */
export const REWORKS_BEFORE_STREET = 2

/** Posts that handle what is given to "whoever does this here"; a dispute is handled as a mediation. */
export const rolesOfHandler: Record<FirstHandler, readonly Role[]> = {
  STEWARD: ['steward'],
  PROPERTY: ['property-steward'],
  GRID: ['grid-lead'],
  COMMUNITY: ['station-desk', 'secretary'],
  MEDIATOR: [],
}

const isUnitOf = (actor: CaseActor, unitId: string | null) => unitId !== null && actor.units.includes(unitId)
const hasHandler = (one: CaseFacts) => one.handlerId !== null || one.handlerUnitId !== null || one.handlerRole !== null

/** Whether it was given by name to somebody this person stands in for. */
export function isCoveredBy(one: CaseFacts, { covers = [] }: CaseActor): boolean {
  return one.handlerId !== null && covers.includes(one.handlerId)
}

/** Whether the case was given to this person: by name, to whom they cover, through their unit, or as one of those who do this here. */
export function isHandler(one: CaseFacts, actor: CaseActor): boolean {
  if (one.handlerId === actor.id || isCoveredBy(one, actor) || isUnitOf(actor, one.handlerUnitId)) return true
  const isOpenToRole = one.handlerId === null && one.handlerUnitId === null && one.handlerRole !== null
  return isOpenToRole && rolesOfHandler[one.handlerRole!].includes(actor.role)
}

/** The street decides about what lies with it, the community about the rest. */
export const belongsToCaller: Check = (one, { role }) => {
  if (role === 'street-dispatcher') return one.atStreet ? allow : refuse('case-not-at-street')
  return one.atStreet ? refuse('case-at-street') : allow
}
export const notAtStreet: Check = (one) => (one.atStreet ? refuse('case-at-street') : allow)

/**
 * A property steward works on what goes to the property company, a department on what it was given or called to, a building
 * head on small things they told of themselves.
 */
export const isTheirs: Check = (one, actor) => {
  const { role } = actor
  const mine = one.enteredBy === actor.id
  const yes = (is: boolean): Decision => (is ? allow : refuse('case-not-yours'))
  if (role === 'property-steward') {
    const toProperty = hasHandler(one) ? isHandler(one, actor) : one.firstHandler === 'PROPERTY' || mine
    return yes(toProperty || isWhistled(one, actor))
  }
  if (role === 'department-handler') return yes(isHandler(one, actor) || isWhistled(one, actor))
  if (role === 'building-head') return yes(mine && (one.class === 'P0' || one.class === 'P3') && !one.isDispatched)
  return allow
}

const isWhistled = (one: CaseFacts, actor: CaseActor) => one.whistled.some(({ unitId }) => isUnitOf(actor, unitId))

/** Nobody was given it, or I was. What a colleague took up by themselves a second pair of hands may finish. */
export const isFreeForMe: Check = (one, actor) => {
  if (isHandler(one, actor)) return allow
  if (one.isDispatched) return refuse('case-handled-by-another')
  return one.atStreet ? refuse('case-at-street') : allow
}

/** Whoever reported it before work began, or whoever dispatches it. */
export const mayCancel: Check = (one, actor, at) => {
  const isDispatcher = ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'].includes(actor.role)
  if (isDispatcher && belongsToCaller(one, actor, at).allowed) return allow
  if (one.enteredBy !== actor.id) return isDispatcher ? belongsToCaller(one, actor, at) : refuse('case-not-yours')
  return one.state === 'REPORTED' || one.state === 'ACCEPTED' ? allow : refuse('case-already-in-hand')
}

export const stillDispatches: Check = (one) =>
  one.returns >= RETURNS_BEFORE_DESIGNATION ? refuse('dispatch-must-designate') : allow
export const waitsForDesignation: Check = (one) =>
  one.returns >= RETURNS_BEFORE_DESIGNATION ? allow : refuse('designate-only-after-returns')

/** Within the limit, by the handler; silence is acceptance, and what was designated is not given back. */
export const mayGiveBack: Check = (one, actor, at) => {
  if (!isHandler(one, actor)) return refuse('case-not-yours')
  if (one.isDesignated) return refuse('return-after-designation')
  return one.returnBy !== null && at > one.returnBy ? refuse('return-too-late') : allow
}

export const answeredFor: Check = (one) => (one.responsibleId ? allow : refuse('case-not-accepted'))

export const hasNoWhistle: Check = (one) => (one.whistled.length === 0 ? allow : refuse('whistle-already-blown'))
export const hasWhistle: Check = (one) => (one.whistled.length > 0 ? allow : refuse('whistle-not-blown'))
/** The street writes down the arrival of units that do not sign in. */
export const takesPartInWhistle: Check = (one, actor) => {
  if (one.whistled.length === 0) return refuse('whistle-not-blown')
  const open = one.whistled.filter(({ unitId }) => actor.role === 'street-dispatcher' || isUnitOf(actor, unitId))
  if (open.length === 0) return refuse('case-not-yours')
  return open.some(({ arrived }) => !arrived) ? allow : refuse('whistle-already-arrived')
}
export const evaluatesWhistle: Check = (one, actor) =>
  one.toEvaluate.some((unitId) => isUnitOf(actor, unitId)) ? allow : refuse('whistle-nothing-to-evaluate')

/** Who handles it neither lengthens its time nor says that it is well done (§5.1 step 6). */
export const notHandler: Check = (one, actor) =>
  one.handlerId === actor.id || one.handledBy === actor.id ? refuse('handler-does-not-verify') : allow

/** Once, and before the time is up. */
export const lastsLongEnough: Check = (one, _, at) => {
  if (one.isExtended) return refuse('extended-already')
  if (one.disposeBy === null) return refuse('case-not-accepted')
  return at < one.disposeBy ? allow : refuse('extend-too-late')
}

export const suspensionNotAsked: Check = (one) => (one.suspensionAsked ? refuse('suspension-already-asked') : allow)
export const suspensionIsAsked: Check = (one) => (one.suspensionAsked ? allow : refuse('suspension-not-asked'))

export const asksExclusionOf: Check = (one) => {
  if (one.isExcluded) return refuse('excluded-already')
  return one.exclusionAsked ? refuse('exclusion-already-asked') : allow
}

/** First the secretary, then the street, and never the same person (§5.3). */
export const firstOrSecondApproval: Check = (one, actor) => {
  if (!one.exclusionAsked) return refuse('exclusion-not-asked')
  const { firstBy } = one.exclusionAsked
  if (actor.role === 'secretary') return firstBy === null ? allow : refuse('exclusion-waits-for-street')
  if (firstBy === null) return refuse('exclusion-waits-for-secretary')
  return firstBy === actor.id ? refuse('second-person-needed') : allow
}
export const mayWithdraw: Check = (one, { role }) => {
  if (!one.exclusionAsked) return refuse('exclusion-not-asked')
  const atStreet = one.exclusionAsked.firstBy !== null
  if (role === 'secretary') return atStreet ? refuse('exclusion-waits-for-street') : allow
  return atStreet ? allow : refuse('exclusion-waits-for-secretary')
}

/** The handler says it is done; for a unit that does not sign in, whoever dispatches it. The street itself handles nothing. */
export const mayFinish: Check = (one, actor, at) => {
  if (isHandler(one, actor) && actor.role !== 'street-dispatcher') return allow
  const dispatches = ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'].includes(actor.role)
  if (one.handlerUnitIsSilent && dispatches) return belongsToCaller(one, actor, at)
  return refuse(one.isDispatched ? 'case-handled-by-another' : 'case-not-yours')
}

/** Twice; then it goes to the street, unless it lies there. */
export const reworkIsLeft: Check = (one) =>
  one.reworks >= REWORKS_BEFORE_STREET && !one.atStreet ? refuse('rework-must-escalate') : allow

/** Whoever told of it may still say that it is not solved (§5.1). */
export const reopeningIsOver: Check = (one, _actor, at) =>
  mayReopen(one, at).allowed ? refuse('case-may-be-reopened') : allow
