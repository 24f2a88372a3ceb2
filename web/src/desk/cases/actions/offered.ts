// Which actions a case page offers, and which of them first. What may be done was decided by the server with the same table.
import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { CaseState } from '@red-steward/domain/cases/case'

/** In the order of a case's life; the others have a place of their own on the page. */
const menuGroups: readonly (readonly CaseAction[])[] = [
  ['accept', 'take', 'dispatch', 'designate', 'return', 'mark-handled', 'resolve-on-the-spot', 'add-note'],
  ['verify', 'close', 'rework', 'reopen'],
  ['escalate', 'hand-back', 'whistle', 'arrive', 'conclude-whistle', 'evaluate-whistle'],
  ['extend', 'request-suspension', 'suspend', 'refuse-suspension', 'resume'],
  ['request-exclusion', 'approve-exclusion', 'refuse-exclusion'],
  ['transfer', 'link', 'merge', 'unmerge', 'reject', 'redirect', 'cancel'],
]

/** By action: null when the reader may, else why not. */
export type Offers = Readonly<Record<string, string | null>>

const may = (offers: Offers, action: CaseAction) => offers[action] === null

const inWork: readonly CaseAction[] = [
  'evaluate-whistle',
  'suspend',
  'approve-exclusion',
  'arrive',
  'conclude-whistle',
  'mark-handled',
  'designate',
  'add-note',
]
const firstOf: Partial<Record<CaseState, readonly CaseAction[]>> = {
  REPORTED: ['accept', 'take', 'resolve-on-the-spot'],
  ACCEPTED: ['suspend', 'approve-exclusion', 'designate', 'dispatch', 'take', 'escalate'],
  DISPATCHED: ['suspend', 'approve-exclusion', 'arrive', 'take', 'mark-handled', 'add-note'],
  HANDLING: inWork,
  REWORK: inWork,
  SUSPENDED: ['approve-exclusion', 'resume'],
  HANDLED: ['close', 'verify'],
  VERIFYING: ['close'],
  CLOSED: ['approve-exclusion', 'evaluate-whistle', 'reopen'],
  EVALUATED: ['approve-exclusion', 'reopen'],
  MERGED: ['unmerge'],
}

/** The one thing most likely wanted now. */
export function primaryOf(state: CaseState, offers: Offers): CaseAction | undefined {
  return firstOf[state]?.find((action) => may(offers, action))
}

/** What the menu shows: nothing that never concerns this post. */
export function shownGroups(offers: Offers, except: CaseAction | undefined): CaseAction[][] {
  return menuGroups
    .map((group) =>
      group.filter((action) => action !== except && action in offers && offers[action] !== 'role-not-allowed'),
    )
    .filter((group) => group.length > 0)
}
