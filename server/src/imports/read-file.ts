import type { Sheet } from '@red-steward/domain/imports/cell'
import { largestFile, mostRows } from '@red-steward/domain/imports/file-problems'
import { readOds } from './read-ods.ts'
import { readText } from './read-text.ts'
import { readXlsx } from './read-xlsx.ts'
import { Unreadable } from './unreadable.ts'
import { guardZip } from './zip-guard.ts'

/**
 * The sheets of a file as people send it: xlsx (Excel, WPS, LibreOffice), ods or separated text in UTF-8, UTF-16, GBK or
 * GB18030. What the file is, its bytes say; the name only helps to word the refusal. Throws `Unreadable`.
 */
export async function readSpreadsheet(bytes: Buffer, name: string): Promise<Sheet[]> {
  if (bytes.length === 0) throw new Unreadable('file-empty')
  if (bytes.length > largestFile) throw new Unreadable('file-too-big')
  const sheets = await readByKind(bytes, name)
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows === 0) throw new Unreadable('file-empty')
  if (rows > mostRows) throw new Unreadable('file-has-too-many-rows')
  return sheets
}

async function readByKind(bytes: Buffer, name: string): Promise<Sheet[]> {
  const magic = bytes.subarray(0, 8).toString('hex')
  if (magic === 'd0cf11e0a1b11ae1') throw new Unreadable(insideCompound(bytes, name))
  if (magic.startsWith('504b0304') || magic.startsWith('504b0506')) return readZip(bytes)
  if (/^(25504446|89504e47|ffd8ff|47494638|377abcaf|52617221|1f8b)/.test(magic)) {
    throw new Unreadable('file-not-a-spreadsheet')
  }
  return [readText(bytes, name)]
}

async function readZip(bytes: Buffer): Promise<Sheet[]> {
  const names = await guardZip(bytes)
  if (names.some((name) => /^xl\/workbook\.xml$/i.test(name))) return readXlsx(bytes)
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return readOds(bytes)
  throw new Unreadable(names.includes('encrypted-package') ? 'file-is-protected' : 'file-not-a-spreadsheet')
}

/** Old Excel, WPS .et and password-protected xlsx share one container; its stream names tell them apart. */
function insideCompound(bytes: Buffer, name: string) {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'file-is-protected'
  return /\.ett?$/i.test(name) ? 'file-is-wps-et' : 'file-is-old-excel'
}
