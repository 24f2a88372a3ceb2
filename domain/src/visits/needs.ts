// What people need, noted at a door or on the phone, until it is done or becomes a case, an errand, a wish, a service.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { NeedEnd, NeedKind } from './codes.ts'
import { NewNeed } from './visit.ts'

export const recordNeed = commandShape({
  name: 'visits.record-need',
  permission: 'visits.record',
  summary: 'Notes a need of a household outside a visit.',
  input: z.strictObject({
    ...NewNeed.shape,
    dwellingId: Id,
    householdId: Id.nullable().default(null),
    visitId: Id.nullable().default(null),
    noteReviewed: z.boolean().default(false),
  }),
})

export const settleNeed = commandShape({
  name: 'visits.settle-need',
  permission: 'visits.record',
  summary: 'Ends a need: done, passed on, no longer wanted, or not possible.',
  input: z
    .strictObject({
      needId: Id,
      as: NeedEnd,
      note: z.string().trim().max(200).default(''),
      noteReviewed: z.boolean().default(false),
      /** What it became, when passed on: kind and id of that record. */
      became: z
        .strictObject({ kind: z.string().regex(/^[a-z-]{2,20}$/), id: Id })
        .nullable()
        .default(null),
    })
    .refine((input) => input.became === null || input.as === 'PASSED_ON', {
      path: ['became'],
      params: { code: 'became_only_when_passed_on' },
    }),
})

export const NeedRow = z.strictObject({
  id: Id,
  version: z.int(),
  kind: NeedKind,
  text: z.string(),
  dwellingId: Id,
  householdId: Id.nullable(),
  address: z.string(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  visitId: Id.nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  dueOn: Day.nullable(),
  assignedTo: z.strictObject({ id: Id, name: z.string() }).nullable(),
  settled: z.strictObject({ as: NeedEnd, at: Instant, by: z.string(), note: z.string() }).nullable(),
})
export type NeedRow = z.infer<typeof NeedRow>

export const listNeeds = queryShape({
  name: 'visits.needs',
  permission: 'visits.read',
  summary: 'Needs in reach, open ones first due first; settled ones latest first.',
  input: z.strictObject({
    state: z.enum(['OPEN', 'SETTLED']).default('OPEN'),
    kind: NeedKind.optional(),
    gridId: Id.optional(),
    buildingId: Id.optional(),
    dwellingId: Id.optional(),
    after: z.string().max(400).optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.strictObject({ rows: z.array(NeedRow), next: z.string().nullable(), total: z.int().nullable() }),
})
