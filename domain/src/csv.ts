// Rows as a CSV file that Excel opens as it should.

const BOM = '\uFEFF'
// What a spreadsheet would run as a formula (OWASP "CSV injection"), full-width forms included; plain numbers are safe.
const RISKY = /^[\s\u3000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n|]/u
const NUMBER = /^-?\d+(\.\d+)?$/

/** The rows as one text: UTF-8 mark first (else Excel reads Chinese as GBK), every cell quoted, formulas defused. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const safe = RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
