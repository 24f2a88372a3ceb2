// Nobody answered at somebody of tier 1 or 2: a timed flow until one is reached, or help is called. Source: handbook §4.3.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { VisitNote } from '../visits/visit.ts'
import { FlowStep, Tier } from './rules.ts'

export const StepResult = z.enum(['REACHED', 'NOT_REACHED', 'NOBODY_TO_ASK'])
export type StepResult = z.infer<typeof StepResult>

export const logStep = commandShape({
  name: 'care.log-step',
  permission: 'care.work',
  summary: 'Logs a step of a no-answer flow. REACHED ends the flow and counts as a contact.',
  input: z.strictObject({
    id: Id,
    runId: Id,
    /** Of a flow the phone began by itself: whom, and by which visit in vain. A colleague's may have been first. */
    begun: z.strictObject({ visitId: Id, personId: Id }).optional(),
    step: FlowStep,
    result: StepResult,
    doneAt: Instant,
    note: VisitNote.default(''),
    noteReviewed: z.boolean().default(false),
  }),
  answer: z.strictObject({ open: z.boolean(), next: FlowStep.nullable(), dueAt: Instant.nullable() }),
})

export const closeRun = commandShape({
  name: 'care.close-run',
  permission: 'care.work',
  summary: 'Ends a no-answer flow: reached in another way, handed to 110 or 120 or to a case, or begun by mistake.',
  input: z.strictObject({
    runId: Id,
    as: z.enum(['REACHED', 'HANDED_ON', 'MISTAKE']),
    note: VisitNote.default(''),
    noteReviewed: z.boolean().default(false),
  }),
})

export const RunRow = z.strictObject({
  id: Id,
  version: z.int(),
  personId: Id,
  personName: z.string(),
  dwellingId: Id,
  householdId: Id.nullable(),
  address: z.string(),
  tier: Tier,
  startedAt: Instant,
  steps: z.array(
    z.strictObject({ step: FlowStep, doneAt: Instant, result: StepResult, by: z.string(), note: z.string() }),
  ),
  /** null once every step is done. */
  next: z.strictObject({ step: FlowStep, dueAt: Instant }).nullable(),
  closed: z.strictObject({ at: Instant, as: z.enum(['REACHED', 'HANDED_ON', 'MISTAKE']), by: z.string() }).nullable(),
})
export type RunRow = z.infer<typeof RunRow>

export const listRuns = queryShape({
  name: 'care.runs',
  permission: 'care.read',
  summary: 'No-answer flows in reach: the open ones, next step due first; or those of one person.',
  input: z.strictObject({ personId: Id.optional() }),
  answer: z.strictObject({ runs: z.array(RunRow) }),
})
