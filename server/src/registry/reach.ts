import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { DwellingAtPage } from '@red-steward/domain/registry/pages'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'

/** The condition every read of this module starts with: the building's grid lies in the actor's reach. */
export function inReach(actor: Actor, grid = 'b.grid_id') {
  return actor.grids === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(grid)} = any(${actor.grids}::uuid[])`
}

/**
 * The condition that a person (`p`) is in reach: lives in it now, or lived in it last. Who moved to another grid is the
 * other grid's.
 */
export function personInReach(actor: Actor, person = 'p.id') {
  if (actor.grids === 'all') return sql<boolean>`true`
  const id = sql.ref(person)
  return sql<boolean>`exists (
    select 1 from residences r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.person_id = ${id} and ${inReach(actor)}
      and (r.to_day is null or not exists (
        select 1 from residences o where o.community_id = r.community_id and o.person_id = r.person_id
          and (o.to_day is null or o.to_day > r.to_day))))`
}

export interface Door {
  id: Id
  buildingId: Id
  gridId: Id | null
  use: DwellingUse
  retired: boolean
}

/** A door within reach, or it does not exist. */
export async function getDoor(tx: Tx, actor: Actor, id: Id): Promise<Door> {
  const { rows } = await sql<Door>`
    select d.id, d.building_id as "buildingId", b.grid_id as "gridId", d.use, d.retired_at is not null as retired
    from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${actor.communityId} and d.id = ${id} and ${inReach(actor)}`.execute(tx)
  return rows[0] ?? notFound()
}

/** What a page needs of a door, as SQL; aliases d, b, c, u as in `doorTables`. */
export const doorColumns = sql`
  d.id as "dwellingId", d.building_id as "buildingId", b.compound_id as "compoundId", b.grid_id as "gridId", d.unit_id as "unitId",
  d.floor, d.room, d.door_key as "doorKey", d.use, d.confirmed_at as "doorConfirmedAt", d.version as "doorVersion",
  c.name as compound, b.phase, b.number as building, u.number as unit`
export const doorTables = sql`
  dwellings d
  join buildings b on b.community_id = d.community_id and b.id = d.building_id
  join compounds c on c.community_id = b.community_id and c.id = b.compound_id
  left join units u on u.community_id = d.community_id and u.id = d.unit_id`

export interface DoorRow {
  dwellingId: Id
  buildingId: Id
  compoundId: Id
  gridId: Id | null
  unitId: Id | null
  floor: number
  room: string
  doorKey: string
  use: DwellingUse
  doorConfirmedAt: string | null
  doorVersion: number
  compound: string
  phase: number | null
  building: string
  unit: string | null
}

export function doorAtPage(row: DoorRow): DwellingAtPage {
  const {
    dwellingId,
    doorConfirmedAt,
    doorVersion,
    compound: _c,
    phase: _p,
    building: _b,
    unit: _u,
    ...rest
  } = pickDoor(row)
  return { id: dwellingId, ...rest, address: formatAddress(row), confirmedAt: doorConfirmedAt, version: doorVersion }
}

function pickDoor(row: DoorRow): DoorRow {
  const { dwellingId, buildingId, compoundId, gridId, unitId, floor, room, doorKey, use } = row
  const { doorConfirmedAt, doorVersion, compound, phase, building, unit } = row
  return {
    dwellingId,
    buildingId,
    compoundId,
    gridId,
    unitId,
    floor,
    room,
    doorKey,
    use,
    doorConfirmedAt,
    doorVersion,
    compound,
    phase,
    building,
    unit,
  }
}
