import type { Day } from '../time.ts'
import { type Cell, cellText, isBlank, isCellError, type Sheet } from './cell.ts'
import type { Field } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { type PersonFacts, type RowRemark, readPerson } from './person.ts'
import { carryDown, noPlace, type PlaceText, sectionPlace } from './places-read.ts'
import type { ProblemReason, SkipReason } from './reasons.ts'
import { repeatsHeader, type Table } from './tables.ts'

/** One row of the body, read but not yet compared with the register. */
export interface ReadRow {
  sheet: number
  /** As the spreadsheet shows it, counted from 1. */
  row: number
  skip?: SkipReason
  facts?: PersonFacts
  place?: PlaceText
  householdNumber: string
  head: string
  problems: RowRemark<ProblemReason>[]
  notes: RowRemark[]
}

type Cells = Partial<Record<Field, Cell>>

/** Reads every row of a table by its mapping. `today` is the community's calendar day. Blank rows vanish. */
export function readRows(sheet: Sheet, table: Table, mapping: Mapping, today: Day): ReadRow[] {
  const columns = Object.entries(mapping.columns)
    .filter(([, field]) => !['ignored', 'refused', 'remark'].includes(field))
    .map(([index, field]) => [Number(index), field] as const)
  const titles = titlesByColumn(table)
  const start = startPlace(table, mapping)
  const rows: ReadRow[] = []
  let section: PlaceText = start
  let above: ReadRow | undefined

  for (let index = table.bodyStart; index < table.bodyEnd; index++) {
    const cells = sheet.rows[index]!
    if (isBlankRow(cells)) continue
    const base = { sheet: table.sheet, row: index + 1, householdNumber: '', head: '', problems: [], notes: [] }
    const skip = skipReason(cells, columns, titles)
    if (skip) {
      if (skip.reason === 'section-row') section = { ...start, building: skip.text!, address: '' }
      if (skip.reason !== 'repeated-header') above = undefined
      rows.push({ ...base, skip: skip.reason })
      continue
    }
    const row = readRow(base, pick(cells, columns), mapping, { section, above }, today)
    rows.push(row)
    if (row.place) above = row
  }
  return rows
}

function readRow(
  base: Omit<ReadRow, 'facts' | 'place'>,
  cells: Cells,
  mapping: Mapping,
  around: { section: PlaceText; above: ReadRow | undefined },
  today: Day,
): ReadRow {
  const row: ReadRow = { ...base, householdNumber: text(cells, 'household-number'), head: text(cells, 'head') }
  for (const [field, cell] of Object.entries(cells) as [Field, Cell][]) {
    if (isCellError(cellText(cell))) row.problems.push({ field, reason: 'cell-error' })
  }
  const person = readPerson(cells, mapping, today)
  const begins = person.facts.relation === '02' || person.facts.relation === '01'
  const written: PlaceText = {
    compound: text(cells, 'compound'),
    building: text(cells, 'building'),
    unit: text(cells, 'unit'),
    room: text(cells, 'room'),
    address: text(cells, 'address'),
  }
  const place = carryDown(written, around.above?.place ?? hasPlace(around.section), begins)
  if (place) row.place = place
  else row.problems.push({ field: 'room', reason: 'door-missing' })
  if (place && around.above?.place && Object.values(written).every(isBlank)) {
    row.householdNumber ||= around.above.householdNumber
    row.head ||= around.above.head
    row.notes.push({ field: 'room', reason: 'door-carried-down' })
  }
  if (isVacant(cells)) return { ...row, problems: [], skip: 'vacant-dwelling' }
  row.problems.push(...person.problems)
  row.notes.push(...person.notes)
  row.facts = person.facts
  return row
}

function text(cells: Cells, field: Field): string {
  const value = cellText(cells[field])
  return isBlank(value) ? '' : value
}

function hasPlace(place: PlaceText): PlaceText | undefined {
  return Object.values(place).some((part) => part !== '') ? place : undefined
}

function startPlace(table: Table, mapping: Mapping): PlaceText {
  const name = cellText(table.sheetName)
  return {
    ...noPlace,
    compound: mapping.sheetName === 'compound' ? name : (mapping.compound ?? ''),
    building: mapping.sheetName === 'building' ? (sectionPlace(name) ?? '') : '',
  }
}

function isVacant(cells: Cells): boolean {
  const name = text(cells, 'name')
  const vacantName = /^(空置|空房|无人|无人居住|空|未入住)$/.test(name)
  const vacantUse =
    name === '' && /空置|空房|闲置|无人/.test(text(cells, 'dwelling-use') + text(cells, 'residence-kind'))
  return (vacantName || vacantUse) && !text(cells, 'id-number')
}

function titlesByColumn(table: Table): string[] {
  const titles: string[] = []
  for (const column of table.columns) titles[column.index] = column.title
  return titles
}

function isBlankRow(cells: Cell[]): boolean {
  for (const cell of cells)
    if (cell !== null && cell !== '' && !(typeof cell === 'string' && cellText(cell) === '')) return false
  return true
}

function pick(cells: Cell[], columns: (readonly [number, Field])[]): Cells {
  const picked: Cells = {}
  for (const [index, field] of columns) picked[field] = cells[index] ?? null
  return picked
}

const summaryWords =
  /^(本[页栋户单元小区]*)?(合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)|^(备注|注|说明|填表说明)\s*\d*[:.、]|^(制表|填表|审核|填报|统计|负责|经办|打印|社区)(人|时间|日期|单位|员|书记)/

function skipReason(
  cells: Cell[],
  columns: (readonly [number, Field])[],
  titles: string[],
): { reason: SkipReason; text?: string } | undefined {
  const texts: string[] = []
  for (const cell of cells) {
    if (cell === null || cell === '') continue
    texts.push(typeof cell === 'number' ? String(cell) : cell)
    if (texts.length === 4) break
  }
  if (repeatsHeader(cells, titles)) return { reason: 'repeated-header' }
  const first = cellText(texts[0])
  const person = columns.some(([index, field]) => field === 'id-number' && cellText(cells[index]).length >= 15)
  if (!person && texts.some((value) => summaryWords.test(cellText(value)))) return { reason: 'summary-row' }
  if (texts.length === 1) {
    const place = sectionPlace(first)
    if (place) return { reason: 'section-row', text: place }
  }
  return undefined
}
