// What is to stay together must fit on one page: a row that does not is left out by the printer, all of it, without a word.
import type { Block } from './blocks.ts'

const [LINE_WIDTH, SIGN, LINES_AT_MOST, SIGNATURES_AT_MOST] = [450, 11, 25, 15]

type Table = Extract<Block, { kind: 'table' }>

/** Whether no row of the table is longer than a page, reckoned with the widest signs. */
export function rowsFitAPage({ head, rows, widths = head.map(() => 1) }: Table): boolean {
  const whole = widths.reduce((sum, share) => sum + share, 0)
  const perLine = widths.map((share) => Math.max(1, Math.floor((LINE_WIDTH * share) / whole / SIGN) - 1))
  const linesOf = (text: string, column: number) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine[column]!)), 0)
  return rows.every((row) => row.every((text, column) => linesOf(text, column) <= LINES_AT_MOST))
}

export const signaturesFitAPage = ({ lines }: Extract<Block, { kind: 'signatures' }>) =>
  lines.length <= SIGNATURES_AT_MOST
