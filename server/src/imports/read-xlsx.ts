import type { Cell, Sheet } from '@red-steward/domain/imports/cell'
import readXlsxFile from 'read-excel-file/node'
import { SheetBounds } from './sheet-bounds.ts'
import { Unreadable } from './unreadable.ts'
import { guardRecords } from './zip-records.ts'

/**
 * The sheets of an xlsx that has passed `guardZip`. Cells formatted as dates come as `yyyy-MM-dd`; merged cells as one
 * value and blanks. Throws `Unreadable`.
 */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const bounds = new SheetBounds()
  await guardRecords(bytes, (name) => bounds.listenTo(name))
  let read: Awaited<ReturnType<typeof readXlsxFile>>
  try {
    read = await readXlsxFile(bytes, { trim: false })
  } catch {
    throw new Unreadable('file-damaged')
  }
  return read.map(({ sheet, data }) => ({ name: sheet, rows: (data as unknown[][]).map((row) => row.map(cellOf)) }))
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  return String(value)
}
