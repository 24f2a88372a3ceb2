import { daysOfMonth } from '@red-steward/domain/care/days'
import chineseDays from 'chinese-days'
import { hasHolidays } from '../calendar.ts'

/** Working days of a month `yyyy-MM`, make-up days counted in; Monday to Friday where the year's holidays are not known. */
export function workingDaysOf(month: string): { days: number; holidaysKnown: boolean } {
  const { count } = daysOfMonth(month)
  const holidaysKnown = hasHolidays(Number(month.slice(0, 4)))
  let days = 0
  for (let date = 1; date <= count; date++) {
    const day = `${month}-${String(date).padStart(2, '0')}`
    const weekday = new Date(day).getUTCDay()
    if (holidaysKnown ? chineseDays.isWorkday(day) : weekday >= 1 && weekday <= 5) days += 1
  }
  return { days, holidaysKnown }
}
