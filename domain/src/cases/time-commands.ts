// More time, no time running, or not counted at all (handbook §5.2, §5.3).
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { ExclusionReason, SuspendReason } from './reasons.ts'

const Text = z.string().trim().max(2000)
/** What the resident is told; in these cases it is a must. */
const toldResident = z.string().trim().min(1).max(500)

export const extendCase = commandShape({
  name: 'cases.extend',
  permission: 'cases.dispatch',
  summary: 'Gives more time, once, before it is over, no more than the original, and tells the resident.',
  input: z.strictObject({
    caseId: Id,
    /** In the unit of the original limit. */
    amount: z.int().min(1).max(10_000),
    reason: Text.min(1),
    residentText: toldResident,
  }),
})

export const requestSuspension = commandShape({
  name: 'cases.request-suspension',
  permission: 'cases.request-exception',
  summary: 'Asks the street to suspend a case that cannot go on now, until a day on which it is looked at again.',
  input: z.strictObject({ id: Id, caseId: Id, reason: SuspendReason, text: Text.min(1), reviewOn: Day }),
})

export const suspendCase = commandShape({
  name: 'cases.suspend',
  permission: 'cases.coordinate',
  summary: 'Approves a suspension: the clock stops, visibly, until the day of review; the resident is told.',
  input: z.strictObject({
    caseId: Id,
    text: Text.default(''),
    /** Earlier than asked for, if the street says so. */
    reviewOn: Day.optional(),
    residentText: z.string().trim().max(500).default(''),
  }),
})

export const refuseSuspension = commandShape({
  name: 'cases.refuse-suspension',
  permission: 'cases.coordinate',
  summary: 'Does not approve a suspension.',
  input: z.strictObject({ caseId: Id, text: Text.min(1) }),
})

export const resumeCase = commandShape({
  name: 'cases.resume',
  permission: 'cases.dispatch',
  summary: 'Ends a suspension; the clock goes on where it stopped.',
  input: z.strictObject({ caseId: Id, text: Text.default(''), residentText: z.string().trim().max(500).default('') }),
})

export const requestExclusion = commandShape({
  name: 'cases.request-exclusion',
  permission: 'cases.request-exception',
  summary: 'Asks that a case be left out of the rates. Asked by the secretary it has the first of two approvals.',
  input: z.strictObject({ id: Id, caseId: Id, reason: ExclusionReason, text: Text.min(1) }),
})

export const approveExclusion = commandShape({
  name: 'cases.approve-exclusion',
  permission: 'cases.approve-exception',
  summary: 'Approves an exclusion: first the secretary, then the street, two different people.',
  input: z.strictObject({ caseId: Id, text: Text.default('') }),
})

export const refuseExclusion = commandShape({
  name: 'cases.refuse-exclusion',
  permission: 'cases.approve-exception',
  summary: 'Does not approve an exclusion.',
  input: z.strictObject({ caseId: Id, text: Text.min(1) }),
})
