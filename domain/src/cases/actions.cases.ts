// A case in hand, and who asks about it, for tests of the table.
import type { Decision } from '../decision.ts'
import type { Role } from '../identity/actor.ts'
import type { CaseActor, CaseFacts } from './actions.ts'

export const noon = '2026-03-02T04:00:00.000Z'
export const earlier = '2026-03-01T04:00:00.000Z'
export const later = '2026-03-03T04:00:00.000Z'
export const me = 'me'
export const unit = 'my-unit'

export const plain: CaseFacts = {
  leaf: '0207',
  class: 'P3',
  state: 'HANDLING',
  firstHandler: 'STEWARD',
  enteredBy: 'somebody',
  confidential: false,
  closedAt: null,
  responsibleId: 'somebody',
  handlerId: null,
  handlerUnitId: null,
  handlerRole: null,
  handlerUnitIsSilent: false,
  isDispatched: false,
  handledBy: null,
  atStreet: false,
  returns: 0,
  returnBy: later,
  isDesignated: false,
  reworks: 0,
  isExtended: false,
  disposeBy: later,
  suspensionAsked: false,
  isExcluded: false,
  exclusionAsked: null,
  whistled: [],
  toEvaluate: [],
}

export const actor = (role: Role, units: string[] = []): CaseActor => ({ id: me, role, units })
export const why = (decision: Decision) => (decision.allowed ? 'y' : decision.why)
