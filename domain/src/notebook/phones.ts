import { checkPhone } from '../registry/phone.ts'
import type { Span } from './text.ts'

export interface PhoneFound extends Span {
  number: string
  kind: 'mobile' | 'landline'
}

const MOBILE = /(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])/g
const LANDLINE = /(?<![0-9-])0[0-9]{2,3}[ -]?[2-8][0-9]{6,7}(?![0-9-])/g
// A local number without its area code is taken for one only where it is called one.
const LOCAL = /(?<=(?:电话|座机|固话|号码)[:是为 ]{0,2})[2-8][0-9]{6,7}(?![0-9-])/g

/** Mobile and landline numbers of a folded line, checked as the register checks them. */
export function findPhones(text: string): PhoneFound[] {
  return [MOBILE, LANDLINE, LOCAL].flatMap((form) =>
    Array.from(text.matchAll(form)).flatMap((match) => {
      const { number, kind } = checkPhone(match[0])
      return number && kind ? [{ number, kind, start: match.index, end: match.index + match[0].length }] : []
    }),
  )
}
