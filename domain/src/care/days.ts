import type { Day } from '../time.ts'

const MILLISECONDS = 86_400_000

/** The day so many days on; negative goes back. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * MILLISECONDS).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS)
}

/** First and last day of a month `yyyy-MM`. */
export function daysOfMonth(month: string): { first: Day; last: Day; count: number } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { first: `${month}-01`, last: `${month}-${String(count).padStart(2, '0')}`, count }
}
