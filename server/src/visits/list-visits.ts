import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import {
  listVisits as listShape,
  visitsOfDwelling as ofDwellingShape,
  type VisitFilters,
  type VisitRow,
} from '@red-steward/domain/visits/lists'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { doorTables, getDoor, inReach } from '../registry/index.ts'
import { addressColumns, addressOf, allOf, cursorOf, personIdsOfVisit, readCursor } from './store.ts'

export const visitsOfDwelling = query(
  ofDwellingShape,
  async ({ tx, actor }, { dwellingId, householdId, after, limit }) => {
    await getDoor(tx, actor, dwellingId)
    const conditions = [
      sql`v.dwelling_id = ${dwellingId}`,
      ...(householdId ? [sql`(v.household_id = ${householdId} or v.household_id is null)`] : []),
    ]
    return page(tx, actor, conditions, after, limit)
  },
)

export const listVisits = query(listShape, async ({ tx, actor }, { after, limit, ...filters }) =>
  page(tx, actor, where(actor, filters), after, limit),
)

function where(actor: Actor, filters: VisitFilters): RawBuilder<unknown>[] {
  const { gridId, buildingId, personId, means, result, from, to, mine, withdrawn } = filters
  return [
    ...(gridId ? [sql`b.grid_id = ${gridId}`] : []),
    ...(buildingId ? [sql`b.id = ${buildingId}`] : []),
    ...(personId
      ? [
          sql`exists (select from visit_persons vp where vp.community_id = v.community_id and vp.visit_id = v.id and vp.person_id in (select records_of(${personId})))`,
        ]
      : []),
    ...(means ? [sql`v.means = ${means}`] : []),
    ...(result ? [sql`v.result = ${result}`] : []),
    ...(from ? [sql`v.visited_at >= (${from}::date::timestamp at time zone 'Asia/Shanghai')`] : []),
    ...(to ? [sql`v.visited_at < ((${to}::date + 1)::timestamp at time zone 'Asia/Shanghai')`] : []),
    ...(mine ? [sql`v.entered_by = ${actor.id}`] : []),
    withdrawn ? sql`v.withdrawn_at is not null` : sql`v.withdrawn_at is null`,
  ]
}

interface Row extends Omit<VisitRow, 'address' | 'enteredBy'> {
  compound: string
  phase: number | null
  building: string
  unit: string | null
  room: string
  enteredId: Id
  enteredName: string
}

const tables = sql`${doorTables} join visits v on v.community_id = d.community_id and v.dwelling_id = d.id`

async function page(tx: Tx, actor: Actor, where: RawBuilder<unknown>[], after: string | undefined, limit: number) {
  const conditions = [sql`v.community_id = ${actor.communityId}`, inReach(actor), ...where]
  const beyond = after === undefined ? [] : [older(readCursor(after))]
  const { rows } = await sql<Row>`
    select v.id, v.version, v.dwelling_id as "dwellingId", d.building_id as "buildingId", v.household_id as "householdId",
      ${addressColumns}, v.means, v.result, v.changes, v.note, v.visited_at as "visitedAt", v.entered_at as "enteredAt",
      v.entered_by as "enteredId", a.display_name as "enteredName", v.next_on as "nextOn", v.confirmed,
      v.withdrawn_at as "withdrawnAt",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) from persons p
        where p.community_id = v.community_id and p.id = any(${personIdsOfVisit})), '[]') as persons,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'item', f.item, 'ok', f.ok, 'followUpOn', f.follow_up_on,
          'settledAt', to_char(f.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'settledAs', f.settled_as, 'note', f.note) order by f.item)
        from safety_findings f where f.community_id = v.community_id and f.visit_id = v.id), '[]') as safety,
      (select count(*)::int from needs n where n.community_id = v.community_id and n.visit_id = v.id) as needs
    from ${tables} join accounts a on a.id = v.entered_by
    where ${allOf([...conditions, ...beyond])}
    order by v.visited_at desc, v.id desc limit ${limit + 1}`.execute(tx)
  const total =
    after === undefined
      ? (await sql<{ n: number }>`select count(*)::int as n from ${tables} where ${allOf(conditions)}`.execute(tx))
          .rows[0]!.n
      : null
  const last = rows[limit - 1]
  return {
    rows: rows.slice(0, limit).map(shown),
    next: rows.length > limit && last ? cursorOf(last.visitedAt, last.id) : null,
    total,
  }
}

function older([at, id]: [string, Id]) {
  return sql`(v.visited_at, v.id) < (${at}::timestamptz, ${id}::uuid)`
}

function shown(row: Row): VisitRow {
  const { compound: _c, phase: _p, building: _b, unit: _u, room: _r, enteredId, enteredName, ...visit } = row
  return { ...visit, address: addressOf(row), enteredBy: { id: enteredId, name: enteredName } }
}
