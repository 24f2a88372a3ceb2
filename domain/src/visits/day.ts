// 民情日记, derived: the text of a worker's day from what the day already left behind. Never asked for (handbook §4.3).
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Day, Instant } from '../time.ts'

export const dayText = queryShape({
  name: 'visits.day',
  permission: 'visits.read',
  summary: 'Your own day as text, derived from visits, needs, notes and cases; as you edited it, if you did.',
  input: z.strictObject({ day: Day }),
  answer: z.strictObject({
    day: Day,
    visits: z.int(),
    needs: z.int(),
    /** What the records say. */
    derived: z.strictObject({ zh: z.string(), en: z.string() }),
    /** What the worker made of it; null when they left it as it is. */
    edited: z.strictObject({ text: z.string(), at: Instant, version: z.int() }).nullable(),
  }),
})

export const editDay = commandShape({
  name: 'visits.edit-day',
  permission: 'visits.record',
  summary: 'Keeps your own wording of a day; empty goes back to what the records say. Refuses changed-meanwhile.',
  input: z.strictObject({
    day: Day,
    text: z.string().trim().max(4000),
    noteReviewed: z.boolean().default(false),
    /** The version of the wording it was written on, 0 for none; null where the writer's own last word counts. */
    base: z.int().min(0).nullable().default(null),
  }),
})
