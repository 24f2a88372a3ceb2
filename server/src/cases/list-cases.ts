import type { InboxFilters } from '@red-steward/domain/cases/inbox'
import {
  type CaseFilters,
  listConfidential as confidentialShape,
  type ListedCase,
  listCases as listShape,
} from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { afterCursor, cursorOf } from '../registry/index.ts'
import { type PlaceRow, placeColumns, placeTables, shownWhere } from './places.ts'
import { caseListed, confidentialSeen, gridOf } from './reach.ts'

export const listCases = query(listShape, async ({ tx, actor }, { after, limit, ...filters }) => {
  const conditions = [caseListed(actor), ...filtersOf(filters, actor.id)]
  const where = sql`k.community_id = ${actor.communityId} and ${sql.join(conditions, sql` and `)}`
  const key = filters.state === 'open' ? urgentFirst : newestFirst
  const page = sql.join([where, ...afterCursor(after, key, sql`k.id`)], sql` and `)
  const { rows } = await sql<CaseRow & { key: string }>`
    select ${key} as key, ${listedColumns} from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where ${page} order by 1, k.id limit ${limit + 1}`.execute(tx)
  const total =
    after === undefined
      ? await sql<{ total: number }>`select count(*)::int as total from cases k where ${where}`.execute(tx)
      : undefined
  return {
    rows: rows.slice(0, limit).map(({ key: _, ...row }) => listed(row)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]) : null,
    total: total ? total.rows[0]!.total : null,
  }
})

export const listConfidential = query(confidentialShape, async ({ tx, actor, trail }) => {
  const { rows } = await sql<CaseRow>`
    select ${listedColumns} from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where k.community_id = ${actor.communityId} and ${confidentialSeen(actor)} order by k.reported_at desc limit 200`.execute(
    tx,
  )
  for (const { id } of rows) trail.looked('case', id, ['confidential'])
  return { rows: rows.map(listed) }
})

/** P1 before P2, P3, P4, questions last; the longest waiting first. */
const urgentFirst = sql<string>`(case k.class when 'P0' then 'P9' else k.class end
  || to_char(k.reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')) collate "C"`
const newestFirst = sql<string>`lpad((99999999999999 - (extract(epoch from k.reported_at) * 1000)::bigint)::text, 14, '0') collate "C"`

export const listedColumns = sql`k.id, k.case_no as "caseNo", k.leaf, k.class, k.state, k.title, k.place,
  k.building_id as "buildingId", k.dwelling_id as "dwellingId", k.reported_at as "reportedAt", k.closed_at as "closedAt",
  a.display_name as responsible, k.step_by as "stepBy", ${placeColumns}`

export type CaseRow = Omit<ListedCase, 'where'> & PlaceRow & { place: string }

export function listed(row: CaseRow): ListedCase {
  const {
    id,
    caseNo,
    leaf,
    class: caseClass,
    state,
    title,
    buildingId,
    dwellingId,
    reportedAt,
    closedAt,
    responsible,
    stepBy,
  } = row
  const where = shownWhere(row, row.place)
  return {
    id,
    caseNo,
    leaf,
    class: caseClass,
    state,
    title,
    where,
    buildingId,
    dwellingId,
    reportedAt,
    closedAt,
    responsible,
    stepBy,
  }
}

/** What list and inbox are narrowed by alike. */
export function narrowedTo({ class: caseClass, branch, leaf, gridId }: InboxFilters): RawBuilder<unknown>[] {
  return [
    ...(caseClass ? [sql`k.class = ${caseClass}`] : []),
    ...(branch ? [sql`k.leaf like ${`${branch}%`}`] : []),
    ...(leaf ? [sql`k.leaf = ${leaf}`] : []),
    ...(gridId ? [sql`${gridOf('k')} = ${gridId}`] : []),
  ]
}

function filtersOf(filters: CaseFilters, me: Id): RawBuilder<unknown>[] {
  const { state, buildingId, dwellingId, mine, text, ids } = filters
  const words = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return [
    ...(state === 'all' ? [] : [state === 'closed' ? sql`not k.is_open` : sql`k.is_open`]),
    ...narrowedTo(filters),
    ...(buildingId ? [sql`k.building_id = ${buildingId}`] : []),
    ...(dwellingId ? [sql`k.dwelling_id = ${dwellingId}`] : []),
    ...(ids ? [sql`k.id = any(${ids}::uuid[])`] : []),
    ...(mine ? [sql`(k.entered_by = ${me} or k.responsible_id = ${me})`] : []),
    ...(text
      ? [
          sql`(k.case_no ilike ${words} or k.title ilike ${words} or k.description ilike ${words} or k.place ilike ${words})`,
        ]
      : []),
  ]
}
