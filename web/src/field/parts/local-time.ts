// What a date-and-time field of the browser holds, as the clock on the wall here, whatever zone the phone is set to.
import { type Instant, TIME_ZONE } from '@red-steward/domain/time'

const OFFSET_MS = 8 * 3_600_000

/** `2026-11-24T16:30`, now. */
export function localNow(): string {
  return new Date(Date.now() + OFFSET_MS).toISOString().slice(0, 16)
}

/** The moment, or null of an empty field. */
export function fromLocal(text: string): Instant | null {
  return text ? (new Date(`${text}+08:00`).toISOString() as Instant) : null
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** `16:30`, as the clock on the wall. */
export function clockText(instant: string): string {
  return clock.format(new Date(instant))
}
