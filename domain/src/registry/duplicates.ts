// Two records of one person: suggested, decided by a person, merged, and taken apart again.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { SimilarityReason } from './similarity.ts'

const SuspectedPerson = z.object({
  id: Id,
  name: z.string(),
  sex: z.enum(['0', '1', '2', '9']),
  birthDate: Day.nullable(),
  hasIdNumber: z.boolean(),
  hasPhone: z.boolean(),
  householdId: Id.nullable(),
  buildingId: Id.nullable(),
  address: z.string(),
  /** The day the record was last confirmed. */
  confirmedOn: Day.nullable(),
})
export type SuspectedPerson = z.infer<typeof SuspectedPerson>

export const DuplicatePair = z.object({
  /** 0 to 100; pairs below 60 are not suggested. */
  score: z.int(),
  reasons: z.array(SimilarityReason),
  first: SuspectedPerson,
  second: SuspectedPerson,
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const duplicates = queryShape({
  name: 'registry.duplicates',
  permission: 'registry.merge',
  summary: 'Records within reach that may be one person, likeliest first, with the reasons. A person decides.',
  input: z.strictObject({
    /** Only pairs with this person. */
    personId: Id.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({ pairs: z.array(DuplicatePair), total: z.int() }),
})

/** The facts that can be taken from the record that goes. */
export const MergedFact = z.enum(['name', 'sex', 'birthDate', 'idNumber', 'phone', 'languageNeed', 'note'])
export type MergedFact = z.infer<typeof MergedFact>

export const mergePersons = commandShape({
  name: 'registry.merge-persons',
  permission: 'registry.merge',
  summary:
    'Makes one record of two. What the kept one lacks is filled from the other; where both know, `take` decides.',
  input: z.strictObject({
    /** The id of the merge, by which it can be taken apart again. */
    id: Id,
    keptId: Id,
    droppedId: Id,
    /** Facts to take from the dropped record although the kept one has a value. */
    take: z.array(MergedFact).max(7).default([]),
    /** Whose home remains when both live somewhere. */
    home: z.enum(['kept', 'dropped']).default('kept'),
  }),
})

export const unmergePersons = commandShape({
  name: 'registry.unmerge-persons',
  permission: 'registry.merge',
  summary: 'Takes a merge apart: both records are as they were. Refused when what it touched has changed since.',
  input: z.strictObject({ mergeId: Id }),
})

export const dismissDuplicate = commandShape({
  name: 'registry.dismiss-duplicate',
  permission: 'registry.merge',
  summary: 'Says that two records are two people; the pair is not suggested again.',
  input: z.strictObject({ firstId: Id, secondId: Id }),
})

export const merges = queryShape({
  name: 'registry.merges',
  permission: 'registry.merge',
  summary: 'The latest merges within reach, with what remains to be taken apart.',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    rows: z.array(
      z.object({
        id: Id,
        keptId: Id,
        keptName: z.string(),
        droppedId: Id,
        droppedName: z.string(),
        at: Instant,
        by: z.string(),
        undone: z.boolean(),
      }),
    ),
  }),
})

interface Mergeable {
  id: Id
  mergedInto: Id | null
  diedOn: Day | null
}

/** Whether two records may become one: both still stand, and they agree on whether the person lives. */
export function mayMergePersons(kept: Mergeable, dropped: Mergeable) {
  if (kept.id === dropped.id) return refuse('merge-same-person')
  if (kept.mergedInto || dropped.mergedInto) return refuse('already-merged')
  if ((kept.diedOn === null) !== (dropped.diedOn === null)) return refuse('merge-one-has-died')
  return allow
}
