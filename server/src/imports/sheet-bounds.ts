// How large the sheets of an xlsx are once they are read. A cell says itself where it stands, and its reader (read-excel-file)
// makes all rows and columns before it: two kilobytes that name the last cell of a sheet would be seventeen thousand million.
import { Parser } from 'saxen'
import { LongTokens } from './long-tokens.ts'
import { lastRow, mostCells, mostColumns } from './room.ts'
import { Unreadable } from './unreadable.ts'
import type { Listener } from './zip-records.ts'

const rowTag = /<(?:[^\s<>/:]{1,40}:)?(?:row|sheetData)\b/
const LONGEST_TAG = 60

/** Listens to every part that may be a sheet and adds up what reading them will take. */
export class SheetBounds {
  private before = 0

  listenTo(name: string): Listener | undefined {
    if (!name.endsWith('.xml')) return undefined
    const sheet = new Sheet()
    const before = this.before
    const decoder = new TextDecoder()
    const tokens = new LongTokens()
    let failed = false
    let last = ''
    const parser = new Parser()
      .on('openTag', (tag, attributes, decode) => sheet.open(localName(tag), attributes, decode))
      .on('closeTag', (tag) => sheet.close(localName(tag)))
      .on('text', (text) => sheet.text(text))
      .on('error', () => {
        failed = true // the reader, which has the same parser, stops here too
      })
    return (content) => {
      if (failed) return
      const text = decoder.decode(content, { stream: true })
      tokens.hear(text)
      // Other parts may hold what is long (the queries of a workbook), and nobody reads them. In a sheet nothing is.
      if (!tokens.found) parser.write(text)
      const isSheet = sheet.size > 0 || rowTag.test(last + text)
      last = text.slice(-LONGEST_TAG)
      this.before = before + sheet.size
      if (this.before > mostCells || (tokens.found && isSheet)) throw new Unreadable('file-unpacks-too-big')
    }
  }
}

class Sheet {
  private rows = 0
  private row = 0
  private column = 0
  private inCell = false
  private filledRows = 0
  private filledColumns = 0

  /** A list for each row, and within what is not empty every row as wide as the widest. */
  get size(): number {
    return this.rows + this.filledRows * this.filledColumns
  }

  open(name: string, attributes: () => Record<string, string>, decode: (text: string) => string): void {
    if (name !== 'row' && name !== 'c') return
    this.inCell = name === 'c'
    // Whatever stands before the colon, the reader takes it for the same attribute.
    const places = Object.entries(attributes()).filter(([key]) => localName(key) === 'r')
    if (name === 'row') this.row = Math.max(this.rows + 1, ...places.map(([, row]) => Number(decode(row)) || 0))
    else for (const [, place] of places) this.at(decode(place))
    if (this.row > lastRow || this.column > mostColumns) throw new Unreadable('file-unpacks-too-big')
    this.rows = Math.max(this.rows, this.row)
  }

  text(text: string): void {
    if (!this.inCell || text === '') return
    this.filledRows = Math.max(this.filledRows, this.row)
    this.filledColumns = Math.max(this.filledColumns, this.column)
  }

  close(name: string): void {
    if (name === 'c') this.inCell = false
  }

  /** As the reader counts: any sign before the first digit is one of a column's letters. */
  private at(place: string): void {
    let column = 0
    for (let index = 0; index < place.length; index++) {
      const code = place.charCodeAt(index)
      if (code >= 48 && code <= 57) {
        this.row = Math.max(this.row, Number(place.slice(index)) || 0)
        break
      }
      column = column * 26 + code - 64
    }
    this.column = column
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
