import { checkIdNumber, normaliseIdNumber } from '../registry/id-number.ts'
import type { Day } from '../time.ts'
import { type Cell, cellText } from './cell.ts'
import type { NoteReason, ProblemReason } from './reasons.ts'

export interface ReadIdNumber {
  idNumber?: string
  documentKind?: 'CITIZEN_ID' | 'OLD_CITIZEN_ID' | 'HMT_RESIDENCE' | 'PASSPORT' | 'FOREIGN_PR' | 'BIRTH_CERTIFICATE'
  birthDate?: Day
  sex?: '1' | '2'
  problem?: ProblemReason
  note?: NoteReason
}

/**
 * An id number from its cell. A spreadsheet that took it for a number has kept fifteen digits of eighteen: such a cell
 * is reported as damaged, never repaired. Other documents are told by their shape.
 */
export function readIdNumber(cell: Cell | undefined, today: Day): ReadIdNumber {
  if (cell === null || cell === undefined) return {}
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) return { problem: 'id-number-damaged' }
  const text = normaliseIdNumber(cellText(cell))
  if (text === '' || /^(无|没有|暂无|未知|不详|未办|未上户|无证件|拒绝|[/.—]+)$/.test(text)) return {}
  if (/^(E[A-Z]|[EGDSP])\d{7,8}$/.test(text)) return { idNumber: text, documentKind: 'PASSPORT' }
  if (/^[A-Z]\d{9}$/.test(text)) return { idNumber: text, documentKind: 'BIRTH_CERTIFICATE' }
  if (/^[A-Z]{3}\d{12}$/.test(text)) return { idNumber: text, documentKind: 'FOREIGN_PR' }

  const checked = checkIdNumber(text, { today })
  const problem = checked.problems[0]
  if (problem) return { problem: problemOf(problem) }
  return {
    idNumber: checked.number!,
    documentKind: /^8[123]/.test(text) ? 'HMT_RESIDENCE' : 'CITIZEN_ID',
    birthDate: checked.birthDate!,
    sex: checked.sex!,
    ...noteOf(checked.warnings),
  }
}

function noteOf(warnings: string[]): { note?: NoteReason } {
  if (warnings.includes('id-number-perhaps-damaged')) return { note: 'id-number-perhaps-damaged' }
  return warnings.includes('id-number-converted') ? { note: 'id-number-of-15-digits' } : {}
}

function problemOf(problem: string): ProblemReason {
  if (problem === 'id-number-damaged') return 'id-number-damaged'
  if (problem === 'id-number-bad-checksum') return 'id-number-wrong-check-digit'
  if (problem === 'id-number-malformed') return 'id-number-unreadable'
  return 'id-number-impossible-date'
}
