// OpenDocument spreadsheets (ISO/IEC 26300, part 1, chapter 9): LibreOffice, WPS, OnlyOffice and many offices' own systems.
import type { Sheet } from '@red-steward/domain/imports/cell'
import { Parser } from 'saxen'
import { LongTokens } from './long-tokens.ts'
import { OdsTables } from './ods-tables.ts'
import { Unreadable } from './unreadable.ts'
import { contentOf } from './zip-content.ts'

const prefixes = {
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0': 'calcext',
}

/**
 * The sheets of an .ods, from bytes that have passed `guardZip`. Dates come as `yyyy-MM-dd`, merged cells as one value
 * and blanks, whatever is repeated as often as it is, except the emptiness after the last cell and the last row.
 * Throws `Unreadable`.
 */
export async function readOds(bytes: Buffer): Promise<Sheet[]> {
  const manifest = await textOf(bytes, 'META-INF/manifest.xml')
  if (manifest.includes('encryption-data')) throw new Unreadable('file-is-protected')
  const tables = new OdsTables()
  let failed = false
  const parser = new Parser()
    .ns(prefixes)
    .on('openTag', (name, attributes) => tables.open(name, attributes))
    .on('closeTag', (name) => tables.close(name))
    .on('text', (text, decode) => tables.text(decode(text)))
    .on('cdata', (text) => tables.text(text))
    .on('error', () => {
      failed = true
    })
  const tokens = new LongTokens()
  for await (const chunk of contentOf(bytes, 'content.xml')) {
    tokens.hear(chunk)
    if (tokens.found) throw new Unreadable('file-unpacks-too-big')
    parser.write(chunk)
    if (failed) throw new Unreadable('file-damaged')
  }
  parser.end()
  if (failed || !tables.isSpreadsheet) throw new Unreadable(failed ? 'file-damaged' : 'file-not-a-spreadsheet')
  return tables.sheets
}

async function textOf(bytes: Buffer, name: string): Promise<string> {
  let text = ''
  for await (const chunk of contentOf(bytes, name)) text += chunk
  return text
}
