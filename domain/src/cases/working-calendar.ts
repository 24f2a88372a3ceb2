// When the offices work (handbook §7): opening hours, national holidays with make-up days, what is different here. All of it
// is handed in; nothing here knows a clock, a time zone of the machine, or a holiday by heart.
import { z } from 'zod'
import type { Day, Instant } from '../time.ts'

/** From and to as minutes of the day: `[540, 720]` is 09:00 to 12:00. */
export const Period = z
  .tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)])
  .refine(([from, to]) => from < to, { params: { code: 'period_crossed' } })
export type Period = readonly [from: number, to: number]

/** One to four periods of a day, in order and apart. */
export const Periods = z
  .array(Period)
  .min(1)
  .max(4)
  .refine((all) => all.every(([from], at) => at === 0 || all[at - 1]![1] <= from), {
    params: { code: 'periods_crossed' },
  })

export const defaultPeriods: readonly Period[] = [
  [540, 720],
  [840, 1050],
]

/** A day that differs here from the national calendar; without `periods` it has the ordinary hours. */
export interface CalendarDay {
  works: boolean
  periods: readonly Period[] | null
}

export interface CalendarData {
  /** Ordinary hours from a day on, ascending; before the first the default ones. */
  hours: readonly { validFrom: Day; periods: readonly Period[] }[]
  days: ReadonlyMap<Day, CalendarDay>
  /** Of each year that is known: weekdays off, and weekend days worked. Any other year is Monday to Friday. */
  national: ReadonlyMap<number, { off: ReadonlySet<Day>; makeUp: ReadonlySet<Day> }>
}

/** Opening times of a day as moments, milliseconds since 1970. */
type Openings = readonly (readonly [from: number, to: number])[]
export interface WorkingCalendar extends CalendarData {
  openings: Map<number, Openings>
}

export function workingCalendar(data: CalendarData): WorkingCalendar {
  return { ...data, openings: new Map() }
}

const MINUTE = 60_000
export const DAY_MS = 86_400_000
// Asia/Shanghai has had no summer time since 1991; so a day is a number, whatever zone the machine is in.
const OFFSET = 8 * 60 * MINUTE
/** Ten years without an opening: nobody will ever work again, and a loop must end. */
const GIVE_UP_DAYS = 3660

const numberOf = (ms: number) => Math.floor((ms + OFFSET) / DAY_MS)
const dayOfNumber = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** Whether somebody is at work on this day. */
export function isWorkingDay({ days, national }: CalendarData, day: Day): boolean {
  const here = days.get(day)
  if (here) return here.works
  const year = national.get(Number(day.slice(0, 4)))
  if (year?.off.has(day)) return false
  if (year?.makeUp.has(day)) return true
  const weekday = new Date(day).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** The ordinary hours in force on a day, whether or not anybody works on it. */
export function periodsInForce({ hours }: CalendarData, day: Day): readonly Period[] {
  return hours.findLast(({ validFrom }) => validFrom <= day)?.periods ?? defaultPeriods
}

/** The working time of an ordinary day: what "one working day" is, in milliseconds. */
export function ordinaryDay(calendar: CalendarData, at: number): number {
  const periods = periodsInForce(calendar, dayOfNumber(numberOf(at)))
  return periods.reduce((sum, [from, to]) => sum + (to - from), 0) * MINUTE
}

function openingsOf(calendar: WorkingCalendar, number: number): Openings {
  const known = calendar.openings.get(number)
  if (known) return known
  const day = dayOfNumber(number)
  const periods = isWorkingDay(calendar, day) ? (calendar.days.get(day)?.periods ?? periodsInForce(calendar, day)) : []
  const midnight = number * DAY_MS - OFFSET
  const openings = periods.map(([from, to]) => [midnight + from * MINUTE, midnight + to * MINUTE] as const)
  calendar.openings.set(number, openings)
  return openings
}

/** The first moment at which so much working time has passed; what ends exactly at closing ends at closing. */
export function addWorking(calendar: WorkingCalendar, start: number, working: number): number {
  if (working <= 0) return start
  let left = working
  const first = numberOf(start)
  for (let number = first; number < first + GIVE_UP_DAYS; number++) {
    for (const [from, to] of openingsOf(calendar, number)) {
      const begin = Math.max(from, start)
      if (begin >= to) continue
      if (left <= to - begin) return begin + left
      left -= to - begin
    }
  }
  return start + GIVE_UP_DAYS * DAY_MS
}

/** Working time between two moments; never negative. */
export function workingBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0
  for (let number = numberOf(from); number <= numberOf(to); number++) {
    for (const [opens, closes] of openingsOf(calendar, number)) {
      sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from))
    }
  }
  return sum
}

/** Years between two moments of which no holidays are known: they count as Monday to Friday, and somebody must be told. */
export function yearsUnknown({ national }: CalendarData, from: Instant, to: Instant): number[] {
  const [first, last] = [from, to].map((at) => Number(dayOfNumber(numberOf(Date.parse(at))).slice(0, 4))) as [
    number,
    number,
  ]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter(
    (year) => !national.has(year),
  )
}
