import type { Actor, Role } from './actor.ts'

const everyone = [
  'resident',
  'building-head',
  'property-steward',
  'steward',
  'grid-lead',
  'station-desk',
  'secretary',
  'mediator',
  'counsellor',
  'volunteer',
  'street-dispatcher',
  'department-handler',
  'auditor',
  'system-administrator',
] as const satisfies readonly Role[]
const field = ['steward', 'grid-lead', 'secretary'] as const satisfies readonly Role[]

const deliberating = [
  'resident',
  'building-head',
  'property-steward',
  'steward',
  'grid-lead',
  'station-desk',
  'secretary',
  'volunteer',
] as const satisfies readonly Role[]

const isStaff = (role: Role) => role !== 'resident'

/**
 * The whole answer to "who may do what": one row per permission, read by server, screens, documents and tests.
 * Source: handbook §10. Reach (which grids) and masking narrow it further.
 */
export const rolesAllowed = {
  /** One's own session, password, second factor, preferences. */
  'identity.own-account': everyone,
  'identity.manage-accounts': ['system-administrator'],
  'identity.manage-communities': ['system-administrator'],
  'identity.read-audit': ['auditor'],

  'places.read': [
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'street-dispatcher',
    'system-administrator',
  ],
  'places.edit': ['grid-lead', 'secretary'],
  /** Grids are the frame of reach itself, so only the secretary draws them. */
  'places.edit-grids': ['secretary'],

  'registry.search': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  'registry.read': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  'registry.read-history': field,
  'registry.reveal': ['steward', 'grid-lead', 'station-desk', 'secretary'],
  'registry.edit': field,
  'registry.confirm': field,
  'registry.merge': ['grid-lead', 'secretary'],
  'registry.read-eligibility': ['steward', 'grid-lead', 'station-desk', 'secretary'],
  'registry.decide-eligibility': ['grid-lead', 'secretary'],

  /** Everybody; a counsellor only what must be reported (rule `mayReport`). */
  'cases.report': [
    'resident',
    'building-head',
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'mediator',
    'counsellor',
    'volunteer',
    'street-dispatcher',
    'department-handler',
  ],
  /** All within reach, or only what one reported: `caseScope`. */
  'cases.read': [
    'building-head',
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'mediator',
    'counsellor',
    'volunteer',
    'street-dispatcher',
    'department-handler',
  ],
  /** The work itself; a building head small things they told of, a department what it was given (rule `isTheirs`). */
  'cases.handle': [
    'building-head',
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'department-handler',
  ],
  /** What needs me now: everybody who handles, dispatches or decides. */
  'cases.work': [
    'building-head',
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'street-dispatcher',
    'department-handler',
  ],
  /** Accept, refuse, dispatch, designate, extend, hand over: for the community its posts, for what lies there the street. */
  'cases.dispatch': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  'cases.return': ['property-steward', 'grid-lead', 'station-desk', 'secretary', 'department-handler'],
  'cases.escalate': ['grid-lead', 'station-desk', 'secretary'],
  /** Verify, close, send back; never what one handled oneself. */
  'cases.verify': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  /** Asking that a case be suspended, or left out of the rates. */
  'cases.request-exception': ['steward', 'grid-lead', 'station-desk', 'secretary', 'department-handler'],
  /** Deciding on it: the secretary first, the street second; suspension is the street's. */
  'cases.approve-exception': ['secretary', 'street-dispatcher'],
  /** What only the street does: suspends, hands back, whistles. */
  'cases.coordinate': ['street-dispatcher'],
  'cases.arrive': ['property-steward', 'street-dispatcher', 'department-handler'],
  'cases.evaluate-whistle': ['property-steward', 'department-handler'],
  /** Departments, utilities, property companies a case may be given to, and who works for them. */
  'cases.edit-units': ['secretary', 'street-dispatcher'],
  /** Deadline rules and the working calendar. */
  'cases.settings': ['secretary', 'system-administrator'],
  /** Verifying and calling back, never of one's own work (`mayCallBack`). */
  'cases.call-back': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  /** A resident as a follower of the case. */
  'cases.reopen': ['resident', 'grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  'cases.supervise': ['grid-lead', 'secretary', 'street-dispatcher'],
  'cases.merge': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  /** Saying "also me" for somebody. */
  'cases.join': ['building-head', 'property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  /** One incident over many doors, and whom to tell. */
  'cases.open-incident': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  'cases.answer-incident': ['resident', 'property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  'cases.read-rates': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
  'cases.set-rates': ['secretary'],
  'notebook.keep': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],

  'visits.read': field,
  'visits.record': field,
  'care.read': field,
  /** Flows, calls, campaigns within one's reach. */
  'care.work': field,
  'care.assign': ['grid-lead', 'secretary'],
  'care.plan': ['grid-lead', 'secretary'],
  'care.edit-rules': ['secretary'],
  /** Counts only, so that it shows an administrator no business data. */
  'care.hand-over': ['secretary', 'system-administrator'],
  /** Anybody at work here may see a child harmed; each reads their own, the secretary all. */
  'care.report-confidential': [
    'resident',
    'building-head',
    'property-steward',
    'steward',
    'grid-lead',
    'station-desk',
    'secretary',
    'counsellor',
    'volunteer',
  ],
  'care.handle-confidential': ['secretary'],

  /** Taking an application down (§10: intake). */
  'mediation.intake': ['steward', 'station-desk', 'mediator'],
  /** The file to its mediators, the registration to who wrote it down: `sightOf`. */
  'mediation.read': ['steward', 'station-desk', 'mediator'],
  'mediation.mediate': ['mediator'],
  /** Counts and rates alone. */
  'mediation.statistics': ['secretary', 'street-dispatcher'],
  /** Of a department handler the justice office's alone (`mediation/guidance.ts`). */
  'mediation.guide': ['department-handler'],
  'mediation.read-rooms': ['steward', 'grid-lead', 'station-desk', 'secretary', 'mediator'],
  'mediation.edit-rooms': ['station-desk', 'secretary'],
  /** Public matters: everybody who belongs here. */
  'deliberation.read': deliberating,
  'deliberation.propose': deliberating,
  /** Meetings, polls, notices, carrying out. */
  'deliberation.run': ['grid-lead', 'station-desk', 'secretary'],
  /** What is put on the agenda, and what came of it. */
  'deliberation.review': ['secretary'],
  /** What anybody at a door may ask and say; the portal's door speaks as the community's resident. */
  'portal.use': ['resident'],
  'portal.manage-plates': ['grid-lead', 'station-desk', 'secretary'],
  'portal.edit-front': ['station-desk', 'secretary'],
  /** The receipt with its link, to whoever asked at the desk or at their door. */
  'portal.hand-out-receipt': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'],
  'portal.review': ['grid-lead', 'station-desk', 'secretary'],
  /** How one stands on the doors one looks after. */
  'portal.own-card': ['property-steward', 'steward', 'grid-lead'],

  'imports.run': ['secretary'],

  /** Channels and webhooks: where messages leave the house, no message itself. */
  'messages.manage': ['system-administrator'],
  /** What was sent and what was not, without recipients. */
  'messages.read-outbox': ['secretary', 'system-administrator'],
  /** Keys, and other systems a category is passed on to. */
  'open311.manage': ['system-administrator'],
  /** Passing a case on to another system. */
  /** Which systems there are, to pass a case on to one or to keep them. */
  'open311.read-systems': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher', 'system-administrator'],
  'open311.forward': ['grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],

  /** Holding documents on a phone. */
  'sync.use': field,
  /** Sending from a phone what was done there; each command asks for its own permission besides. */
  'sync.push': everyone.filter(isStaff),
  'sync.resolve': ['grid-lead', 'secretary'],
  'sync.manage-devices': ['secretary', 'system-administrator'],

  'overview.read-morning': ['grid-lead', 'station-desk', 'secretary'],
  'overview.read-street': ['street-dispatcher'],
  'overview.read': ['property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary', 'street-dispatcher'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof rolesAllowed

/** Whether the role of this actor carries the permission; the same answer greys the button and guards the door. */
export function isAllowed(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  return (rolesAllowed[permission] as readonly Role[]).includes(actor.role)
}
