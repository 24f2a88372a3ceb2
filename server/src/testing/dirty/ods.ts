import { zip } from '../zip.ts'

type Cell = string | number | null

const kind = 'application/vnd.oasis.opendocument.spreadsheet'
const namespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
].join(' ')

/** Rows as LibreOffice writes them: like neighbours once with a number of times, and empty to the edge of the sheet. */
export function ods(rows: Cell[][], sheetName = 'Sheet1'): Buffer {
  const body = rows.map((row) => `<table:table-row>${cells(row)}</table:table-row>`).join('')
  const rest = 1_048_576 - rows.length
  return odsOf(
    `<table:table table:name="${escaped(sheetName)}"><table:table-column table:number-columns-repeated="16384"/>${body}` +
      `<table:table-row table:number-rows-repeated="${rest}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
  )
}

/** The parts of an .ods around the tables of its content. */
export function odsOf(tables: string, manifestMore = ''): Buffer {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${manifestMore}</manifest:file-entry></manifest:manifest>`
  return zip([
    { name: 'mimetype', content: kind, stored: true },
    { name: 'content.xml', content },
    { name: 'META-INF/manifest.xml', content: manifest },
  ])
}

function cells(row: Cell[]): string {
  const runs: { value: Cell; times: number }[] = []
  for (const value of row) {
    const last = runs.at(-1)
    if (last && last.value === value) last.times++
    else runs.push({ value, times: 1 })
  }
  return [...runs, { value: null, times: 16_384 - row.length }].map(cell).join('')
}

function cell({ value, times }: { value: Cell; times: number }): string {
  const repeated = times > 1 ? ` table:number-columns-repeated="${times}"` : ''
  if (value === null || value === '') return `<table:table-cell${repeated}/>`
  if (typeof value === 'number') {
    return `<table:table-cell${repeated} office:value-type="float" calcext:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
  }
  const isError = /^#/.test(value) ? ' calcext:value-type="error"' : ''
  const paragraphs = value.split('\n').map((line) => `<text:p>${spaced(escaped(line))}</text:p>`)
  return `<table:table-cell${repeated} office:value-type="string"${isError}>${paragraphs.join('')}</table:table-cell>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Spaces that XML would swallow stand as elements. */
function spaced(text: string): string {
  return text.replace(/^ | $| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`).replaceAll('\t', '<text:tab/>')
}
