import type { Actor } from '@red-steward/domain/identity/actor'
import { type RawBuilder, sql } from 'kysely'

/** Buildings (`b`) the actor may see. */
export function buildingSeen(actor: Actor): RawBuilder<boolean> {
  return actor.grids === 'all' ? sql<boolean>`true` : sql<boolean>`b.grid_id = any(${[...actor.grids]}::uuid[])`
}
