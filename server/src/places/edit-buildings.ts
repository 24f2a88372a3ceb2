import * as shapes from '@red-steward/domain/places/commands'
import { mayLowerBuilding, mayPutInGrid, mayRetireBuilding } from '@red-steward/domain/places/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import {
  getBuildingForChange,
  getCompoundForChange,
  getGridForChange,
  highestDoor,
  isLivedIn,
  renameDoors,
} from './store.ts'

export const createBuilding = command(shapes.createBuilding, async ({ tx, actor, trail }, input) => {
  const { id, compoundId, gridId, phase, number, name, aliases, floors, polygon, units } = input
  ensure(mayPutInGrid(actor, gridId))
  if (gridId !== null) await getGridForChange(tx, actor, gridId)
  await getCompoundForChange(tx, actor, compoundId)
  const base = { community_id: actor.communityId }
  const place = { compound_id: compoundId, grid_id: gridId, polygon: polygon && JSON.stringify(polygon) }
  await tx
    .insertInto('buildings')
    .values({ ...base, ...place, id, phase, number, name, aliases, floors })
    .execute()
  if (units.length > 0) {
    const rows = units.map((unit) => ({ ...base, ...unit, building_id: id }))
    await tx.insertInto('units').values(rows).execute()
  }
  trail.fact('building', id, 'number', null, number)
  for (const unit of units) trail.fact('unit', unit.id, 'number', null, unit.number)
  trail.changed('building', id, gridId)
})

export const correctBuilding = command(shapes.correctBuilding, async ({ tx, actor, trail }, input) => {
  const { buildingId, compoundId, phase, number, name, aliases, floors, polygon } = input
  const building = await getBuildingForChange(tx, actor, buildingId)
  if (compoundId !== building.compound_id) await getCompoundForChange(tx, actor, compoundId)
  ensure(mayLowerBuilding(await highestDoor(tx, actor, buildingId), floors))
  await tx
    .updateTable('buildings')
    .set({ compound_id: compoundId, phase, number, name, aliases, floors, polygon: polygon && JSON.stringify(polygon) })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', buildingId)
    .execute()
  await renameDoors({ tx, actor, trail }, building)

  const { compound_id, phase: oldPhase } = building
  trail.fact('building', buildingId, 'compoundId', compound_id, compoundId)
  trail.fact('building', buildingId, 'phase', oldPhase, phase)
  trail.fact('building', buildingId, 'number', building.number, number)
  trail.fact('building', buildingId, 'name', building.name, name)
  trail.fact('building', buildingId, 'aliases', building.aliases, aliases)
  trail.fact('building', buildingId, 'floors', building.floors, floors)
  trail.fact('building', buildingId, 'polygon', building.polygon, polygon)
  trail.changed('building', buildingId, building.grid_id)
})

export const retireBuilding = command(shapes.retireBuilding, async ({ tx, actor, now, trail }, { buildingId }) => {
  const building = await getBuildingForChange(tx, actor, buildingId)
  ensure(mayRetireBuilding({ livedIn: await isLivedIn(tx, actor, { buildingId }) }))
  for (const [table, key] of [
    ['buildings', 'id'],
    ['dwellings', 'building_id'],
  ] as const) {
    await tx
      .updateTable(table)
      .set({ retired_at: now })
      .where('community_id', '=', actor.communityId)
      .where(sql.ref(key), '=', buildingId)
      .where('retired_at', 'is', null)
      .execute()
  }
  trail.fact('building', buildingId, 'retiredAt', null, now)
  trail.changed('building', buildingId, building.grid_id, 'forget')
})

export const addUnits = command(shapes.addUnits, async ({ tx, actor, trail }, { buildingId, units }) => {
  const building = await getBuildingForChange(tx, actor, buildingId)
  await tx
    .insertInto('units')
    .values(units.map((unit) => ({ community_id: actor.communityId, ...unit, building_id: buildingId })))
    .execute()
  for (const { id, number } of units) trail.fact('unit', id, 'number', null, number)
  trail.changed('building', buildingId, building.grid_id)
})

export const renameUnit = command(shapes.renameUnit, async ({ tx, actor, trail }, { unitId, number, aliases }) => {
  const unit = await tx
    .selectFrom('units')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  const building = await getBuildingForChange(tx, actor, (unit ?? notFound()).building_id)
  const names = aliases.filter((alias) => alias !== number)
  await tx
    .updateTable('units')
    .set({ number, aliases: names })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', unitId)
    .execute()
  trail.fact('unit', unitId, 'number', unit!.number, number)
  trail.fact('unit', unitId, 'aliases', unit!.aliases, names)
  await renameDoors({ tx, actor, trail }, building)
  trail.changed('building', building.id, building.grid_id)
})
