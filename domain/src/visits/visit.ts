// A visit in thirty seconds: eight fields, by door, phone, video or proxy. No photo, no position. Source: handbook §4.3.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { ChangeChip, NeedKind, SafetyItem, VisitMeans, VisitResult } from './codes.ts'

/** At most 200 characters; what may not stand in it is said by `mayKeepText` of `rules.ts`. */
export const VisitNote = z.string().trim().max(200)

export const NewNeed = z.strictObject({
  id: Id,
  kind: NeedKind,
  text: z.string().trim().min(1).max(200),
  /** Whose need, when it is one person's. */
  personId: Id.nullable().default(null),
  /** The day by which somebody promised to call back or bring it. */
  dueOn: Day.nullable().default(null),
})
export type NewNeed = z.infer<typeof NewNeed>

/** One item of the home-safety check; not ok without a day is followed up after seven days. */
export const SafetyFinding = z.strictObject({
  id: Id,
  item: SafetyItem,
  ok: z.boolean(),
  followUpOn: Day.nullable().default(null),
})
export type SafetyFinding = z.infer<typeof SafetyFinding>

const Chips = z
  .array(ChangeChip)
  .max(5)
  .refine((chosen) => !chosen.includes('NONE') || chosen.length === 1, { params: { code: 'none_stands_alone' } })

const visitFields = {
  means: VisitMeans,
  result: VisitResult,
  changes: Chips.default([]),
  note: VisitNote.default(''),
  /** The writer has read the warnings about the note and keeps it (`mayKeepText`). */
  noteReviewed: z.boolean().default(false),
  /** When it was, up to 60 days back for visits kept on paper; a device clock running ahead is set to now. */
  visitedAt: Instant,
}

export const recordVisit = commandShape({
  name: 'visits.record',
  permission: 'visits.record',
  summary: 'Records a visit at a door, by phone, by video or through a neighbour. Answers the day of the next one.',
  input: z.strictObject({
    visitId: Id,
    dwellingId: Id,
    householdId: Id.nullable().default(null),
    /** Whom it concerns. */
    personIds: z.array(Id).max(20).default([]),
    ...visitFields,
    needs: z.array(NewNeed).max(10).default([]),
    safety: z.array(SafetyFinding).max(6).default([]),
    /** What the register says of the household is still true. */
    confirmHousehold: z.boolean().default(false),
  }),
  answer: z.strictObject({
    /** When the next contact is due, by the rules of care; null where no rule asks for one. */
    nextOn: Day.nullable(),
    /** As kept: never after now. */
    visitedAt: Instant,
    /** The no-answer flow now open for somebody of this visit. */
    openRunIds: z.array(Id),
  }),
})
export type RecordVisit = z.output<typeof recordVisit.input>

export const correctVisit = commandShape({
  name: 'visits.correct',
  permission: 'visits.record',
  summary: 'Corrects a visit: one’s own on the day it was entered, later or of others by the grid lead or secretary.',
  input: z.strictObject({
    visitId: Id,
    /** The version the writer saw. */
    base: z.int().min(1),
    changes: z.strictObject({
      means: VisitMeans.optional(),
      result: VisitResult.optional(),
      changes: Chips.optional(),
      note: VisitNote.optional(),
      visitedAt: Instant.optional(),
      personIds: z.array(Id).max(20).optional(),
    }),
    noteReviewed: z.boolean().default(false),
  }),
  answer: z.strictObject({ nextOn: Day.nullable() }),
})

export const withdrawVisit = commandShape({
  name: 'visits.withdraw',
  permission: 'visits.record',
  summary: 'Takes a visit entered by mistake out of every count; it stays readable as withdrawn.',
  input: z.strictObject({ visitId: Id, reason: z.enum(['WRONG_DOOR', 'TWICE', 'DID_NOT_HAPPEN']) }),
})

export const followUpSafety = commandShape({
  name: 'visits.follow-up-safety',
  permission: 'visits.record',
  summary: 'Says what became of a finding of the home-safety check: put right, or looked at again on a later day.',
  input: z.strictObject({
    findingId: Id,
    outcome: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('PUT_RIGHT') }),
      z.strictObject({ kind: z.literal('LOOK_AGAIN'), followUpOn: Day }),
      /** The household does not want it followed up. */
      z.strictObject({ kind: z.literal('DECLINED') }),
    ]),
    note: VisitNote.default(''),
  }),
})
