import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Door, NumberedBuilding } from '@red-steward/domain/places/directory'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

interface PlacedBuilding extends NumberedBuilding {
  gridId: Id | null
  floors: number
  dwellings: number
}

/** Compounds and the buildings within reach with their units and number of doors: what every picker needs. */
export function readDirectory(tx: Tx, actor: Actor) {
  const counted = sql`
    select building_id, count(*)::int as dwellings
    from dwellings where community_id = ${actor.communityId} and retired_at is null group by building_id`
  return read(tx, actor, counted)
}

/** The same without counting thirteen thousand doors, for the parser: `dwellings` is 0. */
export function readNames(tx: Tx, actor: Actor) {
  return read(tx, actor, sql`select null::uuid as building_id, 0 as dwellings where false`)
}

async function read(tx: Tx, actor: Actor, doors: RawBuilder<unknown>) {
  const compounds = await tx
    .selectFrom('compounds')
    .select(['id', 'name', 'aliases'])
    .where('community_id', '=', actor.communityId)
    .where('retired_at', 'is', null)
    .orderBy('name')
    .execute()
  const within = actor.grids === 'all' ? sql`true` : sql`b.grid_id = any(${[...actor.grids]}::uuid[])`
  const { rows: buildings } = await sql<PlacedBuilding>`
    select b.id, b.compound_id as "compoundId", b.grid_id as "gridId", b.phase, b.number, b.name, b.aliases, b.floors,
      coalesce(u.units, '[]') as units, coalesce(d.dwellings, 0) as dwellings
    from buildings b
    left join (
      select building_id, json_agg(json_build_object('id', id, 'number', number, 'aliases', aliases) order by length(number), number) as units
      from units where community_id = ${actor.communityId} group by building_id
    ) u on u.building_id = b.id
    left join (${doors}) d on d.building_id = b.id
    where b.community_id = ${actor.communityId} and b.retired_at is null and ${within}
    order by b.compound_id, b.phase, length(b.number), b.number`.execute(tx)
  return { compounds, buildings }
}

/** The doors of these buildings, grouped; for `parseDoor` after `buildingsMeant`. */
export async function readDoors(tx: Tx, actor: Actor, buildingIds: readonly Id[]): Promise<(buildingId: Id) => Door[]> {
  if (buildingIds.length === 0) return () => []
  const rows = await tx
    .selectFrom('dwellings')
    .select(['id', 'building_id as buildingId', 'unit_id as unitId', 'floor', 'room'])
    .where('community_id', '=', actor.communityId)
    .where(sql<boolean>`building_id = any(${[...buildingIds]}::uuid[])`)
    .where('retired_at', 'is', null)
    .orderBy('door_key')
    .execute()
  const byBuilding = new Map<Id, Door[]>()
  for (const { buildingId, ...door } of rows) {
    const doors = byBuilding.get(buildingId)
    if (doors) doors.push(door)
    else byBuilding.set(buildingId, [door])
  }
  return (buildingId) => byBuilding.get(buildingId) ?? []
}
