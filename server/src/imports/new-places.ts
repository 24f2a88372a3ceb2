// Buildings a person confirmed, and the doors of a chunk that the register does not have yet.
import { type Id, newId } from '@red-steward/domain/ids'
import type { PlannedDoor, Proposal } from '@red-steward/domain/imports/plan'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'

// The registry's word for "the record began here"; undoing a command takes out what its history says began with it.
const CREATED = '*created*'

type Writing = Pick<Context, 'tx' | 'actor' | 'trail'>

/**
 * Creates the confirmed buildings in the grids chosen for them, and compounds named for the first time. A grid given up
 * since it was chosen counts as none. Answers the building of each proposal by its key.
 */
export async function createBuildings(
  { tx, actor, trail }: Writing,
  proposals: readonly Proposal[],
): Promise<Map<string, Id>> {
  const confirmed = proposals.filter((proposal) => proposal.create)
  const compounds = new Map<string, Id>()
  for (const { compoundId, compoundName } of confirmed) {
    if (compoundId === null && !compounds.has(compoundName)) compounds.set(compoundName, newId())
  }
  const community_id = actor.communityId
  for (const [name, id] of compounds) {
    await tx.insertInto('compounds').values({ community_id, id, name }).execute()
    trail.fact('compound', id, CREATED, null, true)
    trail.changed('compound', id, null)
  }
  const inUse = await gridsInUse(tx, community_id)
  const buildings = confirmed.map(({ compoundId, compoundName, phase, number, floors, gridId }) => ({
    community_id,
    id: newId(),
    compound_id: compoundId ?? compounds.get(compoundName)!,
    grid_id: gridId !== null && inUse.has(gridId) ? gridId : null,
    phase,
    number,
    floors: Math.min(200, Math.max(1, floors)),
  }))
  await tx.insertInto('buildings').values(buildings).execute()
  for (const { id, grid_id } of buildings) {
    trail.fact('building', id, CREATED, null, true)
    trail.changed('building', id, grid_id)
  }
  return new Map(confirmed.map(({ key }, at) => [key, buildings[at]!.id]))
}

/** Held until the end of the transaction, so that none is given up while buildings go into it. */
async function gridsInUse(tx: Writing['tx'], communityId: Id): Promise<Set<Id>> {
  const grids = await tx
    .selectFrom('grids')
    .select('id')
    .where('community_id', '=', communityId)
    .where('retired_at', 'is', null)
    .forUpdate()
    .execute()
  return new Set(grids.map(({ id }) => id))
}

export interface Dwelling {
  id: Id
  use: DwellingUse
}

/** Makes the units and doors that are missing; answers the dwelling of each door by its key. */
export async function ensureDwellings(
  { tx, actor, trail }: Writing,
  doors: readonly PlannedDoor[],
): Promise<Map<string, Dwelling>> {
  const wanted = doors.flatMap(({ key, door }) =>
    door.kind === 'door'
      ? [
          {
            key,
            building: door.buildingId,
            unit: door.unit,
            floor: door.floor,
            room: door.room,
            door: door.doorKey,
            id: newId(),
            unit_id: newId(),
          },
        ]
      : [],
  )
  if (wanted.length === 0) return new Map()
  const community = actor.communityId
  const json = JSON.stringify(wanted)
  await sql`
    insert into units (community_id, id, building_id, number)
    select distinct on (x.building, x.unit) ${community}::uuid, x.unit_id, x.building, x.unit
    from jsonb_to_recordset(${json}::jsonb) x (building uuid, unit text, unit_id uuid)
    where x.unit is not null
      and not exists (select from units u where u.community_id = ${community} and u.building_id = x.building and u.number = x.unit)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ key: string; id: Id; use: DwellingUse; isNew: boolean; gridId: Id | null }>`
    with x as (
      select x.*, u.id as real_unit from jsonb_to_recordset(${json}::jsonb)
        x (key text, building uuid, unit text, floor int, room text, door text, id uuid)
      left join units u on u.community_id = ${community} and u.building_id = x.building and u.number = x.unit
    ), made as (
      insert into dwellings (community_id, id, building_id, unit_id, floor, room, door_key, use)
      select ${community}::uuid, x.id, x.building, x.real_unit, x.floor, x.room, x.door, 'UNKNOWN' from x
      where not exists (select from dwellings d where d.community_id = ${community} and d.building_id = x.building
        and d.door_key = x.door and d.retired_at is null)
      returning id, building_id, door_key, use
    )
    select x.key, coalesce(made.id, d.id) as id, coalesce(made.use, d.use) as use, made.id is not null as "isNew",
      b.grid_id as "gridId"
    from x
    join buildings b on b.community_id = ${community} and b.id = x.building
    left join made on made.building_id = x.building and made.door_key = x.door
    left join dwellings d on d.community_id = ${community} and d.building_id = x.building and d.door_key = x.door
      and d.retired_at is null`.execute(tx)
  for (const row of rows) {
    if (!row.isNew) continue
    trail.fact('dwelling', row.id, CREATED, null, true)
    trail.changed('dwelling', row.id, row.gridId)
  }
  return new Map(rows.map(({ key, id, use }) => [key, { id, use }]))
}
