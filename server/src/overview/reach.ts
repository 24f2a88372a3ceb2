import type { Actor } from '@red-steward/domain/identity/actor'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'

/** Reach as a condition on buildings `b`; the community itself is named beside it, for the index. */
export function withinReach(actor: Actor) {
  return actor.grids === 'all' ? sql`true` : sql`b.grid_id = any(${[...actor.grids]}::uuid[])`
}

/** An eligibility `e` that holds on this day. */
export function inForce(day: Day) {
  return sql`e.ended_on is null and e.starts_on <= ${day}::date and (e.ends_on is null or e.ends_on >= ${day}::date)`
}
