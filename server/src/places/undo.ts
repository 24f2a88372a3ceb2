// Taking edits of places back, from history alone (note 0020): every changed fact gets its old value, retired places come
// back with the doors that went with them, new ones go (remove.ts). The rules of the edits hold for the way back too.
import { reaches } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { mayLowerBuilding, mayShapeCommunity } from '@red-steward/domain/places/rules'
import { mayUndoPlaces, placesUndo as shape } from '@red-steward/domain/places/undoing'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { refuseLaterChanges } from '../kernel/later-changes.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { isCreation, removePlaces } from './remove.ts'
import { announceCompound, highestDoor, renameDoors } from './store.ts'
import { type Effect, type Place, type PlaceKind, tables } from './subjects.ts'

const jsonFields = ['polygon', 'outline']

export const undo = command(shape, async (context, { commandId }) => {
  const { tx, actor, now } = context
  const { rows } = await sql<{ name: string; done: boolean; undone: boolean }>`
    select c.name, c.result ->> 'outcome' = 'done' as done,
      exists (select from undone_commands u where u.community_id = c.community_id and u.command_id = c.id) as undone
    from commands c where c.community_id = ${actor.communityId} and c.id = ${commandId} for update`.execute(tx)
  ensure(mayUndoPlaces(actor, rows[0] ?? notFound()))
  const effects = await effectsOf(context, commandId)
  if (effects.length === 0) refuseWith('not-undoable')
  if (effects.some(({ kind }) => kind === 'grid' || kind === 'compound')) ensure(mayShapeCommunity(actor))
  const places = await lockedPlaces(context, effects)
  const made = new Set(effects.filter(isCreation).map(({ id }) => id))
  await refuseLaterChanges(context, [commandId], [...made])

  await removePlaces(
    context,
    [...places.values()].filter(({ id }) => made.has(id)),
  )
  const changed = effects.filter(({ id }) => !made.has(id))
  for (const effect of changed) await putBack(context, effect, places.get(effect.id)!)
  for (const buildingId of buildingsOf(changed, places)) await settleBuilding(context, buildingId)
  announce(context, changed, places)
  for (const { kind, id } of changed) if (kind === 'compound') await announceCompound(context, id)
  await tx
    .insertInto('undone_commands')
    .values({
      community_id: actor.communityId,
      command_id: commandId,
      undo_command_id: context.commandId,
      undone_at: now,
      undone_by: actor.id,
    })
    .execute()
  return { lost: [] }
})

/** What the command did; only places, in an order that locks as the edits do. */
async function effectsOf({ tx, actor }: Context, commandId: Id): Promise<Effect[]> {
  const { rows } = await sql<Effect>`
    select subject_kind as kind, subject_id as id, field, old_value as "oldValue", new_value as "newValue" from history
    where community_id = ${actor.communityId} and command_id = ${commandId} order by subject_id, id desc`.execute(tx)
  return rows.filter(({ kind }) => kind in tables)
}

/** Also retired ones; what lies outside the actor's reach does not exist. */
async function lockedPlaces(context: Context, effects: readonly Effect[]): Promise<Map<Id, Place>> {
  const places = new Map<Id, Place>()
  for (const kind of Object.keys(tables) as PlaceKind[]) {
    const ids = new Set(effects.filter((effect) => effect.kind === kind).map(({ id }) => id))
    if (ids.size === 0) continue
    const rows = await locked(context, kind, [...ids])
    const isOutside = (place: Place) => kind !== 'compound' && !reaches(context.actor, place.grid)
    if (rows.length < ids.size || rows.some(isOutside)) notFound()
    for (const place of rows) places.set(place.id, place)
  }
  return places
}

const surroundings: Record<PlaceKind, ReturnType<typeof sql>> = {
  grid: sql`p.id as grid, null::uuid as within from grids p`,
  compound: sql`null::uuid as grid, null::uuid as within from compounds p`,
  building: sql`p.grid_id as grid, p.compound_id as within from buildings p`,
  unit: sql`b.grid_id as grid, b.id as within from units p
    join buildings b on b.community_id = p.community_id and b.id = p.building_id`,
  dwelling: sql`b.grid_id as grid, b.id as within from dwellings p
    join buildings b on b.community_id = p.community_id and b.id = p.building_id`,
}

async function locked({ tx, actor }: Context, kind: PlaceKind, ids: readonly Id[]): Promise<Place[]> {
  const { rows } = await sql<Omit<Place, 'placeKind'>>`
    select p.*, ${surroundings[kind]}
    where p.community_id = ${actor.communityId} and p.id = any(${ids}::uuid[]) order by p.id for update of p`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, placeKind: kind }) as Place)
}

async function putBack({ tx, actor, trail }: Context, effect: Effect, place: Place) {
  const { kind, id, field, oldValue, newValue } = effect
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const value = jsonFields.includes(field) ? oldValue && JSON.stringify(oldValue) : oldValue
  await sql`update ${sql.table(tables[kind])} set ${sql.ref(column)} = ${value}
    where community_id = ${actor.communityId} and id = ${id}`.execute(tx)
  trail.fact(kind, id, field, newValue, oldValue)
  if (kind !== 'building' || field !== 'retiredAt') return
  // The doors that were retired with their building, and not those retired before.
  const { rows } = await sql<{ id: Id }>`
    update dwellings set retired_at = null
    where community_id = ${actor.communityId} and building_id = ${id} and retired_at = ${place.retired_at}
    returning id`.execute(tx)
  for (const door of rows) trail.changed('dwelling', door.id, place.grid)
}

function buildingsOf(effects: readonly Effect[], places: ReadonlyMap<Id, Place>): Set<Id> {
  return new Set(
    effects.flatMap(({ kind, id }) => {
      if (kind === 'building') return [id]
      return kind === 'unit' || kind === 'dwelling' ? [places.get(id)!.within!] : []
    }),
  )
}

/** A building must be whole again: in a compound and grid that are in use, no lower than its doors, its doors named anew. */
async function settleBuilding({ tx, actor, trail }: Context, id: Id) {
  const { rows } = await sql<{ floors: number; grid_id: Id | null; orphaned: boolean }>`
    select b.floors, b.grid_id, c.retired_at is not null or g.retired_at is not null
      or (b.retired_at is not null and exists (
        select from dwellings d where d.community_id = b.community_id and d.building_id = b.id and d.retired_at is null)) as orphaned
    from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join grids g on g.community_id = b.community_id and g.id = b.grid_id
    where b.community_id = ${actor.communityId} and b.id = ${id}`.execute(tx)
  const building = rows[0]!
  if (building.orphaned) refuseWith('place-around-retired')
  ensure(mayLowerBuilding(await highestDoor(tx, actor, id), building.floors))
  await renameDoors({ tx, actor, trail }, { id, grid_id: building.grid_id })
}

/** Whoever follows the grid hears of it; a building that goes back to another grid is forgotten by the one it was in. */
function announce({ trail }: Context, effects: readonly Effect[], places: ReadonlyMap<Id, Place>) {
  for (const { kind, id, field, oldValue, newValue } of effects) {
    const grid = places.get(id)!.grid
    if (kind === 'grid') trail.changed('grid', id, id)
    else if (kind === 'unit') trail.changed('building', places.get(id)!.within!, grid)
    else if (kind === 'dwelling') trail.changed('dwelling', id, grid)
    else if (kind === 'building' && field === 'gridId') {
      if (newValue !== null) trail.changed('building', id, newValue as Id, 'forget')
      trail.changed('building', id, oldValue as Id | null)
    } else if (kind === 'building') trail.changed('building', id, grid)
  }
}
