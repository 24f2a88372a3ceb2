// The file as it was sent, with result, column and reason beside every row. The shorter one holds only the rows to be
// fixed and can be sent again alone: places that blank cells took from above are written out.
import { PassThrough } from 'node:stream'
import type { Cell } from '@red-steward/domain/imports/cell'
import type { PlannedRow } from '@red-steward/domain/imports/plan'
import { importResult as shape } from '@red-steward/domain/imports/queries'
import type { RowReason } from '@red-steward/domain/imports/reasons'
import type { Table } from '@red-steward/domain/imports/tables'
import { importReasonWords } from '@red-steward/domain/words/import-reasons'
import { outcomeWords, resultColumns } from '@red-steward/domain/words/imports'
import ExcelJS from 'exceljs'
import { query } from '../kernel/query.ts'
import { fileOf, planOf, type ReadFile } from './plans.ts'
import { reading } from './queries.ts'
import { columnNamed, columnOf, furtherOf } from './row-results.ts'
import { getImport, type Import } from './store.ts'

type Language = 'zh' | 'en'

interface Judged {
  outcome: keyof typeof outcomeWords
  column: string | null
  reasons: RowReason[]
  further: { column: string | null; reason: RowReason }[]
}

export const importResult = query(shape, async (context, { importId, rows, language }) => {
  const { tx, actor, trail } = context
  const imported = await getImport(tx, actor, importId)
  const file = await fileOf(reading(context), imported)
  const records = await tx
    .selectFrom('import_rows')
    .select(['sheet', 'row', 'outcome', 'reason', 'field', 'further', 'notes'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .execute()
  const judged = new Map<string, Judged>()
  for (const { sheet, row, outcome, reason, field, further, notes } of records) {
    judged.set(`${sheet} ${row}`, {
      outcome: outcome as Judged['outcome'],
      column: columnNamed(file, imported, sheet, row, field as never),
      reasons: (reason ? [reason] : notes) as RowReason[],
      further: furtherOf(file, imported, { sheet, row, further }),
    })
  }
  const toFix = rows === 'to-fix'
  const planned = toFix ? (await planOf(context, imported)).rows : []
  const places = new Map(planned.map((row) => [`${row.sheet} ${row.row}`, row]))
  trail.looked('import', importId, ['result-file'])
  const content = await write(file, imported, judged, places, toFix, language)
  return { name: resultName(imported.fileName, toFix, language), content: content.toString('base64') }
})

function resultName(fileName: string, toFix: boolean, language: Language): string {
  const words = { zh: toFix ? '待修改' : '导入结果', en: toFix ? 'to fix' : 'result' }
  return `${fileName.replace(/\.[^.]*$/, '')}-${words[language]}.xlsx`
}

async function write(
  file: ReadFile,
  imported: Import,
  judged: ReadonlyMap<string, Judged>,
  places: ReadonlyMap<string, PlannedRow>,
  toFix: boolean,
  language: Language,
): Promise<Buffer> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  for (const [at, sheet] of file.sheets.entries()) {
    const tables = file.tables.filter((table) => table.sheet === at)
    if (tables.length === 0 && toFix) continue
    const page = book.addWorksheet(sheet.name || `Sheet${at + 1}`)
    for (const [index, cells] of sheet.rows.entries()) {
      const table = tables.find((one) => index >= one.headerStart && index < one.bodyEnd)
      const verdict = judged.get(`${at} ${index + 1}`)
      if (toFix && !isHeader(table, index) && verdict?.outcome !== 'error' && verdict?.outcome !== 'ask') continue
      const own = toFix ? filledIn(cells, file, imported, places.get(`${at} ${index + 1}`)) : [...cells]
      if (table)
        appendVerdict(
          own,
          widthOf(table),
          index === table.bodyStart - 1 ? titles(language) : wordsOf(verdict, language),
        )
      const row = page.addRow(own)
      // Typed again, an id number must stay text.
      if (toFix) row.eachCell((cell) => Object.assign(cell, { numFmt: '@' }))
      row.commit()
    }
    page.commit()
  }
  await book.commit()
  return Buffer.concat(chunks)
}

function isHeader(table: Table | undefined, index: number): boolean {
  return table !== undefined && index >= table.headerStart && index < table.bodyStart
}

/** The result stands right of the table; a file that already carries one gets a new one in its place. */
function widthOf({ columns }: Table): number {
  const old = new Set(Object.values(resultColumns).flatMap(({ zh, en }) => [zh, en] as string[]))
  const own = columns.filter((column) => !old.has(column.title))
  return Math.max(0, ...own.map((column) => column.index + 1))
}

function titles(language: Language): [string, string, string] {
  return [resultColumns.result[language], resultColumns.column[language], resultColumns.reason[language]]
}

function wordsOf(verdict: Judged | undefined, language: Language): [string, string, string] {
  if (!verdict) return ['', '', '']
  const reasons = verdict.reasons.map((reason) => importReasonWords[reason][language])
  for (const { column, reason } of verdict.further)
    reasons.push(remarkText(column, importReasonWords[reason][language], language))
  return [outcomeWords[verdict.outcome][language], verdict.column ?? '', reasons.join(language === 'zh' ? '；' : '; ')]
}

function remarkText(column: string | null, words: string, language: Language): string {
  return column ? `${column}${language === 'zh' ? '：' : ': '}${words}` : words
}

function appendVerdict(cells: Cell[], width: number, words: [string, string, string]) {
  cells.length = width
  for (let index = 0; index < width; index++) cells[index] ??= null
  cells.push(...words)
}

/** A row taken out of its neighbours says for itself where it lives and whose household it is. */
function filledIn(cells: Cell[], file: ReadFile, imported: Import, row: PlannedRow | undefined): Cell[] {
  const own = [...cells]
  if (!row?.place) return own
  const { place, head, householdNumber } = row
  const said = { ...place, head, 'household-number': householdNumber }
  for (const field of ['compound', 'building', 'unit', 'room', 'address', 'head', 'household-number'] as const) {
    const index = columnOf(file, imported, row.sheet, row.row, field)
    if (index !== undefined && (own[index] === null || own[index] === undefined) && said[field])
      own[index] = said[field]
  }
  return own
}
