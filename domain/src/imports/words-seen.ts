import type { Day } from '../time.ts'
import { type Cell, cellText, isBlank, type Sheet } from './cell.ts'
import { readDate } from './dates.ts'
import type { Mapping } from './mapping.ts'
import type { WordSeen } from './queries.ts'
import { repeatsHeader, type Table } from './tables.ts'
import { readRelation, readResidenceKind, readSex } from './words-read.ts'

const wordFields = ['sex', 'relation', 'residence-kind', 'birth-date'] as const

/** Every word of the coded columns with the code it is read as; dates by their way of writing, for there are many. */
export function wordsSeen(sheets: Sheet[], tables: Table[], mappings: Record<string, Mapping>, today: Day): WordSeen[] {
  const seen = new Map<string, WordSeen>()
  for (const table of tables) {
    const mapping = mappings[table.shape]
    if (!mapping) continue
    const titles: string[] = []
    for (const column of table.columns) titles[column.index] = column.title
    for (const [index, field] of Object.entries(mapping.columns)) {
      if (!(wordFields as readonly string[]).includes(field)) continue
      for (const row of sheets[table.sheet]!.rows.slice(table.bodyStart, table.bodyEnd)) {
        const cell = row[Number(index)]
        if (isBlank(cellText(cell)) || repeatsHeader(row, titles)) continue
        note(seen, field as WordSeen['field'], cell!, mapping, today)
      }
    }
  }
  return [...seen.values()].sort((a, b) => Number(a.code !== null) - Number(b.code !== null) || b.rows - a.rows)
}

function note(seen: Map<string, WordSeen>, field: WordSeen['field'], cell: Cell, mapping: Mapping, today: Day) {
  const text = cellText(cell)
  const [word, code] = field === 'birth-date' ? dateWord(cell, today) : [text, codeOf(field, text, mapping)]
  const key = `${field} ${word}`
  const known = seen.get(key)
  if (known) known.rows++
  else seen.set(key, { field, word: word.slice(0, 40), code, rows: 1 })
}

function codeOf(field: Exclude<WordSeen['field'], 'birth-date'>, text: string, mapping: Mapping): string | null {
  const said = mapping.words[field][text]
  if (said) return said
  if (field === 'sex') return readSex(text) ?? null
  return (field === 'relation' ? readRelation(text) : readResidenceKind(text)) ?? null
}

/** `1963.5.4` as `0000.0.0`: the way of writing, with nobody's birth date in it. */
function dateWord(cell: Cell, today: Day): [string, string | null] {
  const read = readDate(cell, today)
  const way = cellText(cell)
    .replace(/\d/g, '0')
    .replace(/[一二三四五六七八九〇零十]+/g, '〇')
  return [way, read.kind === 'unreadable' ? null : read.kind]
}
