import chineseDays from 'chinese-days'

/** Whether the holiday data that came with the program covers a year; if not, working days fall back to Mon-Fri. */
export function hasHolidays(year: number): boolean {
  return chineseDays.isHoliday(`${year}-10-01`) && chineseDays.isHoliday(`${year}-01-01`)
}
