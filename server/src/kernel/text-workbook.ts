import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Lines as an xlsx of one sheet, the first of them its frozen header. Every cell is text: a number with leading noughts
 * stays one, and nothing is a formula.
 */
export async function textWorkbook(
  sheetName: string,
  widths: readonly number[],
  lines: Iterable<readonly string[]>,
): Promise<Buffer> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  const page = book.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = widths.map((width) => ({ width, style: { numFmt: '@' } }))
  for (const line of lines) page.addRow([...line]).commit()
  page.commit()
  await book.commit()
  return Buffer.concat(chunks)
}
