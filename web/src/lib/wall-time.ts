// What a date-and-time field of the browser holds, as the clock on the wall here, whatever zone the computer is set to.
import type { Instant } from '@red-steward/domain/time'

const AHEAD_MS = 8 * 3_600_000

/** `2026-11-24T16:30`. */
export function wallTime(instant: Instant): string {
  return new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, 16)
}

/**
 * The moment, or null of an empty field. A field knows minutes alone: where it still says what it was filled with, that very
 * moment, so that what was done now does not stand before what was told half a minute ago.
 */
export function fromWallTime(text: string | undefined, filledWith?: Instant): Instant | null {
  if (!text) return null
  return filledWith && text === wallTime(filledWith) ? filledWith : (new Date(`${text}+08:00`).toISOString() as Instant)
}
