// What a file says, read once and kept in memory while somebody works with it. Everything here can be made again from
// the sealed file and the row in `imports`, so nothing is lost when the program ends.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Sheet } from '@red-steward/domain/imports/cell'
import { SettledPlaces } from '@red-steward/domain/imports/doors'
import { type ImportPlan, planImport } from '@red-steward/domain/imports/plan'
import { findTables, type Table } from '@red-steward/domain/imports/tables'
import { type Day, dayOf } from '@red-steward/domain/time'
import type { Context } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { readDirectory, readDoors } from '../places/index.ts'
import { readElsewhere } from './read-elsewhere.ts'
import type { Import } from './store.ts'
import { Unreadable } from './unreadable.ts'

export interface ReadFile {
  sheets: Sheet[]
  tables: Table[]
}

export type Reading = Pick<Context, 'tx' | 'actor' | 'vault' | 'files' | 'now'>

// Two files at once is what one server has had to hold; a 25,000-row file is about 60 MB in memory.
const KEPT = 2
const files = new Map<Id, ReadFile>()
const sheets = new Map<Id, Sheet[]>()
const plans = new Map<string, ImportPlan>()

function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): Value {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= KEPT) break
    map.delete(oldest)
  }
  return value
}

/** Reads bytes into sheets and tables; refuses with the reason when they cannot be read. */
export async function readFile(bytes: Buffer, name: string): Promise<ReadFile> {
  const sheets = await readSheets(bytes, name)
  const tables = findTables(sheets)
  if (tables.length === 0) refuseWith('file-without-table')
  return { sheets, tables }
}

export function keepFile(fileId: Id, file: ReadFile): void {
  keep(files, fileId, file)
}

export async function fileOf({ tx, actor, vault, files: store }: Reading, { fileId }: Import): Promise<ReadFile> {
  const known = files.get(fileId)
  if (known) return keep(files, fileId, known)
  const { bytes, name } = await store.read(tx, vault, actor.communityId, fileId)
  return keep(files, fileId, await readFile(bytes, name))
}

/** The sheets alone, for lists that are no tables of people. */
export async function sheetsOf({ tx, actor, vault, files: store }: Reading, { fileId }: Import): Promise<Sheet[]> {
  const known = sheets.get(fileId)
  if (known) return keep(sheets, fileId, known)
  const { bytes, name } = await store.read(tx, vault, actor.communityId, fileId)
  return keep(sheets, fileId, await readSheets(bytes, name))
}

export async function readSheets(bytes: Buffer, name: string): Promise<Sheet[]> {
  try {
    return await readElsewhere(bytes, name)
  } catch (error) {
    if (error instanceof Unreadable) refuseWith(error.why)
    throw error
  }
}

/** The plan of an import by its present settings and the places of now. `revision` tells a stale one from a fresh one. */
export async function planOf(context: Reading, imported: Import, { fresh = false } = {}): Promise<ImportPlan> {
  const key = `${imported.id} ${imported.revision}`
  const known = fresh ? undefined : plans.get(key)
  if (known) return keep(plans, key, known)
  const file = await fileOf(context, imported)
  const directory = await directoryOf(context.tx, context.actor)
  const today: Day = imported.readOn ?? dayOf(context.now)
  const plan = planImport({
    ...file,
    mappings: imported.mappings,
    directory,
    settled: SettledPlaces.parse(imported.places),
    today,
  })
  return keep(plans, key, plan)
}

/** The plan once its proposed buildings stand: the same doors, now in buildings that are there. */
export function planWithBuildings(imported: Import, plan: ImportPlan, buildings: ReadonlyMap<string, Id>): void {
  const doors = plan.doors.map((planned) => {
    const { door } = planned
    if (door.kind === 'door') return planned
    const { proposal, ...parts } = door
    const buildingId = buildings.get(proposal.key)!
    return { ...planned, door: { ...parts, kind: 'door' as const, buildingId, dwellingId: undefined } }
  })
  forgetPlan(imported)
  keep(plans, `${imported.id} ${imported.revision + 1}`, { ...plan, doors, proposals: [] })
}

/** A commit asks the plan alone; whoever wants to see the file meanwhile has it read again. */
export function forgetFile({ fileId }: Pick<Import, 'fileId'>): void {
  files.delete(fileId)
}

export function forgetPlan({ id, revision }: Pick<Import, 'id' | 'revision'>): void {
  plans.delete(`${id} ${revision}`)
}

export async function directoryOf(tx: Context['tx'], actor: Actor) {
  const { compounds, buildings } = await readDirectory(tx, actor)
  const doors = await readDoors(
    tx,
    actor,
    buildings.map((building) => building.id),
  )
  return { compounds, buildings, doorsOf: doors }
}
