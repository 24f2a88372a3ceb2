import type { Day } from '@red-steward/domain/time'
import chineseDays from 'chinese-days'
import { hasHolidays } from '../calendar.ts'

/** A working day, make-up days counted in; Monday to Friday where the year's holidays are not known. */
export function isWorkday(day: Day): boolean {
  if (hasHolidays(Number(day.slice(0, 4)))) return chineseDays.isWorkday(day)
  return ![0, 6].includes(new Date(day).getUTCDay())
}
