const digits: Record<string, number> = Object.fromEntries([
  ...[...'零一二三四五六七八九'].map((sign, value) => [sign, value]),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((sign, value) => [sign, value]),
  ['两', 2],
  ['幺', 1],
])
const plain = '零一二三四五六七八九'

/** The signs a Chinese numeral may be written with, for use inside a character class. */
export const NUMERAL_SIGNS = '零〇一二三四五六七八九十百两廿幺壹贰叁肆伍陆柒捌玖拾'

/** Reads `13`, `十三`, `二十`, `廿一`, `一百零二`, and digits read out one by one (`四零一`); undefined for anything else. */
export function readNumeral(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return Number(text)
  const signs = [...text.replaceAll('拾', '十').replaceAll('廿', '二十')]
  if (signs.length === 0) return undefined
  return signs.some((sign) => sign === '十' || sign === '百') ? readCounted(signs) : readOneByOne(signs)
}

function readOneByOne(signs: string[]): number | undefined {
  const values = signs.map((sign) => digits[sign])
  return values.includes(undefined) ? undefined : Number(values.join(''))
}

function readCounted(signs: string[]): number | undefined {
  let total = 0
  let pending: number | undefined
  for (const sign of signs) {
    if (sign === '百' || sign === '十') {
      const worth = sign === '百' ? 100 : 10
      if (total % (worth * 10) >= worth) return undefined
      total += (pending ?? 1) * worth
      pending = undefined
      continue
    }
    const value = digits[sign]
    if (value === undefined || (pending !== undefined && pending !== 0)) return undefined
    pending = value
  }
  return total + (pending ?? 0)
}

/** Writes 1..99 as people say it: 一, 十, 十三, 二十. */
export function writeNumeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? plain[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? plain[ones] : ''}`
}
