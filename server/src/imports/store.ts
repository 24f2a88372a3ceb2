import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { SettledPlaces } from '@red-steward/domain/imports/doors'
import type { Counts, ImportKind, ImportState } from '@red-steward/domain/imports/import'
import type { Mapping } from '@red-steward/domain/imports/mapping'
import type { Policies } from '@red-steward/domain/imports/policies'
import type { Day, Instant } from '@red-steward/domain/time'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'

export interface Import {
  id: Id
  fileId: Id
  fileName: string
  kind: ImportKind
  state: ImportState
  revision: number
  mappings: Record<string, Mapping>
  places: SettledPlaces
  policies: Policies
  counts: Counts
  rowsTotal: number
  rowsDone: number
  readOn: Day | null
  createdAt: Instant
  finishedAt: Instant | null
  undoneAt: Instant | null
}

/** An import reaches over the whole community, so only somebody who does may see or run it. */
export function importsInReach(tx: Tx, actor: Actor) {
  return tx
    .selectFrom('imports')
    .where('imports.community_id', '=', actor.communityId)
    .where((eb) => eb.lit(actor.grids === 'all'))
    .select([
      'imports.id',
      'file_id as fileId',
      'file_name as fileName',
      'kind',
      'state',
      'revision',
      'mappings',
      'places',
      'policies',
      'counts',
      'rows_total as rowsTotal',
      'rows_done as rowsDone',
      'read_on as readOn',
      'imports.created_at as createdAt',
      'finished_at as finishedAt',
      'undone_at as undoneAt',
    ])
}

export async function getImport(tx: Tx, actor: Actor, id: Id): Promise<Import> {
  const row = await importsInReach(tx, actor).where('imports.id', '=', id).executeTakeFirst()
  return (row as unknown as Import | undefined) ?? notFound()
}

/** Locked until the end of the transaction: two people cannot run one import at once. */
export async function getImportForChange(tx: Tx, actor: Actor, id: Id): Promise<Import> {
  const row = await importsInReach(tx, actor).where('imports.id', '=', id).forUpdate().executeTakeFirst()
  return (row as unknown as Import | undefined) ?? notFound()
}

interface Changes {
  state?: ImportState
  revision?: number
  mappings?: Record<string, Mapping>
  places?: SettledPlaces
  policies?: Policies
  counts?: Counts
  rows_total?: number
  rows_done?: number
  read_on?: Day
  committed_by?: Id
  committed_role?: string
  finished_at?: Instant | null
  undone_at?: Instant
}

export async function saveImport(tx: Tx, actor: Actor, id: Id, changes: Changes): Promise<void> {
  const json = new Set(['mappings', 'places', 'policies', 'counts'])
  const values = Object.fromEntries(
    Object.entries(changes).map(([column, value]) => [column, json.has(column) ? JSON.stringify(value) : value]),
  )
  await tx
    .updateTable('imports')
    .set(values as never)
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .execute()
}

/** For one of two lanes that write side by side: waits for whoever changes the import's state, not for the other lane. */
export async function getImportForLane(tx: Tx, actor: Actor, id: Id): Promise<Import> {
  const row = await importsInReach(tx, actor).where('imports.id', '=', id).forKeyShare().executeTakeFirst()
  return (row as unknown as Import | undefined) ?? notFound()
}

/** Adds to the rows done, last in the transaction so that two lanes hardly wait for each other. */
export async function addRowsDone(tx: Tx, actor: Actor, id: Id, rows: number): Promise<number> {
  const row = await tx
    .updateTable('imports')
    .set((eb) => ({ rows_done: eb('rows_done', '+', rows) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .returning('rows_done')
    .executeTakeFirstOrThrow()
  return row.rows_done
}
