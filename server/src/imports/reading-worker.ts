// The thread in which uploaded tables are read. It hands the cells over some at a time, each time it is asked: taken in one
// piece, as many as a file may hold would keep the program from answering for a second.
import { parentPort, workerData } from 'node:worker_threads'
import type { Cell, Sheet } from '@red-steward/domain/imports/cell'
import type { Told } from './read-elsewhere.ts'
import { readSpreadsheet } from './read-file.ts'
import { Unreadable } from './unreadable.ts'

/** A cell weighs one and more by what it says. */
const WEIGHT_AT_A_TIME = 40_000
const SIGNS_AS_HEAVY_AS_A_CELL = 16

// The reader of xlsx goes by pieces that take it 7 ms, calls itself for each and copies all rows so far: of a tall sheet the pieces
// shrink until the stack is full (read-excel-file 9.3, xml/parseXml.js). It takes its time from here; stood still, pieces grow.
Date.now = () => 0

const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
const port = parentPort!
const tell = (told: Told) => port.postMessage(told)

try {
  const parts = partsOf(await readSpreadsheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name))
  port.on('message', () => {
    const { value } = parts.next()
    tell(value ?? { kind: 'end' })
    if (!value) port.close()
  })
  tell({ kind: 'read' })
} catch (error) {
  if (!(error instanceof Unreadable)) throw error
  tell({ kind: 'unreadable', why: error.why })
}

function* partsOf(sheets: readonly Sheet[]): Generator<Told> {
  for (const { name: sheet, rows } of sheets) {
    yield { kind: 'sheet', name: sheet }
    for (let at = 0; at < rows.length; ) {
      const from = at
      for (let weight = 0; at < rows.length && weight < WEIGHT_AT_A_TIME; at++) weight += weightOf(rows[at]!)
      yield { kind: 'rows', rows: rows.slice(from, at) }
    }
  }
}

function weightOf(row: readonly Cell[]): number {
  return row.reduce<number>(
    (sum, cell) => sum + 1 + (typeof cell === 'string' ? cell.length / SIGNS_AS_HEAVY_AS_A_CELL : 0),
    1,
  )
}
