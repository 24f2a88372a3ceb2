import { cellText, columnLetters } from '@red-steward/domain/imports/cell'
import type { Field } from '@red-steward/domain/imports/fields'
import type { RowRemark } from '@red-steward/domain/imports/person'
import { importRows as shape } from '@red-steward/domain/imports/queries'
import { query } from '../kernel/query.ts'
import { fileOf, type ReadFile } from './plans.ts'
import { reading } from './queries.ts'
import { getImport, type Import } from './store.ts'

export const importRows = query(shape, async (context, { importId, outcome, reason, after, limit }) => {
  const { tx, actor, trail } = context
  const imported = await getImport(tx, actor, importId)
  const file = await fileOf(reading(context), imported)
  let rows = tx
    .selectFrom('import_rows')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .where('number', '>', after)
  if (outcome) rows = rows.where('outcome', '=', outcome)
  if (reason) rows = rows.where('reason', '=', reason)
  const page = await rows.orderBy('number').limit(limit).execute()
  trail.looked('import', importId, ['rows'])
  const found = page.map((row) => ({
    number: row.number,
    sheetName: file.sheets[row.sheet]?.name ?? '',
    row: row.row,
    name: nameIn(file, imported, row.sheet, row.row),
    outcome: row.outcome as never,
    reason: row.reason as never,
    field: row.field as Field | null,
    column: columnNamed(file, imported, row.sheet, row.row, row.field as Field | null),
    further: furtherOf(file, imported, row),
    notes: row.notes as never,
    differences: (row.differences as never) ?? [],
    personId: row.person_id,
    answer: row.answer as never,
    done: row.command_id !== null,
  }))
  return { rows: found, next: page.length === limit ? page.at(-1)!.number : null }
})

/** What else is wrong with a row in error, each with the column that says so. */
export function furtherOf(file: ReadFile, imported: Import, at: { sheet: number; row: number; further: unknown }) {
  const remarks = (at.further ?? []) as RowRemark[]
  return remarks.map(({ field, reason }) => ({
    reason,
    column: columnNamed(file, imported, at.sheet, at.row, field),
  }))
}

function tableAt({ tables }: ReadFile, sheet: number, row: number) {
  return tables.find((table) => table.sheet === sheet && row > table.bodyStart && row <= table.bodyEnd)
}

/** Where the mapping reads a field at a row: the column's index, or undefined. */
export function columnOf(
  file: ReadFile,
  { mappings }: Import,
  sheet: number,
  row: number,
  field: Field,
): number | undefined {
  const table = tableAt(file, sheet, row)
  const columns = Object.entries(mappings[table?.shape ?? '']?.columns ?? {})
  const index = columns.find(([, other]) => other === field)?.[0]
  return index === undefined ? undefined : Number(index)
}

/** The column as people find it: `G 身份证号`. A door is said by whichever column speaks of it. */
export function columnNamed(
  file: ReadFile,
  imported: Import,
  sheet: number,
  row: number,
  field: Field | null,
): string | null {
  if (!field) return null
  const index =
    columnOf(file, imported, sheet, row, field) ??
    (field === 'room' || field === 'building' ? columnOf(file, imported, sheet, row, 'address') : undefined)
  if (index === undefined) return null
  const title = tableAt(file, sheet, row)?.columns.find((column) => column.index === index)?.title ?? ''
  return `${columnLetters(index)} ${title}`.trim()
}

function nameIn(file: ReadFile, imported: Import, sheet: number, row: number): string {
  const index = columnOf(file, imported, sheet, row, 'name')
  return index === undefined ? '' : cellText(file.sheets[sheet]?.rows[row - 1]?.[index])
}
