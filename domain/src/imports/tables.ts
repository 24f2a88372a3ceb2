import { resultColumns } from '../words/imports.ts'
import { type Cell, cellText, columnLetters, isBlank, type Sheet } from './cell.ts'
import { type Field, fieldOfWord, guessField, headerKey } from './fields.ts'

export interface Column {
  index: number
  /** The header as written, the parts of a header of several rows joined by a space. */
  title: string
  guess: Field | null
  /** Share of rows with something in the cell, 0 to 1. */
  fillRate: number
  samples: string[]
}

/** A table found in a sheet. Row numbers are indexes into `Sheet.rows`; `bodyEnd` is the first row after it. */
export interface Table {
  sheet: number
  sheetName: string
  headerStart: number
  bodyStart: number
  bodyEnd: number
  columns: Column[]
  /** Tables with the same headers in the same order share one mapping, today and in the next file. */
  shape: string
}

interface Header {
  start: number
  depth: number
  titles: string[]
}

const headerSearchRows = 40
const deepestHeader = 3

/** Every table of a workbook: banner rows above the header, headers of several rows, a second header further down. */
export function findTables(sheets: Sheet[]): Table[] {
  return sheets.flatMap((sheet, index) => tablesOf(sheet, index))
}

function tablesOf(sheet: Sheet, sheetIndex: number): Table[] {
  const headers: Header[] = []
  const first = bestHeader(sheet.rows, 0, Math.min(sheet.rows.length, headerSearchRows))
  if (!first) return []
  headers.push(first)
  for (let row = first.start + first.depth; row < sheet.rows.length; row++) {
    const current = headers.at(-1)!
    if (!isHeaderLike(sheet.rows[row]!) || repeatsHeader(sheet.rows[row]!, current.titles)) continue
    const next = bestHeader(sheet.rows, row, row + 1)
    if (next && next.titles.join('|') !== current.titles.join('|')) headers.push(next)
  }
  return headers.map((header, i) => {
    const bodyStart = header.start + header.depth
    const bodyEnd = headers[i + 1]?.start ?? sheet.rows.length
    return {
      sheet: sheetIndex,
      sheetName: sheet.name,
      headerStart: header.start,
      bodyStart,
      bodyEnd,
      columns: describeColumns(sheet.rows, header.titles, bodyStart, bodyEnd),
      shape: shapeOf(header.titles),
    }
  })
}

/**
 * The key under which a mapping is remembered: the headers in order, without what people change between files and
 * without the columns a result file carries, so that a corrected result file is read like the file it came from.
 */
export function shapeOf(titles: string[]): string {
  const keys = titles.map(headerKey)
  const results = Object.values(resultColumns).flatMap(({ zh, en }) => [headerKey(zh), headerKey(en)])
  while (keys.length > 0 && (keys.at(-1) === '' || results.includes(keys.at(-1)!))) keys.pop()
  return keys.join('|')
}

/** The first header worth the name: another table further down may have more columns, and is found on its own. */
function bestHeader(rows: Cell[][], from: number, to: number): Header | undefined {
  const found: (Header & { score: number })[] = []
  for (let start = from; start < to; start++) {
    // A banner is no part of the header below it.
    if (scoreOfRow(rows[start]!) < 2) continue
    let best: (Header & { score: number }) | undefined
    for (let depth = 1; depth <= deepestHeader && start + depth <= rows.length; depth++) {
      if (depth > 1 && !continuesHeader(rows[start + depth - 1]!)) break
      const titles = joinTitles(rows.slice(start, start + depth))
      const score = scoreOf(titles) - depth * 0.1
      if (scoreOf(titles) >= 2 && (!best || score > best.score)) best = { start, depth, titles, score }
    }
    if (best) found.push(best)
  }
  const most = Math.max(...found.map((header) => header.score))
  return found.find((header) => header.score >= most * 0.6)
}

/** How many different fields the titles name; a table of persons has at least a name or an id number. */
function scoreOf(titles: string[]): number {
  const fields = new Set<Field>()
  for (const title of titles) {
    if (title.length > 24) continue
    const field = fieldOfWord(title) ?? guessField(title)
    if (field) fields.add(field)
  }
  const persons = fields.has('name') || fields.has('id-number') || fields.has('head')
  return persons ? fields.size : 0
}

/** How many cells of one row are words of headers. */
function scoreOfRow(row: Cell[]): number {
  return row.filter((cell) => typeof cell === 'string' && cell.length <= 24 && guessField(cellText(cell))).length
}

/** A second or third header row is words and blanks: no long digits, no dates, and at least one known word. */
function continuesHeader(row: Cell[]): boolean {
  const texts = row.map(cellText).filter((text) => text !== '')
  if (texts.length === 0) return false
  if (texts.some((text) => text.length > 16 || /\d{2,}/.test(text))) return false
  return texts.filter((text) => fieldOfWord(text)).length >= Math.max(1, texts.length / 2)
}

/** Titles of each column; a group title spans the blank cells to its right, as merged cells read. */
function joinTitles(rows: Cell[][]): string[] {
  const width = Math.max(...rows.map((row) => row.length))
  const parts = rows.map((row, level) => {
    const last = level === rows.length - 1
    let group = ''
    return Array.from({ length: width }, (_, column) => {
      const text = cellText(row[column])
      if (text !== '') group = text
      if (last) return text
      const below = rows.slice(level + 1).some((lower) => cellText(lower[column]) !== '')
      if (text === '' && !below) group = ''
      return text === '' && below ? group : text
    })
  })
  return Array.from({ length: width }, (_, column) => {
    const words = parts.map((part) => part[column]!).filter((text) => text !== '')
    return words.filter((word, i) => words.indexOf(word) === i).join(' ')
  })
}

/** Whether a row of the body reads like a header: at least three known words, and little else. */
function isHeaderLike(row: Cell[]): boolean {
  let known = 0
  let other = 0
  for (const cell of row) {
    if (typeof cell !== 'string' || cell === '') continue
    if (cell.length <= 16 && fieldOfWord(cellText(cell))) known++
    else other++
  }
  return known >= 3 && known > other
}

/** Whether a row repeats (the last row of) a header, as printing on several pages leaves it. */
export function repeatsHeader(row: Cell[], titles: string[]): boolean {
  let same = 0
  let filled = 0
  for (let column = 0; column < row.length; column++) {
    const cell = row[column]
    if (cell === null || cell === undefined || cell === '') continue
    filled++
    if (typeof cell !== 'string') continue
    const title = titles[column]
    if (title && (title === cell || title.split(' ').includes(cellText(cell)))) same++
  }
  return same >= 2 && same >= filled * 0.6
}

const sampleCount = 3

function describeColumns(rows: Cell[][], titles: string[], from: number, to: number): Column[] {
  const width = Math.max(titles.length, ...rows.slice(from, Math.min(to, from + 200)).map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => describe(rows, titles[index] ?? '', index, from, to))
  return withoutRivals(columns.filter((column) => column.title !== '' || column.fillRate > 0))
}

function describe(rows: Cell[][], title: string, index: number, from: number, to: number): Column {
  const samples = new Set<string>()
  // A header printed again on every page is no sample of what stands below it.
  const lowest = title.split(' ').at(-1)
  let filled = 0
  for (let row = from; row < to; row++) {
    const cell = rows[row]![index]
    if (cell === null || cell === undefined || cell === '' || cell === lowest) continue
    filled++
    if (samples.size < sampleCount) {
      const text = cellText(cell)
      if (!isBlank(text)) samples.add(text)
    }
  }
  return {
    index,
    title: title || columnLetters(index),
    guess: title === '' ? null : (guessField(title) ?? null),
    fillRate: to > from ? Math.round((filled / (to - from)) * 1000) / 1000 : 0,
    samples: [...samples],
  }
}

/** Two columns cannot both be the name: the one named exactly, else the fuller one, keeps the guess. */
function withoutRivals(columns: Column[]): Column[] {
  const strength = (column: Column) => (fieldOfWord(column.title) ? 1 : 0) + column.fillRate
  return columns.map((column) => {
    if (!column.guess || ['ignored', 'refused', 'remark'].includes(column.guess)) return column
    const rivals = columns.filter((other) => other.guess === column.guess && other !== column)
    const wins = rivals.every(
      (other) =>
        strength(column) > strength(other) || (strength(column) === strength(other) && column.index < other.index),
    )
    return wins ? column : { ...column, guess: null }
  })
}
