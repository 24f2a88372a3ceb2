import type { Id } from '@red-steward/domain/ids'
import {
  type HouseholdFilters,
  type ListedHousehold,
  listHouseholds as shape,
} from '@red-steward/domain/registry/lists'
import { dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import {
  afterCursor,
  cursorOf,
  doorOfRow,
  type ListedDoor,
  orderKey,
  placeConditions,
  shownDoor,
  staleSince,
} from './list-parts.ts'
import { shownName, viewOf } from './view.ts'

interface Row extends ListedDoor {
  key: string
  id: Id
  head: string | null
  headId: Id | null
  members: number
  elders: number
}

const ELDER_AGE = 60

export const listHouseholds = query(shape, async (context, { order, after, limit, ...filters }) => {
  const { tx, actor, now } = context
  const key = orderKey(order, sql`p.pinyin`, sql`h.confirmed_at`)
  const today = dayOf(now)
  const conditions = [...placeConditions(actor, filters), ...householdConditions(context, filters)]
  const from = sql`
    from households h
    join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id
    left join persons p on p.community_id = h.community_id and p.id = h.head_person_id
    left join (
      select r.household_id, count(*)::int as members,
        count(*) filter (where m.birth_date <= (${today}::date - make_interval(years => ${ELDER_AGE}))::date)::int as elders
      from residences r join persons m on m.community_id = r.community_id and m.id = r.person_id
      where r.community_id = ${actor.communityId} and r.to_day is null group by r.household_id
    ) n on n.household_id = h.id
    where h.community_id = ${actor.communityId} and h.closed_on is null and ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<Row>`
    select ${key} as key, h.id, h.id as "householdId", p.name as head, p.id as "headId", coalesce(n.members, 0) as members,
      coalesce(n.elders, 0) as elders, h.confirmed_at as "confirmedAt", ${doorOfRow}
    ${from} ${sql.join([sql``, ...afterCursor(after, key, sql`h.id`)], sql` and `)}
    order by 1, h.id limit ${limit + 1}`.execute(tx)
  const total =
    after === undefined ? await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx) : undefined
  if (viewOf(actor) === 'full') context.trail.listed(shape.name, Math.min(rows.length, limit))
  return {
    rows: rows.slice(0, limit).map((row) => listed(context, row)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]) : null,
    total: total ? total.rows[0]!.total : null,
  }
})

function householdConditions({ actor, now }: QueryContext, filters: HouseholdFilters): RawBuilder<unknown>[] {
  const { staleDays, use, membersFrom, membersTo, withElder } = filters
  if (withElder !== undefined && viewOf(actor) === 'door') return refuseWith('role-not-allowed')
  return [
    ...(staleDays ? [staleSince(now, staleDays, sql`h.confirmed_at`)] : []),
    ...(use ? [sql`d.use = ${use}`] : []),
    ...(membersFrom === undefined ? [] : [sql`coalesce(n.members, 0) >= ${membersFrom}`]),
    ...(membersTo === undefined ? [] : [sql`coalesce(n.members, 0) <= ${membersTo}`]),
    ...(withElder ? [sql`n.elders > 0`] : []),
  ]
}

function listed({ actor }: QueryContext, row: Row): ListedHousehold {
  const elders = viewOf(actor) === 'door' ? null : row.elders
  const { id, headId, members, use } = row
  return { id, head: row.head && shownName(actor, row.head), headId, members, elders, use, ...shownDoor(row) }
}
