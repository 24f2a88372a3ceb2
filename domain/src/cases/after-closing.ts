// What is asked after a case was closed: the call-back, opening it again, supervision of the dissatisfied.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { CallBackAnswer, CallBackSource, CallBackWhy } from './callback.ts'
import { CaseClass, LeafCode } from './catalogue.ts'

const happenedAt = Instant.optional()
const Text = z.string().trim().max(2000)

export const callBack = commandShape({
  name: 'cases.call-back',
  permission: 'cases.call-back',
  summary: 'Writes down one attempt to call back: nobody answered (`answer` null), or what the resident said.',
  input: z.strictObject({ callBackId: Id, answer: CallBackAnswer.nullable(), text: Text.default(''), happenedAt }),
  answer: z.object({ settled: z.boolean(), needsSupervision: z.boolean() }),
})

export const reopenCase = commandShape({
  name: 'cases.reopen',
  permission: 'cases.reopen',
  summary:
    'Opens a closed case again within 15 days, by the resident (`followerId`) or after a call-back. The third time it goes to the street.',
  input: z.strictObject({ caseId: Id, text: Text.min(1), followerId: Id.optional(), happenedAt }),
})

export const superviseCase = commandShape({
  name: 'cases.supervise',
  permission: 'cases.supervise',
  summary:
    'Looks once more at what left a resident dissatisfied: opens it again, or explains; then it is called back a second time.',
  input: z.strictObject({
    callBackId: Id,
    measure: z.enum(['REOPEN', 'EXPLAIN']),
    text: Text.min(1),
    /** What the resident reads. */
    residentText: Text.default(''),
    happenedAt,
  }),
})

export const CallBackAttempt = z.object({ at: Instant, by: z.string(), reached: z.boolean(), text: z.string() })
export type CallBackAttempt = z.infer<typeof CallBackAttempt>

export const WaitingCallBack = z.object({
  id: Id,
  caseId: Id,
  caseNo: z.string(),
  leaf: LeafCode,
  class: CaseClass,
  title: z.string(),
  where: z.string(),
  dwellingId: Id.nullable(),
  closedAt: Instant,
  resultText: z.string(),
  why: CallBackWhy,
  /** As the reader’s role may see names; null when only a phone or a door is known. */
  reporterName: z.string().nullable(),
  reporterPersonId: Id.nullable(),
  attempts: z.array(CallBackAttempt),
  answer: CallBackAnswer.nullable(),
  source: CallBackSource,
  text: z.string(),
  /** Why this reader may not do it, as a refusal code; null: they may. */
  refusal: z.string().nullable(),
})
export type WaitingCallBack = z.infer<typeof WaitingCallBack>

export const listCallBacks = queryShape({
  name: 'cases.call-backs',
  permission: 'cases.call-back',
  summary:
    'Closed cases waiting to be called back, the urgent and the oldest first; or answers that wait for supervision.',
  input: z.strictObject({
    queue: z.enum(['waiting', 'dissatisfied']).default('waiting'),
    after: z.string().max(300).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({ rows: z.array(WaitingCallBack), next: z.string().nullable(), total: z.int().nullable() }),
})
