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
