// Rooms and times of sessions. The database holds the rule that nothing overlaps; these hold the rest.
import { allow, refuse } from '../decision.ts'
import type { Instant } from '../time.ts'

const HOUR = 3_600_000
const LONGEST_HOURS = 12

interface Span {
  from: Instant
  to: Instant
}

/** Ends touch without overlapping: 10:00 ends one and begins another. */
export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to
}

/** Refuses `session-times-crossed`, `session-too-long`, `room-retired`. Past times may be written down from paper. */
export function mayBook({ from, to }: Span, room: { retired: boolean } | null) {
  if (from >= to) return refuse('session-times-crossed')
  if (Date.parse(to) - Date.parse(from) > LONGEST_HOURS * HOUR) return refuse('session-too-long')
  return room?.retired ? refuse('room-retired') : allow
}
