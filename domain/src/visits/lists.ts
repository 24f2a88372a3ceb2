// What a screen asks about visits.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { ChangeChip, SafetyItem, VisitMeans, VisitResult } from './codes.ts'

export const SafetyRow = z.strictObject({
  id: Id,
  item: SafetyItem,
  ok: z.boolean(),
  followUpOn: Day.nullable(),
  settledAt: Instant.nullable(),
  settledAs: z.enum(['PUT_RIGHT', 'DECLINED']).nullable(),
  note: z.string(),
})
export type SafetyRow = z.infer<typeof SafetyRow>

export const VisitRow = z.strictObject({
  id: Id,
  version: z.int(),
  dwellingId: Id,
  buildingId: Id,
  householdId: Id.nullable(),
  address: z.string(),
  persons: z.array(z.strictObject({ id: Id, name: z.string() })),
  means: VisitMeans,
  result: VisitResult,
  changes: z.array(ChangeChip),
  note: z.string(),
  visitedAt: Instant,
  enteredAt: Instant,
  enteredBy: z.strictObject({ id: Id, name: z.string() }),
  nextOn: Day.nullable(),
  confirmed: z.boolean(),
  withdrawnAt: Instant.nullable(),
  safety: z.array(SafetyRow),
  /** How many needs were noted with it. */
  needs: z.int(),
})
export type VisitRow = z.infer<typeof VisitRow>

const page = {
  after: z.string().max(400).optional(),
  limit: z.int().min(1).max(100).default(30),
}
const VisitPage = z.strictObject({ rows: z.array(VisitRow), next: z.string().nullable(), total: z.int().nullable() })

export const visitsOfDwelling = queryShape({
  name: 'visits.of-dwelling',
  permission: 'visits.read',
  summary: 'The visits at one door, latest first; of one household behind it when given.',
  input: z.strictObject({ dwellingId: Id, householdId: Id.optional(), ...page }),
  answer: VisitPage,
})

export const VisitFilters = z.strictObject({
  gridId: Id.optional(),
  buildingId: Id.optional(),
  personId: Id.optional(),
  means: VisitMeans.optional(),
  result: VisitResult.optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** One's own only. */
  mine: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
})
export type VisitFilters = z.infer<typeof VisitFilters>

export const listVisits = queryShape({
  name: 'visits.list',
  permission: 'visits.read',
  summary: 'Visits in reach, filtered, latest first, by pages.',
  input: z.strictObject({ ...VisitFilters.shape, ...page }),
  answer: VisitPage,
})
