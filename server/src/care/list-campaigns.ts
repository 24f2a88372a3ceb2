import {
  type CallRow,
  type CampaignRow,
  listCalls as callsShape,
  listCampaigns as campaignsShape,
} from '@red-steward/domain/care/campaigns'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Address } from '@red-steward/domain/places/address'
import { ageOn, type Day, dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { doorTables, inReach } from '../registry/index.ts'
import { addressColumns, addressOf, cursorOf, readCursor } from '../visits/index.ts'

export const listCampaigns = query(campaignsShape, async ({ tx, actor, now }, { state }) => {
  const today = dayOf(now)
  const where = state === undefined ? sql`true` : state === 'OPEN' ? sql`not ${isOver(today)}` : isOver(today)
  return { campaigns: await campaigns({ tx, actor, today }, where) }
})

/** One open run of everybody who has any; a person of two records may have two. */
const openRuns = (actor: Actor) => sql`open_runs as (
    select distinct on (kept_person(person_id)) kept_person(person_id) as person_id, id from no_answer_runs
    where community_id = ${actor.communityId} and closed_at is null order by kept_person(person_id), started_at)`

/** `isUnderWay` of the rules says the same. */
const isOver = (today: Day) => sql<boolean>`(k.closed_at is not null or k.until < ${today}::date)`

/** Campaigns with a call in reach; the progress counts what lies in reach, and no person at work. */
async function campaigns(
  { tx, actor, today }: { tx: Tx; actor: Actor; today: Day },
  where: RawBuilder<unknown>,
): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    with ${openRuns(actor)}
    select k.id, k.version, k.kind, k.title, k.script, k.rule, k.until, k.opened_at as "openedAt",
      jsonb_build_object('id', a.id, 'name', a.display_name) as "openedBy", k.closed_at as "closedAt",
      jsonb_build_object('total', n.total, 'reached', n.reached, 'unreachable', n.unreachable,
        'toCall', n.total - n.reached - n.unreachable, 'openRuns', n.runs, 'needs', n.needs) as progress
    from care_campaigns k
    join accounts a on a.id = k.opened_by
    join lateral (
      select count(*)::int as total, count(*) filter (where l.state = 'REACHED')::int as reached,
        count(*) filter (where l.state = 'UNREACHABLE')::int as unreachable,
        count(r.id)::int as runs, coalesce(sum(needed.count), 0)::int as needs
      from campaign_calls l
      join dwellings d on d.community_id = l.community_id and d.id = l.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      left join open_runs r on r.person_id = kept_person(l.person_id)
      left join lateral (select count(*) as count from campaign_outcomes o
        join needs on needs.community_id = o.community_id and needs.visit_id = o.visit_id
        where o.community_id = l.community_id and o.call_id = l.id) needed on true
      where l.community_id = k.community_id and l.campaign_id = k.id and ${inReach(actor)}
    ) n on n.total > 0
    where k.community_id = ${actor.communityId} and ${where}
    order by ${isOver(today)}, k.opened_at desc limit 100`.execute(tx)
  return rows
}

interface Row extends Address, Omit<CallRow, 'address' | 'age' | 'taken'> {
  birthDate: Day | null
  takenId: Id | null
  takenName: string | null
  takenUntil: string | null
  key: string
}

// Not reached first, the longest ago on top; then to call, by address; reached last.
const order = sql`(case l.state when 'UNREACHABLE' then '0' || to_char(l.last_called_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')
  when 'TO_CALL' then '1' else '2' end || c.name || lpad(b.number, 9, '0') || lpad(coalesce(u.number, ''), 3, '0')
  || lpad((d.floor + 100)::text, 4, '0') || lpad(d.room, 9, '0')) collate "C"`

export const listCalls = query(callsShape, async ({ tx, actor, now }, { campaignId, state, after, limit }) => {
  const [campaign] = await campaigns({ tx, actor, today: dayOf(now) }, sql`k.id = ${campaignId}`)
  if (!campaign) notFound()
  const [lastKey, lastId] = after === undefined ? ['', ''] : readCursor(after)
  const { rows } = await sql<Row>`
    with ${openRuns(actor)}
    select l.id, l.version, p.id as "personId", p.name, p.birth_date as "birthDate", l.dwelling_id as "dwellingId",
      l.household_id as "householdId", ${addressColumns}, coalesce(g.name, '') as "gridName", p.phone_mark is not null as "hasPhone",
      l.state, l.attempts, l.last_called_at as "lastCalledAt", l.last_result as "lastResult",
      l.taken_by as "takenId", t.display_name as "takenName", l.taken_until as "takenUntil", r.id as "runId", ${order} as key
    from ${doorTables} join campaign_calls l on l.community_id = d.community_id and l.dwelling_id = d.id
    join persons p on p.community_id = l.community_id and p.id = kept_person(l.person_id)
    left join grids g on g.community_id = b.community_id and g.id = b.grid_id
    left join accounts t on t.id = l.taken_by and l.taken_until > ${now}::timestamptz
    left join open_runs r on r.person_id = p.id
    where l.community_id = ${actor.communityId} and l.campaign_id = ${campaignId} and ${inReach(actor)}
      ${state ? sql`and l.state = ${state}` : sql``}
      ${after === undefined ? sql`` : sql`and (${order}, l.id) > (${lastKey}::text collate "C", ${lastId}::uuid)`}
    order by key, l.id limit ${limit + 1}`.execute(tx)
  const last = rows[limit - 1]
  return {
    campaign,
    rows: rows.slice(0, limit).map((row) => shown(row, actor.id, dayOf(now))),
    next: rows.length > limit && last ? cursorOf(last.key, last.id) : null,
  }
})

function shown(row: Row, me: Id, today: Day): CallRow {
  const { compound: _c, phase: _p, building: _b, unit: _u, room: _r, key: _k, ...rest } = row
  const { birthDate, takenId, takenName, takenUntil, ...call } = rest
  return {
    ...call,
    address: addressOf(row),
    age: birthDate === null ? null : ageOn(birthDate, today),
    taken: takenName && takenUntil ? { by: takenName, mine: takenId === me, until: takenUntil } : null,
  }
}
