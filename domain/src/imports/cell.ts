/**
 * A cell as read from the file: text, a number, or nothing. Readers turn cells formatted as dates into `yyyy-MM-dd`
 * text; a number in a date column is an unformatted Excel serial.
 */
export type Cell = string | number | null

/** One sheet as read; `rows[i]` is row i + 1 of the sheet, so that every report names the row the person sees. */
export interface Sheet {
  name: string
  rows: Cell[][]
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g
const fullWidth = /[\uff01-\uff5e]/g

/** Text of a cell as a person reads it: half-width letters, digits and signs, no invisible marks, single spaces. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (plain.test(cell)) return cell
  return cell
    .replace(invisible, '')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

// The common case costs one test: digits, Latin letters and Chinese characters, with nothing to tidy.
const plain = /^[0-9A-Za-z\u4e00-\u9fff-]*$/

/** What people type to say "nothing here". `无` is not among them: for a place it is a statement. */
export function isBlank(text: string): boolean {
  return text === '' || /^[-—–/\\_.·*]+$/.test(text) || /^(null|nil|n\/a|none)$/i.test(text)
}

/** Spreadsheet errors such as `#N/A` or `#REF!`, kept by readers as text. */
export function isCellError(text: string): boolean {
  return /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text)
}

/** The name of a column as the spreadsheet shows it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
