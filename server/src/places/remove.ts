// Places made by mistake go again, as long as nothing stands on them. What each was called and what it stood in stays in
// history (migration 0240).
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { type Effect, type Place, type PlaceKind, tables } from './subjects.ts'

/** The fact a place is first known by; before it, there was no place. */
const firstFact: Record<PlaceKind, string> = {
  grid: 'name',
  compound: 'name',
  building: 'number',
  unit: 'number',
  dwelling: 'room',
}

export function isCreation({ kind, field, oldValue }: Effect): boolean {
  return oldValue === null && field === firstFact[kind]
}

/** Takes these places out, doors first. Refuses `others-still-depend` with what stands on them. */
export async function removePlaces(context: Context, places: readonly Place[]): Promise<void> {
  const { tx, actor, trail } = context
  const of = (kind: PlaceKind) => places.filter((place) => place.placeKind === kind)
  await refuseUnkeyed(context, of('grid'), of('dwelling'))
  await removeBareUnits(context, of('building'))
  for (const kind of ['dwelling', 'unit', 'building', 'compound', 'grid'] as const) {
    const ids = of(kind).map(({ id }) => id)
    if (ids.length === 0) continue
    const removing = sql`
      delete from ${sql.table(tables[kind])} where community_id = ${actor.communityId} and id = any(${ids}::uuid[])`
    await removing.execute(tx).catch(refuseWhatStands)
    for (const place of of(kind)) {
      trail.fact(kind, place.id, '*removed*', { name: nameOf(place), within: place.within }, null)
      trail.changed(kind === 'unit' ? 'building' : kind, ...announced(place))
    }
  }
}

function announced({ placeKind, id, grid, within }: Place): [Id, Id | null, 'upsert' | 'forget'] {
  return placeKind === 'unit' ? [within!, grid, 'upsert'] : [id, grid, 'forget']
}

function nameOf({ placeKind: kind, name, number, door_key }: Place): string {
  if (kind === 'dwelling') return door_key as string
  if (kind === 'unit') return formatAddress({ unit: number as string })
  return kind === 'building' ? formatAddress({ building: number as string }) : (name as string)
}

/** Units that were made with their building before history told of them. */
async function removeBareUnits({ tx, actor }: Context, buildings: readonly Place[]) {
  const ids = buildings.map(({ id }) => id)
  const removing = sql`
    delete from units u where u.community_id = ${actor.communityId} and u.building_id = any(${ids}::uuid[])
      and not exists (select from history h where h.community_id = u.community_id and h.subject_id = u.id)`
  await removing.execute(tx).catch(refuseWhatStands)
}

/** Whoever is in charge of a grid, its plan of visits, a door found to be right: no foreign key speaks for these. */
async function refuseUnkeyed({ tx, actor }: Context, grids: readonly Place[], dwellings: readonly Place[]) {
  const gridIds = sql`${grids.map(({ id }) => id)}::uuid[]`
  const { rows } = await sql<{ subjectKind: string }>`
    select 'post' as "subjectKind" where exists (
      select from grants where community_id = ${actor.communityId} and grid_ids && ${gridIds})
    union all select 'plan' where exists (
      select from care_plans where community_id = ${actor.communityId} and grid_ids && ${gridIds})
    union all select 'confirmation' where exists (
      select from confirmations where community_id = ${actor.communityId} and subject_kind = 'dwelling'
        and subject_id = any(${dwellings.map(({ id }) => id)}::uuid[]))`.execute(tx)
  if (rows.length > 0) refuseWith('others-still-depend', { records: rows })
}

const STILL_REFERENCED = '23503'

/** Tables whose records people know by a name of their own; of the others there is "another record". */
const kindsByTable: Record<string, string> = {
  buildings: 'building',
  units: 'unit-of-building',
  dwellings: 'dwelling',
  households: 'household',
  residences: 'residence',
  visits: 'visit',
  needs: 'need',
  cases: 'case',
  notes: 'note',
  door_plates: 'plate',
  utility_contacts: 'utility-contact',
}

function refuseWhatStands(failure: unknown): never {
  const { code, table } = failure as { code?: string; table?: string }
  if (code !== STILL_REFERENCED) throw failure
  return refuseWith('others-still-depend', { records: [{ subjectKind: kindsByTable[table ?? ''] ?? 'record' }] })
}
