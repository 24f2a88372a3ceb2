import { checkPhone } from '../registry/phone.ts'
import { type Cell, cellText } from './cell.ts'
import type { NoteReason } from './reasons.ts'

export interface ReadPhone {
  phone?: string
  note?: NoteReason
}

/** Several numbers with words; what is longer holds no number that anybody could tell from the rest. */
const LONGEST = 500

/**
 * A phone from its cell: spaces, dashes and +86 go; a landline keeps its area code. Of two numbers
 * the first mobile is kept; what cannot be read is left out; either way the row says so. Whoever has no phone may write 无.
 */
export function readPhone(cell: Cell | undefined): ReadPhone {
  const text = cellText(cell)
  if (text === '' || /^(无|没有|暂无|无电话|未知|不详|拒绝|0+)$/.test(text)) return {}
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return { note: 'phone-damaged' }
  if (text.length > LONGEST) return { note: 'phone-unreadable' }
  const numbers = candidates(text)
  const phone = (numbers.find((number) => number.kind === 'mobile') ?? numbers.find((number) => number.number))?.number
  if (!phone) return { note: 'phone-unreadable' }
  return numbers.length > 1 ? { phone, note: 'second-phone-left-out' } : { phone }
}

function candidates(text: string) {
  return text
    .split(/[,、;/|或]|\s{2,}|(?<=\d{11})\s+(?=1[3-9]\d)/)
    .filter((part) => part.trim() !== '')
    .map((part) => checkPhone(withoutWords(part)))
}

/** `手机13800001234（儿子）` without its words. */
function withoutWords(text: string): string {
  return text
    .replace(/^[^\d+(]*/, '')
    .replace(/[(（][^\d]*[)）]$/, '')
    .replace(/[^\d)]+$/, '')
}
