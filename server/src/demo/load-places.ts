import type { Id } from '@red-steward/domain/ids'
import type { Tx } from '../kernel/db.ts'
import type { DemoCommunity } from './community.ts'
import { column, insertColumns } from './rows.ts'

export async function loadPlaces(tx: Tx, communityId: Id, { compounds, grids, households, empty }: DemoCommunity) {
  const insert = insertColumns.bind(undefined, tx)
  await insert('grids', communityId, {
    id: column('uuid', grids, (grid) => grid.id),
    code: column('text', grids, (grid) => grid.code),
    name: column('text', grids, (grid) => grid.name),
    kind: column('text', grids, () => 'BASE'),
  })
  for (const { id, name, aliases, outline } of compounds) {
    const values = { community_id: communityId, id, name, aliases, outline: JSON.stringify(outline) }
    await tx.insertInto('compounds').values(values).execute()
  }
  const gridOf = new Map(grids.flatMap((grid) => grid.buildings.map((building) => [building.id, grid.id])))
  const buildings = compounds.flatMap((compound) => compound.buildings)
  await insert('buildings', communityId, {
    id: column('uuid', buildings, (building) => building.id),
    compound_id: column('uuid', buildings, (building) => building.compoundId),
    grid_id: column('uuid', buildings, (building) => gridOf.get(building.id)),
    phase: column('integer', buildings, (building) => building.phase),
    number: column('text', buildings, (building) => building.number),
    floors: column('integer', buildings, (building) => building.floors),
    polygon: column('jsonb', buildings, (building) => JSON.stringify(building.polygon)),
  })
  const units = buildings.flatMap((building) => building.units.map((unit) => ({ ...unit, buildingId: building.id })))
  await insert('units', communityId, {
    id: column('uuid', units, (unit) => unit.id),
    building_id: column('uuid', units, (unit) => unit.buildingId),
    number: column('text', units, (unit) => unit.number),
  })
  const use = new Map(empty.map(({ door, use }) => [door.id, use]))
  for (const { door, kind } of households) {
    if (use.get(door.id) !== 'RENTED') use.set(door.id, kind === 'TENANT' ? 'RENTED' : 'OWNER')
  }
  const doors = buildings.flatMap((building) => building.doors.map((door) => ({ ...door, buildingId: building.id })))
  await insert('dwellings', communityId, {
    id: column('uuid', doors, (door) => door.id),
    building_id: column('uuid', doors, (door) => door.buildingId),
    unit_id: column('uuid', doors, (door) => door.unitId),
    floor: column('integer', doors, (door) => door.floor),
    room: column('text', doors, (door) => door.room),
    door_key: column('text', doors, (door) => door.doorKey),
    use: column('text', doors, (door) => use.get(door.id) ?? 'UNKNOWN'),
  })
}
