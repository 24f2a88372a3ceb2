import { isDeepStrictEqual } from 'node:util'
import { reaches } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { type BuildingFeature, readFeature } from '@red-steward/domain/places/building-import'
import { type BuildingImportRow, importBuildings as shape } from '@red-steward/domain/places/commands'
import { mayShapeCommunity } from '@red-steward/domain/places/rules'
import { type Context, command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'

/**
 * Outlines drawn elsewhere become buildings, or correct those that are there (same compound, phase, number). The dry
 * run walks the same way and writes nothing, so that what it promises is what happens.
 */
export const importBuildings = command(shape, async (context, { features, dryRun, createCompounds }) => {
  if (createCompounds) ensure(mayShapeCommunity(context.actor))
  const known = await readKnown(context)
  const planned = features.map(({ properties, geometry }, feature) =>
    plan(context, readFeature(properties, geometry), feature, known, createCompounds),
  )
  if (!dryRun) {
    await writeCompounds(context, known)
    for (const step of planned) await write(context, step)
  }
  return { rows: planned.map(({ row }) => row), compoundsCreated: [...known.created.keys()] }
})

type Existing = Awaited<ReturnType<typeof readBuildings>>[number]

interface Known {
  compounds: Map<string, Id>
  created: Map<string, Id>
  buildings: Map<string, Existing>
  grids: Map<string, Id>
  seen: Set<string>
}

async function readKnown({ tx, actor }: Context): Promise<Known> {
  const compounds = await tx
    .selectFrom('compounds')
    .select(['id', 'name', 'aliases'])
    .where('community_id', '=', actor.communityId)
    .where('retired_at', 'is', null)
    .execute()
  const grids = await tx
    .selectFrom('grids')
    .select(['id', 'code', 'name'])
    .where('community_id', '=', actor.communityId)
    .where('retired_at', 'is', null)
    .execute()
  const buildings = await readBuildings({ tx, actor })
  return {
    // A name beats an alias of the same spelling.
    compounds: new Map([
      ...compounds.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)),
      ...compounds.map(({ id, name }) => [name, id] as const),
    ]),
    created: new Map(),
    buildings: new Map(buildings.map((row) => [keyOf(row.compound_id, row.phase, row.number), row])),
    grids: new Map(grids.flatMap(({ id, code, name }) => [[code, id] as const, [name, id] as const])),
    seen: new Set(),
  }
}

function readBuildings({ tx, actor }: Pick<Context, 'tx' | 'actor'>) {
  return tx
    .selectFrom('buildings')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('retired_at', 'is', null)
    .execute()
}

const keyOf = (compoundId: Id, phase: number | null, number: string) => `${compoundId}/${phase ?? ''}/${number}`

interface Step {
  row: BuildingImportRow
  /** What to write, where the row says create or update. */
  to?: { compoundId: Id; gridId: Id | null; read: BuildingFeature; existing: Existing | undefined }
}

function plan(
  { actor }: Context,
  read: BuildingFeature,
  feature: number,
  known: Known,
  createCompounds: boolean,
): Step {
  const address = formatAddress({ compound: read.compound ?? '', phase: read.phase, building: read.number ?? '?' })
  const skip = (why: NonNullable<BuildingImportRow['why']>): Step => ({
    row: { feature, outcome: 'skip', why, address, buildingId: null },
  })
  if (read.number === undefined) return skip('number-unreadable')
  if (read.polygon === undefined) return skip('polygon-invalid')
  const compoundId = compoundOf(read.compound, known, createCompounds)
  if (compoundId === undefined) return skip('compound-unknown')
  const key = keyOf(compoundId, read.phase, read.number)
  if (known.seen.has(key)) return skip('number-repeated')
  known.seen.add(key)

  const existing = known.buildings.get(key)
  const named = read.grid === null ? undefined : known.grids.get(read.grid)
  if (read.grid !== null && named === undefined) return skip('grid-unknown')
  // An import never moves a building between grids: that is a decision of its own (assign-grid).
  const gridId = existing ? existing.grid_id : (named ?? null)
  if (!reaches(actor, gridId)) return skip('out-of-reach')
  const buildingId = existing?.id ?? newId()
  if (existing && isSame(existing, read)) {
    return { row: { feature, outcome: 'unchanged', why: null, address, buildingId } }
  }
  const outcome = existing ? 'update' : 'create'
  return {
    row: { feature, outcome, why: null, address, buildingId: existing ? buildingId : null },
    to: { compoundId, gridId, read, existing },
  }
}

function compoundOf(name: string | undefined, known: Known, createCompounds: boolean): Id | undefined {
  if (name === undefined) return undefined
  const found = known.compounds.get(name) ?? known.created.get(name)
  if (found || !createCompounds) return found
  const id = newId()
  known.created.set(name, id)
  return id
}

/** Floors only ever rise by an import: doors may stand above what the drawing says. */
function isSame(existing: Existing, read: BuildingFeature): boolean {
  return (
    isDeepStrictEqual(existing.polygon, read.polygon) &&
    (read.floors === null || read.floors <= existing.floors) &&
    (read.name === null || read.name === existing.name)
  )
}

async function writeCompounds({ tx, actor, trail }: Context, { created }: Known) {
  for (const [name, id] of created) {
    await tx.insertInto('compounds').values({ community_id: actor.communityId, id, name }).execute()
    trail.fact('compound', id, 'name', null, name)
    trail.changed('compound', id, null)
  }
}

async function write({ tx, actor, trail }: Context, { row, to }: Step) {
  if (!to) return
  const { read, existing, compoundId, gridId } = to
  const polygon = JSON.stringify(read.polygon)
  if (existing) {
    const [name, floors] = [read.name ?? existing.name, Math.max(read.floors ?? 0, existing.floors)]
    await tx
      .updateTable('buildings')
      .set({ polygon, name, floors })
      .where('community_id', '=', actor.communityId)
      .where('id', '=', existing.id)
      .execute()
    trail.fact('building', existing.id, 'polygon', existing.polygon, read.polygon)
    trail.fact('building', existing.id, 'name', existing.name, name)
    trail.fact('building', existing.id, 'floors', existing.floors, floors)
    trail.changed('building', existing.id, gridId)
    return
  }
  const id = newId()
  row.buildingId = id
  const { phase, number, name } = read
  const place = { community_id: actor.communityId, compound_id: compoundId, grid_id: gridId }
  await tx
    .insertInto('buildings')
    .values({ ...place, id, phase, number: number!, name, floors: read.floors ?? 1, polygon })
    .execute()
  trail.fact('building', id, 'number', null, number)
  trail.changed('building', id, gridId)
}
