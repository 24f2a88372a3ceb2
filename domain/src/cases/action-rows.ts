// The table itself. A row reads: in these states, by these posts, if the checks allow.
import type { Role } from '../identity/actor.ts'
import {
  answeredFor,
  asksExclusionOf,
  belongsToCaller,
  evaluatesWhistle,
  firstOrSecondApproval,
  hasNoWhistle,
  hasWhistle,
  isFreeForMe,
  isTheirs,
  lastsLongEnough,
  mayCancel,
  mayFinish,
  mayGiveBack,
  mayWithdraw,
  notAtStreet,
  notHandler,
  reopeningIsOver,
  reworkIsLeft,
  stillDispatches,
  suspensionIsAsked,
  suspensionNotAsked,
  takesPartInWhistle,
  waitsForDesignation,
} from './action-checks.ts'
import type { ActionRow } from './actions.ts'
import type { CaseState } from './case.ts'

const desk = ['grid-lead', 'station-desk', 'secretary'] as const satisfies readonly Role[]
const street = ['street-dispatcher'] as const satisfies readonly Role[]
const dispatchers = [...desk, ...street]
const field = ['property-steward', 'steward', ...desk] as const satisfies readonly Role[]
/** A building head handles small things they reported; a department what it was given (`isTheirs`). */
const handlers = ['building-head', ...field, 'department-handler'] as const satisfies readonly Role[]
const askers = ['steward', ...desk, 'department-handler'] as const satisfies readonly Role[]
const reporters = [...handlers, 'mediator', 'counsellor', 'volunteer', ...street] as const satisfies readonly Role[]

const beforeWork = ['REPORTED', 'ACCEPTED'] as const satisfies readonly CaseState[]
const inWork = ['ACCEPTED', 'DISPATCHED', 'HANDLING', 'REWORK'] as const satisfies readonly CaseState[]
const done = ['HANDLED', 'VERIFYING'] as const satisfies readonly CaseState[]
const closed = ['CLOSED', 'EVALUATED'] as const satisfies readonly CaseState[]

export const actionRows = {
  // Taken on, or not.
  accept: { states: ['REPORTED'], roles: dispatchers, confidential: true, checks: [belongsToCaller] },
  reject: { states: beforeWork, roles: dispatchers, confidential: true, checks: [belongsToCaller] },
  redirect: { states: beforeWork, roles: dispatchers, confidential: true, checks: [belongsToCaller] },
  cancel: { states: [...beforeWork, 'DISPATCHED', 'HANDLING'], roles: reporters, checks: [mayCancel] },

  // Who handles it.
  take: { states: [...beforeWork, 'DISPATCHED'], roles: handlers, confidential: true, checks: [isTheirs, isFreeForMe] },
  dispatch: { states: ['REPORTED', ...inWork], roles: dispatchers, checks: [belongsToCaller, stillDispatches] },
  return: {
    states: ['DISPATCHED'],
    roles: ['property-steward', ...desk, 'department-handler'],
    checks: [isTheirs, mayGiveBack],
  },
  designate: { states: inWork, roles: dispatchers, checks: [belongsToCaller, waitsForDesignation] },
  transfer: { states: 'open', roles: dispatchers, checks: [belongsToCaller, answeredFor] },

  // The street, and several departments at once.
  escalate: { states: [...inWork, ...done], roles: desk, checks: [notAtStreet] },
  'hand-back': { states: inWork, roles: street, checks: [belongsToCaller] },
  whistle: { states: inWork, roles: street, checks: [belongsToCaller, hasNoWhistle] },
  arrive: {
    states: 'open',
    roles: ['property-steward', 'department-handler', ...street],
    checks: [takesPartInWhistle],
  },
  'conclude-whistle': { states: 'open', roles: street, checks: [hasWhistle] },
  'evaluate-whistle': { states: 'any', roles: ['property-steward', 'department-handler'], checks: [evaluatesWhistle] },

  // Time.
  extend: { states: inWork, roles: dispatchers, checks: [belongsToCaller, notHandler, lastsLongEnough] },
  'request-suspension': { states: inWork, roles: askers, checks: [isTheirs, suspensionNotAsked] },
  suspend: { states: inWork, roles: street, checks: [suspensionIsAsked] },
  'refuse-suspension': { states: inWork, roles: street, checks: [suspensionIsAsked] },
  resume: { states: ['SUSPENDED'], roles: dispatchers, checks: [] },
  'request-exclusion': {
    states: ['REPORTED', ...inWork, 'SUSPENDED', ...done, ...closed],
    roles: askers,
    checks: [isTheirs, asksExclusionOf],
  },
  'approve-exclusion': { states: 'any', roles: ['secretary', ...street], checks: [firstOrSecondApproval] },
  'refuse-exclusion': { states: 'any', roles: ['secretary', ...street], checks: [mayWithdraw] },

  // The work.
  'add-note': { states: 'open', roles: handlers, confidential: true, late: true, checks: [isTheirs] },
  'tick-step': { states: 'open', roles: handlers, confidential: true, late: true, checks: [isTheirs] },
  'untick-step': { states: 'open', roles: handlers, confidential: true, late: true, checks: [isTheirs] },
  'record-entry': { states: 'open', roles: handlers, confidential: true, late: true, checks: [isTheirs] },
  'add-photo': { states: 'open', roles: handlers, confidential: true, late: true, doer: true, checks: [isTheirs] },
  link: { states: 'open', roles: handlers, late: true, checks: [isTheirs] },
  'mark-handled': {
    states: ['DISPATCHED', 'HANDLING', 'REWORK'],
    roles: [...handlers, ...street],
    confidential: true,
    checks: [isTheirs, mayFinish],
  },
  /** What was formally given to its handler is then handled, and verified by somebody else. */
  'resolve-on-the-spot': {
    states: [...beforeWork, 'DISPATCHED', 'HANDLING', 'REWORK'],
    roles: handlers,
    confidential: true,
    checks: [isTheirs, isFreeForMe],
  },

  // The end.
  verify: { states: ['HANDLED'], roles: dispatchers, checks: [belongsToCaller, notHandler] },
  close: { states: done, roles: dispatchers, checks: [belongsToCaller, notHandler] },
  rework: { states: done, roles: dispatchers, checks: [belongsToCaller, notHandler, reworkIsLeft] },

  // After the end, and beside it; the commands stand in their own files.
  /** A call that is still owed is made though the case was filed meanwhile. */
  'call-back': { states: [...closed, 'ARCHIVED'], roles: dispatchers, checks: [belongsToCaller, notHandler] },
  reopen: { states: closed, roles: ['resident', ...dispatchers], checks: [] },
  /** By the clock alone, which acts with the secretary's post; no command of its own. */
  archive: { states: ['EVALUATED'], roles: ['secretary'], confidential: true, checks: [reopeningIsOver] },
  merge: { states: 'open', roles: dispatchers, checks: [belongsToCaller] },
  unmerge: { states: ['MERGED'], roles: dispatchers, checks: [] },
  ask: { states: 'open', roles: [...handlers, ...street], checks: [isTheirs] },
} as const satisfies Record<string, ActionRow>
