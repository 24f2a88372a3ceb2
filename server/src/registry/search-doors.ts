// Doors and buildings found while a door is being typed, with who lives there.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { DoorRange } from '@red-steward/domain/registry/door-plan'
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

export interface FoundDoor {
  id: Id
  building_id: Id
  door_key: string
  has_unit: boolean
  room: string
  household_id: Id | null
  head: string | null
  residents: number
}

// $1 community, $2 grids or null, $3 limit, $4 only these buildings or null; $5-$7 ranges of door keys, $8-$10 of rooms.
type Reach = 'whole' | 'grids'
const reach = {
  whole: '$2::uuid[] is null',
  grids:
    't.building_id = any (array(select w.id from buildings w where w.community_id = $1::uuid and w.grid_id = any ($2::uuid[])))',
}
const range = (key: 'door_key' | 'room', low: number, offset: string, of: Reach) => `
  select r.ordinal + ${offset} as ordinal, s.*
  from unnest($${low}::text[], $${low + 1}::text[], $${low + 2}::text[]) with ordinality as r (low, high, pattern, ordinal)
  cross join lateral (
    select t.id, t.building_id, t.door_key, t.unit_id, t.room from dwellings t
    where t.community_id = $1::uuid and t.${key} >= r.low and t.${key} < r.high and t.retired_at is null
      and ${reach[of]}
      and ($4::uuid[] is null or t.building_id = any ($4::uuid[]))
      and (r.pattern is null or t.door_key like r.pattern)
    order by t.${key} limit $3::int
  ) s`

const doors = (of: Reach) => `
  with scanned as (
    (${range('door_key', 5, '0', of)} limit $3::int * 2) union all (${range('room', 8, '100', of)} limit $3::int * 2)
  ), found as (
    select * from (select distinct on (id) * from scanned order by id, ordinal) once
    order by ordinal, door_key, building_id limit $3::int
  )
  select f.id, f.building_id, f.door_key, f.unit_id is not null as has_unit, f.room, h.id as household_id, p.name as head,
    (select count(*)::int from residences r
      where r.community_id = $1::uuid and r.dwelling_id = f.id and r.to_day is null and r.kind <> 'REGISTERED_ONLY') as residents
  from found f
  left join lateral (
    select o.id, o.head_person_id from households o
    where o.community_id = $1::uuid and o.dwelling_id = f.id and o.closed_on is null order by o.opened_on nulls first, o.id limit 1
  ) h on true
  left join persons p on p.community_id = $1::uuid and p.id = h.head_person_id
  order by f.ordinal, f.door_key, f.building_id`

/** For the test of plans. */
export const DOORS = { whole: doors('whole'), grids: doors('grids') }

/** Doors in the order of the ranges, within reach, at most `limit`. */
export async function doorsInRanges(
  tx: Tx,
  actor: Actor,
  ranges: readonly DoorRange[],
  within: readonly Id[] | null,
  limit: number,
): Promise<FoundDoor[]> {
  if (ranges.length === 0) return []
  const columns = (by: DoorRange['by']) => {
    const own = ranges.filter((one) => one.by === by)
    return [own.map(({ from }) => from), own.map(({ below }) => below), own.map(({ like }) => like)]
  }
  const grids = actor.grids === 'all' ? null : [...actor.grids]
  const values = [actor.communityId, grids, limit, within && [...within], ...columns('door'), ...columns('room')]
  const { rows } = await tx.executeQuery<FoundDoor>(CompiledQuery.raw(DOORS[grids ? 'grids' : 'whole'], values))
  return rows
}

/** Which of these buildings the actor may see, in the given order. */
export async function visibleBuildings(tx: Tx, actor: Actor, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return []
  const grids = actor.grids === 'all' ? null : [...actor.grids]
  const { rows } = await sql<{ id: Id }>`
    select id from buildings
    where community_id = ${actor.communityId} and id = any(${[...ids]}::uuid[]) and retired_at is null
      and (${grids}::uuid[] is null or grid_id = any(${grids}::uuid[]))`.execute(tx)
  const visible = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => visible.has(id))
}
