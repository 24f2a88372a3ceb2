// A list of the hotline on its way to cases: read from its sealed file, decided row by row, the decisions kept.
import {
  findHotlineTable,
  type HotlineChoice,
  HotlineColumns,
  type HotlineRow,
  type HotlineTable,
  hotlineColumnsProblem,
  readHotlineRows,
  suggest,
} from '@red-steward/domain/imports/hotline'
import { decideHotlineRow } from '@red-steward/domain/imports/hotline-decide'
import { decideHotline as decideShape, mapHotline as mapShape } from '@red-steward/domain/imports/hotline-shapes'
import { type Counts, mayDryRunImport, mayMapImport, noCounts } from '@red-steward/domain/imports/import'
import { parseDoor } from '@red-steward/domain/places/door'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { directoryOf, type Reading, sheetsOf } from './plans.ts'
import { getImportForChange, type Import, saveImport } from './store.ts'

/** Mappings of register files are kept by shape; a hotline list has one table, kept under this name. */
const TABLE = 'hotline'

export interface HotlineFile {
  table: HotlineTable
  columns: HotlineColumns
  rows: HotlineRow[]
}

export async function hotlineFileOf(context: Reading, imported: Import): Promise<HotlineFile> {
  const sheets = await sheetsOf(context, imported)
  const table = findHotlineTable(sheets) ?? refuseWith('hotline-not-a-list')
  const mapped = (imported.mappings as Record<string, unknown>)[TABLE]
  const columns = mapped ? HotlineColumns.parse(mapped) : table.guess
  return { table, columns, rows: readHotlineRows(sheets[table.sheet]!, table, columns, imported.createdAt) }
}

export const mapHotline = command(mapShape, async (context, { importId, columns }) => {
  const { tx, actor } = context
  const imported = await getHotlineForChange(context, importId)
  ensure(mayMapImport(imported))
  const problem = hotlineColumnsProblem(columns)
  if (problem) refuseWith(problem)
  const mappings = { [TABLE]: columns } as never
  await saveImport(tx, actor, importId, { mappings, revision: imported.revision + 1 })
  await dryRunHotline(context, { ...imported, mappings })
})

export const decideHotline = command(decideShape, async (context, { importId, rows }) => {
  const { tx, actor } = context
  const imported = await getHotlineForChange(context, importId)
  // Rows that still asked when the rest was imported may be decided afterwards.
  if (imported.state !== 'DONE') ensure(mayDryRunImport(imported))
  const choices = rows.map(({ number, ...choice }) => ({ number, choice }))
  const { numAffectedRows } = await sql`
    update import_rows r set choice = coalesce(r.choice, '{}') || x.choice
    from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) x (number int, choice jsonb)
    where r.community_id = ${actor.communityId} and r.import_id = ${importId} and r.number = x.number and r.case_id is null`.execute(
    tx,
  )
  if (Number(numAffectedRows) !== rows.length) refuseWith('import-row-does-not-ask')
  await dryRunHotline(context, imported)
})

async function getHotlineForChange({ tx, actor }: Context, importId: string): Promise<Import> {
  const imported = await getImportForChange(tx, actor, importId)
  return imported.kind === 'hotline' ? imported : notFound()
}

/** Decides every row that has not become a case; what people decided stays. */
export async function dryRunHotline(context: Context, imported: Import): Promise<Counts> {
  const { tx, actor, now, trail } = context
  const { rows } = await hotlineFileOf(context, imported)
  const kept = await keptRows(context, imported)
  const known = await knownNumbers(context, rows)
  const seekDoor = await seekerOf(context)
  const decided = rows.map((row) => {
    const before = kept.get(row.number)
    const reading = suggest(row, seekDoor, now)
    const choice = before?.choice ?? null
    const { outcome, reason } = decideHotlineRow(row, reading, choice, known.has(row.externalNo))
    return { number: row.number, row: row.row, outcome, reason, reading, choice, isWritten: before?.isWritten ?? false }
  })
  await sql`
    delete from import_rows where community_id = ${actor.communityId} and import_id = ${imported.id} and case_id is null`.execute(
    tx,
  )
  await sql`
    insert into import_rows (community_id, import_id, number, sheet, row, outcome, reason, reading, choice)
    select ${actor.communityId}::uuid, ${imported.id}::uuid, x.number, 0, x.row, x.outcome, x.reason, x.reading, x.choice
    from jsonb_to_recordset(${JSON.stringify(decided.filter(({ isWritten }) => !isWritten))}::jsonb)
      x (number int, row int, outcome text, reason text, reading jsonb, choice jsonb)`.execute(tx)
  const counts = { ...noCounts }
  for (const { outcome, isWritten } of decided) counts[isWritten ? 'create' : outcome]++
  await saveImport(tx, actor, imported.id, {
    state: 'DRY_RUN',
    counts,
    rows_total: decided.length,
    rows_done: decided.filter(({ isWritten }) => isWritten).length,
  })
  trail.changed('import', imported.id, null)
  return counts
}

async function keptRows({ tx, actor }: Context, { id }: Import) {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['number', 'choice', 'case_id'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', id)
    .execute()
  return new Map(
    rows.map(({ number, choice, case_id }) => [
      number,
      { choice: choice as HotlineChoice | null, isWritten: case_id !== null },
    ]),
  )
}

/** Which of these numbers are cases already. */
export async function knownNumbers({ tx, actor }: Context, rows: readonly HotlineRow[]): Promise<Set<string>> {
  const { rows: found } = await sql<{ no: string }>`
    select external_no as no from cases where community_id = ${actor.communityId}
      and external_no = any(${rows.map(({ externalNo }) => externalNo)}::text[])`.execute(tx)
  return new Set(found.map(({ no }) => no))
}

async function seekerOf({ tx, actor }: Context) {
  const directory = await directoryOf(tx, actor)
  return (text: string) => parseDoor(text, directory)
}
