// Who handles a case: taken up, given, given back, named; and the work until it is done.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { FirstHandler } from './catalogue.ts'
import { ReturnReason } from './reasons.ts'

const Text = z.string().trim().max(2000)
const residentText = z.string().trim().max(500).default('')
/** What the writer's clock said; left out, or later than the server's clock: now. */
const happenedAt = Instant.optional()

/** Whom a case is given to: whoever holds a post of that kind in reach, a unit, or a person. */
export const HandlerChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ROLE'), role: FirstHandler.exclude(['MEDIATOR']) }),
  z.strictObject({ kind: z.literal('UNIT'), unitId: Id }),
  z.strictObject({ kind: z.literal('PERSON'), personId: Id }),
])
export type HandlerChoice = z.infer<typeof HandlerChoice>

export const takeCase = commandShape({
  name: 'cases.take',
  permission: 'cases.handle',
  summary: 'Takes a case in hand oneself. Of what was given to a role or a unit, the first to take it has it.',
  input: z.strictObject({ caseId: Id, happenedAt }),
})

export const dispatchCase = commandShape({
  name: 'cases.dispatch',
  permission: 'cases.dispatch',
  summary:
    'Gives a case to a person, a unit or a kind of post; a report not accepted yet is accepted with it. With `batchId` it can be taken back by `cases.undo-dispatch`.',
  input: z.strictObject({
    caseId: Id,
    to: HandlerChoice,
    text: Text.default(''),
    residentText,
    batchId: Id.optional(),
  }),
})

export const BatchOutcome = z.object({
  caseId: Id,
  caseNo: z.string(),
  /** The code of the refusal; null: it goes through. */
  why: z.string().nullable(),
})
export type BatchOutcome = z.infer<typeof BatchOutcome>

export const dispatchMany = commandShape({
  name: 'cases.dispatch-many',
  permission: 'cases.dispatch',
  summary:
    'Gives many cases away at once; those that may not be are left and named. `preview`: says what would happen and changes nothing.',
  input: z.strictObject({
    batchId: Id,
    caseIds: z.array(Id).min(1).max(200),
    to: HandlerChoice,
    text: Text.default(''),
    preview: z.boolean().default(false),
  }),
  answer: z.object({ outcomes: z.array(BatchOutcome) }),
})

export const undoDispatch = commandShape({
  name: 'cases.undo-dispatch',
  permission: 'cases.dispatch',
  summary: 'Takes back what was given away under one batch, as far as nothing has happened to it since.',
  input: z.strictObject({ batchId: Id }),
  answer: z.object({ outcomes: z.array(BatchOutcome) }),
})

export const returnCase = commandShape({
  name: 'cases.return',
  permission: 'cases.return',
  summary:
    'Gives a case back with reason and basis, within the limit; silence is acceptance, the third return is the last.',
  input: z.strictObject({ caseId: Id, reason: ReturnReason, text: Text.min(1) }),
})

export const designateHandler = commandShape({
  name: 'cases.designate',
  permission: 'cases.dispatch',
  summary: 'After three returns names who handles it; that is not given back.',
  input: z.strictObject({ caseId: Id, to: HandlerChoice, text: Text.min(1), residentText }),
})

export const transferCase = commandShape({
  name: 'cases.transfer',
  permission: 'cases.dispatch',
  summary: 'Formally hands over who answers for a case; the one named must hold a post here.',
  input: z.strictObject({ caseId: Id, toPersonId: Id, text: Text.min(1), residentText }),
})

export const markHandled = commandShape({
  name: 'cases.mark-handled',
  permission: 'cases.work',
  summary:
    'Says that the work is done; somebody else verifies it. Of a unit that does not sign in the dispatcher says it.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), residentText, happenedAt }),
})
