import { z } from 'zod'

/** A moment in UTC, always milliseconds and Z, so that comparing the strings compares the moments. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>

/** A calendar day `yyyy-MM-dd` in the community's own time zone. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** The community's time zone; one value for all of China. */
export const TIME_ZONE = 'Asia/Shanghai'

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** China had summer time from 1986 to 1991; since then its clocks are eight hours ahead of UTC and nothing else. */
const SINCE_SUMMER_TIME = Date.parse('1992-01-01T00:00:00Z')
const AHEAD_MS = 8 * 3_600_000

/** The calendar day on which a moment falls in the community. */
export function dayOf(instant: Instant | Date): Day {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  if (ms < SINCE_SUMMER_TIME) return dayFormat.format(ms)
  return new Date(ms + AHEAD_MS).toISOString().slice(0, 10)
}

/** Whole years between a birth day and another day; someone born on 29 February turns a year on 1 March. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The same calendar day so many years earlier; 29 February becomes the 28th. Born on or before it: that age or older. */
export function yearsBefore(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
}
