// Lines of the notebook as they are kept: the text, and what was understood and left standing.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { ReportedCase } from '../cases/commands.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { lineKinds } from './kinds.ts'

export const LineKind = z.enum(lineKinds)

/** Ids and codes only: names and numbers stand in the text, once. */
export const NoteChips = z.strictObject({
  kind: LineKind.default('note'),
  leaf: LeafCode.nullable().default(null),
  dwellingIds: z.array(Id).max(10).default([]),
  buildingIds: z.array(Id).max(10).default([]),
  personIds: z.array(Id).max(10).default([]),
  /** A time the line names, such as when to look again. */
  from: Instant.nullable().default(null),
  to: Instant.nullable().default(null),
})
export type NoteChips = z.infer<typeof NoteChips>

const Line = z.string().trim().min(1).max(1000)
const where = { dwellingId: Id.nullable().default(null), buildingId: Id.nullable().default(null) }

export const writeNote = commandShape({
  name: 'notebook.write',
  permission: 'notebook.keep',
  summary: 'Writes a line into one’s own notebook.',
  input: z.strictObject({
    id: Id,
    text: Line,
    chips: NoteChips.prefault({}),
    ...where,
    /** The day it is about; left out, the day it happened. */
    day: Day.optional(),
    /** Seen by author and secretary alone. A leaf that is confidential makes it so. */
    confidential: z.boolean().default(false),
    happenedAt: Instant.optional(),
  }),
})

export const correctNote = commandShape({
  name: 'notebook.correct',
  permission: 'notebook.keep',
  summary: 'Corrects a line of one’s own; the earlier words stay in its history.',
  input: z.strictObject({
    noteId: Id,
    /** The version the writer saw; a line changed since on another device is refused with `changed-meanwhile`. */
    base: z.int().min(1),
    text: Line.optional(),
    chips: NoteChips.optional(),
    dwellingId: Id.nullable().optional(),
    day: Day.optional(),
  }),
})

export const makeCase = commandShape({
  name: 'notebook.make-case',
  permission: 'notebook.keep',
  summary: 'Makes a case of a line of one’s own; line and case know each other.',
  input: z.strictObject({ noteId: Id, report: ReportedCase }),
  answer: z.object({ caseNo: z.string() }),
})

export const Note = z.object({
  id: Id,
  text: z.string(),
  chips: NoteChips,
  dwellingId: Id.nullable(),
  buildingId: Id.nullable(),
  where: z.string(),
  day: Day,
  happenedAt: Instant,
  enteredAt: Instant,
  author: z.string(),
  mine: z.boolean(),
  confidential: z.boolean(),
  caseId: Id.nullable(),
  version: z.int(),
})
export type Note = z.infer<typeof Note>

export const searchNotes = queryShape({
  name: 'notebook.search',
  permission: 'notebook.keep',
  summary: 'Lines of the notebook by words, door, kind and days: one’s own, and those at doors within reach.',
  input: z.strictObject({
    text: z.string().trim().max(60).default(''),
    kind: LineKind.optional(),
    dwellingId: Id.optional(),
    buildingId: Id.optional(),
    mine: z.boolean().default(false),
    fromDay: Day.optional(),
    toDay: Day.optional(),
    after: z.string().max(300).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({ rows: z.array(Note), next: z.string().nullable() }),
})

export const notesOfDay = queryShape({
  name: 'notebook.day',
  permission: 'notebook.keep',
  summary: 'One’s own lines of a day, as written, for the diary of that day.',
  input: z.strictObject({ day: Day }),
  answer: z.object({ rows: z.array(Note) }),
})
