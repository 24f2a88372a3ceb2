import type { Id } from '@red-steward/domain/ids'
import type { NeedEnd, NeedKind } from '@red-steward/domain/visits/codes'
import {
  listNeeds as listShape,
  type NeedRow,
  recordNeed as recordShape,
  settleNeed as settleShape,
} from '@red-steward/domain/visits/needs'
import { maySettleNeed } from '@red-steward/domain/visits/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { doorTables, getDoor, inReach } from '../registry/index.ts'
import {
  addressColumns,
  addressOf,
  allOf,
  cursorOf,
  ensureText,
  getVisitForChange,
  peopleBehind,
  readCursor,
} from './store.ts'
import { addNeeds } from './write-visit.ts'

export const recordNeed = command(recordShape, async (context, input) => {
  const { tx, actor } = context
  const { dwellingId, householdId, visitId, noteReviewed, ...need } = input
  const { gridId } = await getDoor(tx, actor, dwellingId)
  if (visitId) await getVisitForChange(tx, actor, visitId)
  await peopleBehind(tx, actor, dwellingId, householdId, [])
  await addNeeds(context, { dwellingId, householdId, visitId, gridId }, [need], noteReviewed)
})

export const settleNeed = command(settleShape, async ({ tx, actor, now, trail }, input) => {
  const { needId, as, note, became } = input
  ensureText('note', note, input.noteReviewed)
  const { rows } = await sql<{ gridId: Id | null; settledAt: string | null }>`
    select b.grid_id as "gridId", n.settled_at as "settledAt" from needs n
    join dwellings d on d.community_id = n.community_id and d.id = n.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where n.community_id = ${actor.communityId} and n.id = ${needId} and ${inReach(actor)} for update of n`.execute(tx)
  const need = rows[0] ?? notFound()
  ensure(maySettleNeed(need))
  await sql`update needs set settled_at = ${now}, settled_by = ${actor.id}, settled_as = ${as}, settled_note = ${note},
      became_kind = ${became?.kind ?? null}, became_id = ${became?.id ?? null}, version = version + 1
    where community_id = ${actor.communityId} and id = ${needId}`.execute(tx)
  trail.fact('need', needId, 'settled', null, as)
  trail.changed('need', needId, need.gridId)
})

interface Row extends Omit<NeedRow, 'address' | 'assignedTo' | 'settled'> {
  compound: string
  phase: number | null
  building: string
  unit: string | null
  room: string
  key: string
  assignedId: Id | null
  assignedName: string | null
  settledAs: NeedEnd | null
  settledAt: string | null
  settledBy: string | null
  settledNote: string
}

export const listNeeds = query(listShape, async ({ tx, actor }, { state, after, limit, ...filters }) => {
  const open = state === 'OPEN'
  // Open ones by the day they are promised for, then as they came; settled ones latest first.
  const key = open ? sql`coalesce(n.due_on::text, '9999-12-31') || n.recorded_at::text` : sql`n.settled_at::text`
  const conditions = [
    sql`n.community_id = ${actor.communityId}`,
    inReach(actor),
    open ? sql`n.settled_at is null` : sql`n.settled_at is not null`,
    ...where(filters),
  ]
  const page = after === undefined ? [] : [beyond(key, open, readCursor(after))]
  const tables = sql`${doorTables} join needs n on n.community_id = d.community_id and n.dwelling_id = d.id`
  const order = open ? sql`asc` : sql`desc`
  const { rows } = await sql<Row>`
    select n.id, n.version, n.kind, n.text, n.dwelling_id as "dwellingId", n.household_id as "householdId", ${addressColumns},
      p.id as "personId", p.name as "personName", n.visit_id as "visitId", n.recorded_at as "recordedAt",
      r.display_name as "recordedBy", n.due_on as "dueOn", n.assigned_to as "assignedId", a.display_name as "assignedName",
      n.settled_as as "settledAs", n.settled_at as "settledAt", s.display_name as "settledBy",
      n.settled_note as "settledNote", ${key} as key
    from ${tables}
    join accounts r on r.id = n.recorded_by
    left join accounts a on a.id = n.assigned_to
    left join accounts s on s.id = n.settled_by
    left join persons p on p.community_id = n.community_id and p.id = kept_person(n.person_id)
    where ${allOf([...conditions, ...page])}
    order by ${key} ${order}, n.id ${order} limit ${limit + 1}`.execute(tx)
  const total =
    after === undefined
      ? (await sql<{ n: number }>`select count(*)::int as n from ${tables} where ${allOf(conditions)}`.execute(tx))
          .rows[0]!.n
      : null
  const last = rows[limit - 1]
  return {
    rows: rows.slice(0, limit).map(shown),
    next: rows.length > limit && last ? cursorOf(last.key, last.id) : null,
    total,
  }
})

function where(filters: {
  kind?: NeedKind | undefined
  gridId?: Id | undefined
  buildingId?: Id | undefined
  dwellingId?: Id | undefined
}) {
  return [
    ...(filters.kind ? [sql`n.kind = ${filters.kind}`] : []),
    ...(filters.gridId ? [sql`b.grid_id = ${filters.gridId}`] : []),
    ...(filters.buildingId ? [sql`b.id = ${filters.buildingId}`] : []),
    ...(filters.dwellingId ? [sql`d.id = ${filters.dwellingId}`] : []),
  ]
}

function beyond(key: ReturnType<typeof sql>, ascending: boolean, [lastKey, lastId]: [string, Id]) {
  const side = ascending ? sql`>` : sql`<`
  return sql`(${key}, n.id) ${side} (${lastKey}, ${lastId}::uuid)`
}

function shown(row: Row): NeedRow {
  const { assignedId, assignedName, settledAs, settledAt, settledBy, settledNote, ...rest } = row
  const { compound: _c, phase: _p, building: _b, unit: _u, room: _r, key: _k, ...need } = rest
  return {
    ...need,
    address: addressOf(row),
    assignedTo: assignedId && assignedName ? { id: assignedId, name: assignedName } : null,
    settled: settledAs && settledAt ? { as: settledAs, at: settledAt, by: settledBy ?? '', note: settledNote } : null,
  }
}
