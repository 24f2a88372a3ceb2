// Which hop of a case is worth a message, and how loud. All of it stands on the case's page in any case.

import type { HopAction } from '../cases/case.ts'
import type { CaseClass, FirstHandler } from '../cases/catalogue.ts'
import type { HopDetail } from '../cases/hop-detail.ts'
import type { Role } from '../identity/actor.ts'

/** Hops that ask something of a colleague, or change what they have in hand: these ring, others wait in the app. */
const ringsAtWork: readonly HopAction[] = [
  'DISPATCHED',
  'RETURNED',
  'DESIGNATED',
  'ESCALATED',
  'HANDED_BACK',
  'TRANSFERRED',
  'WHISTLED',
  'REWORK',
  'REOPENED',
  'SUPERVISED',
  'WARNED',
  'OVERDUE',
  'QUESTION',
  'ANSWERED',
  'SUSPENSION_REQUESTED',
  'EXCLUSION_REQUESTED',
  'EXCLUSION_APPROVED',
]

/** Hops for which a resident's phone rings: a phone that rings at every step is soon muted. */
const ringsAtHome: readonly HopAction[] = [
  'ACCEPTED',
  'REJECTED',
  'REDIRECTED',
  'EXTENDED',
  'SUSPENDED',
  'HANDLED',
  'CLOSED',
  'ASKED',
  'REPLY',
  'REOPENED',
  'SUPERVISED',
  'OUTSIDE_UPDATE',
]

/** No news to anybody at work. */
const silent: readonly HopAction[] = ['LINKED', 'ENTRY', 'PHOTO', 'ARCHIVED']

export const isNews = (action: HopAction) => !silent.includes(action)
export const ringsResident = (action: HopAction) => ringsAtHome.includes(action)

/** A new case rings when it cannot wait until somebody looks; a home when it needs help. */
export function ringsColleague(action: HopAction, caseClass: CaseClass, home?: HopDetail['home']): boolean {
  if (action === 'HOUSEHOLD') return home?.answer === 'NEEDS_HELP'
  return action === 'REPORTED' ? isUrgent(caseClass) : ringsAtWork.includes(action)
}

/** P1 and P2 pass the quiet hours. */
export const isUrgent = (caseClass: CaseClass) => caseClass === 'P1' || caseClass === 'P2'

/** Whoever holds such a post in reach is told while nobody has the case in hand. */
export const postOf: Record<FirstHandler, Role> = {
  STEWARD: 'steward',
  PROPERTY: 'property-steward',
  GRID: 'grid-lead',
  COMMUNITY: 'station-desk',
  MEDIATOR: 'mediator',
}

/** Whom a late case is told to, rung by rung. */
const climbsTo: Record<'GRID_LEAD' | 'SECRETARY' | 'STREET', Role> = {
  GRID_LEAD: 'grid-lead',
  SECRETARY: 'secretary',
  STREET: 'street-dispatcher',
}

/** Posts above that hear of a hop whoever has the case in hand. */
export function postsAbove(action: HopAction, told?: HopDetail['told']): readonly Role[] {
  if (action === 'OVERDUE') return told && told !== 'HANDLER' ? [climbsTo[told]] : []
  if (action === 'ESCALATED') return ['street-dispatcher']
  if (action === 'EXCLUSION_REQUESTED') return ['secretary']
  return action === 'SUSPENSION_REQUESTED' || action === 'EXCLUSION_APPROVED' ? ['street-dispatcher'] : []
}
