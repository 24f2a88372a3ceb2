import type { Day } from '../time.ts'
import { type Cell, cellText } from './cell.ts'

export type ReadDate =
  | { kind: 'day'; day: Day }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'year'; year: number }
  | { kind: 'unreadable'; reason: 'date-unreadable' | 'date-impossible' | 'date-future' | 'date-century-unclear' }

const unreadable = (reason: (ReadDate & { kind: 'unreadable' })['reason']): ReadDate => ({ kind: 'unreadable', reason })

/**
 * A birth date as people write it: Excel serials, `1963.5.4`, `1963年5月4日`, `19630504`, `63年5月`, `1963-05`, `1963`.
 * A date without its day stays one: the day is never made up. A two-digit year that could be either century is not
 * guessed either. `today` bounds the future.
 */
export function readDate(cell: Cell | undefined, today: Day): ReadDate {
  if (typeof cell === 'number') return fromNumber(cell, today)
  const text = cellText(cell)
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?.*$/, '')
    .replace(/生$/, '')
  if (/^\d{5}(\.0+)?$/.test(text)) return fromNumber(Number(text), today)
  if (/^\d{8}$/.test(text)) return day(text.slice(0, 4), text.slice(4, 6), text.slice(6), today)
  if (/^(18|19|20)\d{4}$/.test(text)) return month(text.slice(0, 4), text.slice(4), today)
  if (/^(18|19|20)\d{2}年?$/.test(text)) return { kind: 'year', year: Number(text.slice(0, 4)) }

  const parts = /^(\d{4}|\d{2})[年./\-、,\s]+(\d{1,2})(?:[月./\-、,\s]+(\d{1,2})?[日号]?)?$/.exec(
    chineseDigits(text).replace(/\s/g, ''),
  )
  if (!parts) return unreadable('date-unreadable')
  const [, yearText, monthText, dayText] = parts as unknown as [string, string, string, string | undefined]
  const year = yearText.length === 4 ? yearText : fullYear(yearText, today)
  if (!year) return unreadable('date-century-unclear')
  return dayText ? day(year, monthText, dayText, today) : month(year, monthText, today)
}

function fromNumber(value: number, today: Day): ReadDate {
  if (value >= 18000101 && value <= 21001231) {
    const text = String(value)
    return day(text.slice(0, 4), text.slice(4, 6), text.slice(6), today)
  }
  if (value >= 180001 && value <= 210012) return month(String(value).slice(0, 4), String(value).slice(4), today)
  if (Number.isInteger(value) && value >= 1880 && value <= 2100) return { kind: 'year', year: value }
  // 1963.5 or 1963.05 typed as a decimal: 1963.1 may be January or October, so only two digits are believed.
  if (!Number.isInteger(value) && value > 1880 && value < 2100) {
    const [year, fraction] = String(value).split('.') as [string, string]
    return fraction.length === 1 && fraction === '1' ? unreadable('date-unreadable') : month(year, fraction, today)
  }
  if (value < 1 || value > 80000) return unreadable('date-unreadable')
  return serialDay(value, today)
}

/** Excel counts days from 1899-12-30 (its 1900 has a 29 February that never was; serials below 61 are off by one). */
function serialDay(serial: number, today: Day): ReadDate {
  const days = Math.floor(serial) + (serial < 60 ? 1 : 0)
  const iso = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString()
  return day(iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10), today)
}

function day(year: string, monthText: string, dayText: string, today: Day): ReadDate {
  const date = new Date(Date.UTC(Number(year), Number(monthText) - 1, Number(dayText)))
  const iso = `${year}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return unreadable('date-impossible')
  if (Number(year) < 1880) return unreadable('date-impossible')
  return iso > today ? unreadable('date-future') : { kind: 'day', day: iso }
}

function month(year: string, monthText: string, today: Day): ReadDate {
  const number = Number(monthText)
  if (number < 1 || number > 12) return unreadable('date-impossible')
  if (`${year}-${monthText.padStart(2, '0')}` > today.slice(0, 7)) return unreadable('date-future')
  return { kind: 'month', year: Number(year), month: number }
}

function fullYear(twoDigits: string, today: Day): string | undefined {
  return Number(twoDigits) > Number(today.slice(2, 4)) ? `19${twoDigits}` : undefined
}

const digits: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

/** `一九六三年五月四日` and `一九六三年十一月二十四日` with their numbers as digits. */
function chineseDigits(text: string): string {
  if (!/[〇零一二三四五六七八九十]/.test(text)) return text
  return text.replace(/[〇零一二三四五六七八九十]+/g, (run) => {
    if (!run.includes('十')) return Array.from(run, (sign) => digits[sign]).join('')
    const [tens = '', ones = ''] = run.split('十')
    return String(Number(digits[tens] ?? '1') * 10 + Number(digits[ones] ?? '0'))
  })
}
