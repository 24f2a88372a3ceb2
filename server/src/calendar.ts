import { createHash } from 'node:crypto'
import type { CalendarData } from '@red-steward/domain/cases/working-calendar'
import chineseDays from 'chinese-days'

/**
 * Whether the holiday data that came with the program covers a year; if not, working days fall back to Mon-Fri. The first
 * three days of October are always off and never all three a weekend, which counts as a holiday in any year.
 */
export function hasHolidays(year: number): boolean {
  return ['01', '02', '03'].every((date) => chineseDays.isHoliday(`${year}-10-${date}`))
}

let national: CalendarData['national'] | undefined

/** Weekdays off and weekend days worked, of every year the program knows; read once. */
export function nationalDays(): CalendarData['national'] {
  national ??= new Map(
    Array.from({ length: 40 }, (_, at) => 2004 + at)
      .filter(hasHolidays)
      .map((year) => [year, daysOf(year)]),
  )
  return national
}

let print: string | undefined

/** The last year the program knows and a fingerprint of all days it knows: other data, other print. */
export function nationalPrint(): string {
  if (print) return print
  const known = [...nationalDays()].map(([year, { off, makeUp }]) => [year, [...off], [...makeUp]])
  const hash = createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)
  print = `${known.at(-1)?.[0] ?? 0} ${hash}`
  return print
}

/** Whether the data of this program is to be followed after other data; while two releases run, the one that knows fewer years waits. */
export function isNewsAfter(followed: string | null): boolean {
  if (followed === null) return true
  return followed !== nationalPrint() && Number.parseInt(followed, 10) <= Number.parseInt(nationalPrint(), 10)
}

function daysOf(year: number) {
  const [off, makeUp] = [new Set<string>(), new Set<string>()]
  for (let at = new Date(Date.UTC(year, 0, 1)); at.getUTCFullYear() === year; at = new Date(+at + 86_400_000)) {
    const day = at.toISOString().slice(0, 10)
    const isWeekday = at.getUTCDay() >= 1 && at.getUTCDay() <= 5
    const works = chineseDays.isWorkday(day)
    if (isWeekday && !works) off.add(day)
    if (!isWeekday && works) makeUp.add(day)
  }
  return { off, makeUp }
}
