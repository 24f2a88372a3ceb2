// Commands that put facts right, confirm them, or take a command back.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { DwellingUse } from '../places/place.ts'
import { Day, Instant } from '../time.ts'
import { ConfirmMeans, ResidenceKind } from './codes.ts'
import { Note, PersonChanges } from './person.ts'
import { Relation } from './relations.ts'

export const correctPerson = commandShape({
  name: 'registry.correct-person',
  permission: 'registry.edit',
  summary: 'Corrects facts of a person. `base` is the version the writer saw: the same fact changed since is refused.',
  input: z.strictObject({ personId: Id, base: z.int().min(0), changes: PersonChanges }),
})

export const correctHousehold = commandShape({
  name: 'registry.correct-household',
  permission: 'registry.edit',
  summary:
    'Corrects facts of a household, of how its members live there, and of its door. The same fact changed since is refused.',
  input: z.strictObject({
    householdId: Id,
    /** The version of the household the writer saw. */
    base: z.int().min(0),
    /** The same of residences and of the door, by id; one left out is written whatever happened meanwhile. */
    bases: z.record(Id, z.int().min(0)).default({}),
    changes: z.strictObject({
      note: Note.optional(),
      openedOn: Day.nullable().optional(),
      use: DwellingUse.optional(),
    }),
    members: z
      .array(
        z.strictObject({
          personId: Id,
          relation: Relation.optional(),
          kind: ResidenceKind.optional(),
          fromDay: Day.nullable().optional(),
        }),
      )
      .max(40)
      .default([]),
  }),
})

export const ConfirmedSubject = z.strictObject({ kind: z.enum(['person', 'household', 'dwelling']), id: Id })

/** The facts that can be confirmed one by one; none given means the whole record. */
export const confirmableFacts = {
  person: ['name', 'sex', 'birthDate', 'idNumber', 'phone', 'languageNeed', 'residence'],
  household: ['members', 'head'],
  dwelling: ['use'],
} as const

export const confirm = commandShape({
  name: 'registry.confirm',
  permission: 'registry.confirm',
  summary: 'Says that a record, or single facts of it, is still true. A household covers its members and its door.',
  input: z.strictObject({
    subject: ConfirmedSubject,
    facts: z.array(z.string().max(40)).max(20).default([]),
    means: ConfirmMeans,
    /** When it was seen, for reports that arrive late; never in the future. */
    at: Instant.optional(),
  }),
})

export const confirmMany = commandShape({
  name: 'registry.confirm-many',
  permission: 'registry.confirm',
  summary: 'Says of many households or doors at once that they are still as recorded.',
  input: z.strictObject({
    subjects: z.array(ConfirmedSubject).min(1).max(500),
    means: ConfirmMeans,
    at: Instant.optional(),
  }),
})

export const undo = commandShape({
  name: 'registry.undo',
  permission: 'registry.edit',
  summary: 'Takes an earlier command back, as long as nothing it touched has changed since.',
  input: z.strictObject({ commandId: Id }),
  answer: z.object({
    /** Facts that could not be brought back because they were erased for good (a phone number after a death). */
    lost: z.array(z.object({ subjectKind: z.string(), subjectId: Id, field: z.string() })),
  }),
})
