import type { Cell, Sheet } from '@red-steward/domain/imports/cell'
import { mostRows } from '@red-steward/domain/imports/file-problems'
import { mostCells, mostColumns } from './room.ts'
import { Unreadable } from './unreadable.ts'

type Attributes = Record<string, string>

// What stands inside a cell or a sheet and is none of its text: notes, pictures, forms, changes kept for review.
const leftOut = /^(office:annotation|office:forms|draw:|table:tracked-changes|table:shapes)/

/** Hears the elements of a content.xml and makes sheets of them. Throws `Unreadable` for what would not fit. */
export class OdsTables {
  readonly sheets: Sheet[] = []
  isSpreadsheet = false
  private rows: Cell[][] | undefined
  private emptyRows = 0
  private row: Cell[] | undefined
  private rowTimes = 1
  private emptyCells = 0
  private cell: { attributes: Attributes; times: number; paragraphs: string[] } | undefined
  private cells = 0
  /** How deep inside something left out, or inside a table within a cell. */
  private outside = 0

  open(name: string, attributesOf: () => Attributes): void {
    if (this.outside > 0 || leftOut.test(name) || (name === 'table:table' && this.rows)) {
      this.outside++
      return
    }
    if (name === 'office:spreadsheet') this.isSpreadsheet = true
    else if (name === 'table:table') this.openSheet(attributesOf()['table:name'] ?? '')
    else if (name === 'table:table-row' && this.rows) {
      this.row = []
      this.rowTimes = times(attributesOf()['table:number-rows-repeated'])
      this.emptyCells = 0
    } else if (name === 'table:table-cell' && this.row) {
      const attributes = attributesOf()
      this.cell = { attributes, times: times(attributes['table:number-columns-repeated']), paragraphs: [] }
    } else if (name === 'table:covered-table-cell' && this.row) {
      this.cell = { attributes: {}, times: times(attributesOf()['table:number-columns-repeated']), paragraphs: [] }
    } else if (name === 'text:p') this.cell?.paragraphs.push('')
    else if (name === 'text:s') this.text(' '.repeat(Math.min(100, times(attributesOf()['text:c']))))
    else if (name === 'text:tab' || name === 'text:line-break') this.text(' ')
  }

  text(text: string): void {
    const paragraphs = this.outside > 0 ? undefined : this.cell?.paragraphs
    if (paragraphs && paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text
  }

  close(name: string): void {
    if (this.outside > 0) this.outside--
    else if (name === 'table:table-cell') this.closeCell(this.cell && cellValue(this.cell))
    else if (name === 'table:covered-table-cell') this.closeCell(null)
    else if (name === 'table:table-row') this.closeRow()
    else if (name === 'table:table') this.rows = undefined
  }

  private openSheet(name: string): void {
    this.rows = []
    this.emptyRows = 0
    this.sheets.push({ name, rows: this.rows })
  }

  private closeCell(value: Cell | undefined): void {
    const { row, cell } = this
    this.cell = undefined
    if (!row || !cell) return
    if (value === null || value === undefined) {
      this.emptyCells += cell.times
      return
    }
    if (row.length + this.emptyCells + cell.times > mostColumns) throw new Unreadable('file-unpacks-too-big')
    for (; this.emptyCells > 0; this.emptyCells--) row.push(null)
    for (let left = cell.times; left > 0; left--) row.push(value)
  }

  private closeRow(): void {
    const { rows, row } = this
    this.row = undefined
    if (!rows || !row) return
    if (row.length === 0) {
      this.emptyRows += this.rowTimes
      return
    }
    this.cells += row.length * this.rowTimes
    if (rows.length + this.emptyRows + this.rowTimes > mostRows) throw new Unreadable('file-has-too-many-rows')
    if (this.cells > mostCells) throw new Unreadable('file-unpacks-too-big')
    for (; this.emptyRows > 0; this.emptyRows--) rows.push([])
    rows.push(row)
    for (let left = this.rowTimes - 1; left > 0; left--) rows.push([...row])
  }
}

function times(written: string | undefined): number {
  const number = Number(written ?? 1)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

/** Numbers and days by their value, which does not depend on how they are shown; everything else as it is shown. */
function cellValue({ attributes, paragraphs }: { attributes: Attributes; paragraphs: string[] }): Cell {
  const shown = paragraphs.join('\n')
  const kind = attributes['calcext:value-type'] === 'error' ? 'error' : attributes['office:value-type']
  if (kind === 'error') return /^#/.test(shown) ? shown : '#VALUE!'
  if (kind === 'float' || kind === 'percentage' || kind === 'currency') {
    const number = Number(attributes['office:value'])
    return attributes['office:value'] === undefined || Number.isNaN(number) ? shown || null : number
  }
  if (kind === 'date') return attributes['office:date-value']?.slice(0, 10) || shown || null
  if (kind === 'boolean') return attributes['office:boolean-value'] ?? (shown || null)
  return (attributes['office:string-value'] ?? shown) || null
}
