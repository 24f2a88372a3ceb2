import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { doorKey } from '@red-steward/domain/places/address'
import * as shapes from '@red-steward/domain/places/commands'
import { mayPlaceDoor, mayRetireDwelling } from '@red-steward/domain/places/rules'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { ensure } from '../kernel/refused.ts'
import { getBuildingForChange, getDwellingForChange, isLivedIn } from './store.ts'

export const addDwellings = command(shapes.addDwellings, async ({ tx, actor, trail }, { buildingId, dwellings }) => {
  const building = await getBuildingForChange(tx, actor, buildingId)
  const units = await unitsOf(tx, actor, buildingId)
  const rows = dwellings.map(({ id, unitId, floor, room, use }) => {
    ensure(mayPlaceDoor({ floors: building.floors, unitIds: [...units.keys()] }, { unitId, floor }))
    const key = doorKey({ building: building.number, unit: unitId && units.get(unitId)!, room })
    const place = { building_id: buildingId, unit_id: unitId, door_key: key }
    return { community_id: actor.communityId, id, ...place, floor, room, use }
  })
  await tx.insertInto('dwellings').values(rows).execute()
  for (const { id, room } of rows) {
    trail.fact('dwelling', id, 'room', null, room)
    trail.changed('dwelling', id, building.grid_id)
  }
})

export const correctDwelling = command(shapes.correctDwelling, async ({ tx, actor, trail }, input) => {
  const { dwellingId, unitId, floor, room } = input
  const dwelling = await getDwellingForChange(tx, actor, dwellingId)
  const building = await getBuildingForChange(tx, actor, dwelling.building_id)
  const units = await unitsOf(tx, actor, dwelling.building_id)
  ensure(mayPlaceDoor({ floors: building.floors, unitIds: [...units.keys()] }, { unitId, floor }))
  const key = doorKey({ building: building.number, unit: unitId && units.get(unitId)!, room })
  await tx
    .updateTable('dwellings')
    .set({ unit_id: unitId, floor, room, door_key: key })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', dwellingId)
    .execute()
  trail.fact('dwelling', dwellingId, 'unitId', dwelling.unit_id, unitId)
  trail.fact('dwelling', dwellingId, 'floor', dwelling.floor, floor)
  trail.fact('dwelling', dwellingId, 'room', dwelling.room, room)
  trail.changed('dwelling', dwellingId, building.grid_id)
})

export const retireDwelling = command(shapes.retireDwelling, async ({ tx, actor, now, trail }, { dwellingId }) => {
  const dwelling = await getDwellingForChange(tx, actor, dwellingId)
  ensure(mayRetireDwelling({ livedIn: await isLivedIn(tx, actor, { dwellingId }) }))
  await tx
    .updateTable('dwellings')
    .set({ retired_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', dwellingId)
    .execute()
  trail.fact('dwelling', dwellingId, 'retiredAt', null, now)
  trail.changed('dwelling', dwellingId, dwelling.grid_id, 'forget')
})

export const setDwellingUse = command(shapes.setDwellingUse, async ({ tx, actor, trail }, { dwellingId, use }) => {
  const dwelling = await getDwellingForChange(tx, actor, dwellingId)
  await tx
    .updateTable('dwellings')
    .set({ use })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', dwellingId)
    .execute()
  trail.fact('dwelling', dwellingId, 'use', dwelling.use, use)
  trail.changed('dwelling', dwellingId, dwelling.grid_id)
})

async function unitsOf(tx: Tx, actor: Actor, buildingId: Id): Promise<Map<Id, string>> {
  const rows = await tx
    .selectFrom('units')
    .select(['id', 'number'])
    .where('community_id', '=', actor.communityId)
    .where('building_id', '=', buildingId)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
