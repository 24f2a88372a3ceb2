import { endStates } from '@red-steward/domain/cases/case'
import { type RawBuilder, sql } from 'kysely'
import { type Fields, momentOf, wholeOf } from './form.ts'
import { Problem } from './problem.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 90
const MOST_REQUESTS = 1000

export interface Range {
  from: string
  to: string
}

/** From and to at most 90 days apart; left out: the most recent 90 days, or those beside the end that was given. */
export function rangeOf(fields: Fields, now: Date): Range {
  const [from, to] = [momentOf(fields, 'start_date'), momentOf(fields, 'end_date')]
  const span = MOST_DAYS * DAY_MS
  const end = to ?? new Date(from ? Math.min(Date.parse(from) + span, now.getTime()) : now).toISOString()
  const start = from ?? new Date(Date.parse(end) - span).toISOString()
  if (Date.parse(end) - Date.parse(start) > span)
    throw new Problem(400, 'start_date and end_date may not span more than 90 days')
  return { from: start, to: end }
}

export interface Filters {
  ids: string[]
  codes: string[]
  statuses: string[]
  range: Range
  page: { size: number; from: number }
}

/** Ids override all else. Refuses a status that is neither open nor closed. */
export function filtersOf(fields: Fields, now: Date): Filters {
  const ids = fields.list('service_request_id').slice(0, MOST_REQUESTS)
  const size = wholeOf(fields, 'page_size', MOST_REQUESTS, MOST_REQUESTS)
  const page = { size, from: (wholeOf(fields, 'page', 1, 1_000_000) - 1) * size }
  if (ids.length > 0) return { ids, codes: [], statuses: [], range: { from: '', to: '' }, page }
  const statuses = fields.list('status')
  if (statuses.some((status) => status !== 'open' && status !== 'closed')) {
    throw new Problem(400, 'status must be open or closed')
  }
  return { ids, codes: fields.list('service_code'), statuses, range: rangeOf(fields, now), page }
}

export function whereOf({ ids, codes, statuses, range }: Filters): RawBuilder<unknown> {
  if (ids.length > 0) return sql`k.case_no = any(${ids}::text[])`
  const ended = sql`k.state = any(${[...endStates]}::text[])`
  const wanted = new Set(statuses)
  return sql`k.reported_at between ${range.from} and ${range.to}
    ${codes.length > 0 ? sql`and k.leaf = any(${codes}::text[])` : sql``}
    ${wanted.size === 1 ? sql`and ${wanted.has('closed') ? ended : sql`not ${ended}`}` : sql``}`
}
