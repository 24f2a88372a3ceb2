// When nobody is disturbed: 22:00 to 07:00 unless somebody chose otherwise; danger passes (P1, P2, and one-time codes).
import { z } from 'zod'
import { type Instant, TIME_ZONE } from '../time.ts'

/** A time of day `HH:MM` in the community. */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type Clock = z.infer<typeof Clock>

export const QuietHours = z.strictObject({ from: Clock, to: Clock })
export type QuietHours = z.infer<typeof QuietHours>
export const defaultQuietHours: QuietHours = { from: '22:00', to: '07:00' }

const wallFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The moment a message may go out: now, or when the quiet hours end. The same time twice means no quiet hours. */
export function notBefore(now: Instant, { from, to }: QuietHours, urgent: boolean): Instant {
  if (urgent || from === to) return now
  const here = minutes(wallFormat.format(new Date(now)))
  const since = (here - minutes(from) + DAY) % DAY
  const length = (minutes(to) - minutes(from) + DAY) % DAY
  if (since >= length) return now
  const whole = Math.floor(Date.parse(now) / 60_000) * 60_000
  return new Date(whole + (length - since) * 60_000).toISOString()
}

const DAY = 24 * 60
const minutes = (clock: Clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
