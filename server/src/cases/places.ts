// Where something happened: a dwelling, a building or words, checked against reach.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'
import { gridInReach } from './reach.ts'

export interface Where {
  dwellingId: Id | null
  buildingId: Id | null
  gridId: Id | null
}

/** The place with its building and grid. Without any, the only grid of a one-grid post, else none. */
export async function findWhere(tx: Tx, actor: Actor, place: Place): Promise<Where> {
  const { rows } = await whereOf(actor, place).execute(tx)
  return rows[0] ?? notFound()
}

interface Place {
  dwellingId: Id | null
  buildingId: Id | null
}

/** What `findWhere` asks: one row, or none where the place is none of the actor's. */
export function whereOf(actor: Actor, { dwellingId, buildingId }: Place): RawBuilder<Where> {
  if (!dwellingId && !buildingId) {
    const gridId = actor.grids !== 'all' && actor.grids.length === 1 ? actor.grids[0]! : null
    return sql`select null::uuid as "dwellingId", null::uuid as "buildingId", ${gridId}::uuid as "gridId"`
  }
  return sql`
    select d.id as "dwellingId", b.id as "buildingId", b.grid_id as "gridId"
    from buildings b left join dwellings d on d.community_id = b.community_id and d.building_id = b.id and d.id = ${dwellingId}
    where b.community_id = ${actor.communityId} and ${gridInReach(actor, 'b.grid_id')}
      and ${dwellingId ? sql`d.id is not null` : sql`b.id = ${buildingId}`}`
}

/** Joins that lead from `dwelling_id` and `building_id` of a table to their names; aliases d, b, c, u. */
export const placeTables = (of: 'k' | 'n') => {
  const at = (column: string) => sql.ref(`${of}.${column}`)
  return sql`left join dwellings d on d.community_id = ${at('community_id')} and d.id = ${at('dwelling_id')}
    left join buildings b on b.community_id = ${at('community_id')} and b.id = ${at('building_id')}
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id`
}

export const placeColumns = sql`c.name as compound, b.phase, b.number as building, u.number as unit, d.room`

export interface PlaceRow {
  compound: string | null
  phase: number | null
  building: string | null
  unit: string | null
  room: string | null
}

/** The address as people write it, then the place in words. */
export function shownWhere({ compound, phase, building, unit, room }: PlaceRow, place = ''): string {
  const address =
    compound === null || building === null
      ? ''
      : formatAddress({ compound, phase, building, unit, ...(room === null ? {} : { room }) })
  return [address, place].filter(Boolean).join(' ')
}
