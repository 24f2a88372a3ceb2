// Telephone numbers as they are written down at a door.

export interface CheckedPhone {
  /** Digits only, without the country code, or null when it is no number. */
  number: string | null
  kind: 'mobile' | 'landline' | null
  problem: 'phone-malformed' | 'phone-damaged' | null
}

/** Mobile `1[3-9]` and nine more, or a landline with its area code or without. Source: handbook §2.2. */
export function checkPhone(text: string): CheckedPhone {
  const plain = text.normalize('NFKC').replace(/[\s'‘’`\u200b\ufeff]/g, '')
  if (/^\d(\.\d+)?E\+?\d{1,2}$/i.test(plain)) return { number: null, kind: null, problem: 'phone-damaged' }
  const number = plain
    .replace(/^(\+|00)86-?/, '')
    .replace(/[()（）—–-]/g, '')
    .replace(/\.0+$/, '')
  if (/^1[3-9]\d{9}$/.test(number)) return { number, kind: 'mobile', problem: null }
  if (/^(0\d{2,3})?[2-8]\d{6,7}$/.test(number)) return { number, kind: 'landline', problem: null }
  return { number: null, kind: null, problem: 'phone-malformed' }
}
