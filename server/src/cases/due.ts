// When an open case `k` is pressing; the inbox and the morning ask the same.
import { dayOf, type Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'

const DAY_MS = 86_400_000

/** What has no deadline comes last; the indexes have the same expression. */
export const due = sql`coalesce(k.step_by, 'infinity'::timestamptz)`

export const isOverdue = (now: Instant): RawBuilder<unknown> => sql`${due} < ${now}::timestamptz`

export const isDueToday = (now: Instant): RawBuilder<unknown> =>
  sql`${due} >= ${now}::timestamptz and ${due} < ${endOfDay(now)}::timestamptz`

/** Reported, and nobody has taken it on for a whole day. */
export function isUntouched(now: Instant): RawBuilder<unknown> {
  const aDayBefore = new Date(Date.parse(now) - DAY_MS).toISOString()
  return sql`k.state = 'REPORTED' and k.reported_at < ${aDayBefore}::timestamptz`
}

/** Midnight after now, in Beijing. */
function endOfDay(now: Instant): Instant {
  return new Date(Date.parse(`${dayOf(now)}T00:00:00+08:00`) + DAY_MS).toISOString()
}
