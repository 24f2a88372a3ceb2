// Codes beside the words of a hop, for screens that tell it in the reader's language.
import { z } from 'zod'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { FirstHandler } from './catalogue.ts'
import { AffectedAnswer } from './incidents.ts'
import { ExclusionReason, RedirectReason, RejectReason, ReturnReason, SuspendReason, WhistleMark } from './reasons.ts'

/** Whom a case is given to: a person, a unit, or whoever holds a post of that kind in reach. `name` is empty for a role. */
export const HandlerName = z.object({
  personId: Id.nullable(),
  unitId: Id.nullable(),
  role: FirstHandler.nullable(),
  name: z.string(),
})
export type HandlerName = z.infer<typeof HandlerName>

export const HopDetail = z.object({
  handler: HandlerName.optional(),
  /** Why: which list it is from follows from the action. */
  reason: z.union([RejectReason, RedirectReason, ReturnReason, SuspendReason, ExclusionReason]).optional(),
  /** The moment by which the next step is owed. */
  dueAt: Instant.optional(),
  reviewOn: Day.optional(),
  /** Units called together, or the one that arrived or was spoken of. */
  units: z.array(z.object({ id: Id, name: z.string(), mark: WhistleMark.optional() })).optional(),
  /** The other case of a tie or a merge. */
  otherId: Id.optional(),
  otherNo: z.string().optional(),
  photoId: Id.optional(),
  /** Of `WARNED` and `OVERDUE`: which clock, how far, and whom it was told to. */
  clock: z.enum(['RESPOND', 'DISPOSE']).optional(),
  share: z.number().optional(),
  told: z.enum(['HANDLER', 'GRID_LEAD', 'SECRETARY', 'STREET']).optional(),
  /** Nobody gave it back in time: silence is acceptance. */
  silent: z.boolean().optional(),
  /** Of `ASKED`: the same message to every door of an incident. */
  incident: z.literal(true).optional(),
  /** Of `HOUSEHOLD`: which door, and how it is there. */
  home: z.object({ where: z.string(), answer: AffectedAnswer }).optional(),
  /** Part of many given away at once. */
  batchId: Id.optional(),
})
export type HopDetail = z.infer<typeof HopDetail>
