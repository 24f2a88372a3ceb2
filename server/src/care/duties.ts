// Who is in care and what is known of their contacts: read from eligibilities, homes and visits, never stored
// (docs/decisions/0030).
import type { DutyDocument } from '@red-steward/domain/care/documents'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { inReach } from '../registry/index.ts'

/** Of whom: everyone in reach, or those behind the doors of some buildings or behind one door, or these persons. */
export type Whose = { buildingIds: readonly Id[] } | { dwellingId: Id } | { personIds: readonly Id[] } | 'all'

/**
 * Everyone in care within reach who really lives there. Contacts of a record that was merged into somebody, and
 * who was named for it, count as theirs. A named worker counts only while they hold a post and nobody covers for them.
 */
export async function dutiesOf(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Instant },
  whose: Whose,
): Promise<DutyDocument[]> {
  const today = dayOf(now)
  const community = actor.communityId
  const { rows } = await sql<DutyDocument>`
    with cared as (
      select e.person_id, sum(e.version)::int as version,
        jsonb_agg(jsonb_build_object('code', e.group_code, 'startsOn', e.starts_on, 'endsOn', e.ends_on) order by e.group_code) as groups
      from eligibilities e
      where e.community_id = ${community} and e.ended_on is null and (e.ends_on is null or e.ends_on >= ${today}::date) ${among(whose)}
      group by e.person_id)
    select 'duty' as kind, p.id, d.building_id as "buildingId", p.id as "personId", d.id as "dwellingId",
      r.household_id as "householdId", p.birth_date as "birthDate", cared.groups, contact.at as "lastContactAt",
      case when attempt.at is not null then jsonb_build_object('at', to_char(attempt.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'result', attempt.result) end as "lastAttempt",
      case when ${isThere(actor, now, sql.ref('named.account_id'))} then named.account_id end as "assignedTo",
      p.version + cared.version + r.version + (select count(*)::int from visit_persons n
        where n.community_id = p.community_id and n.person_id = p.id and not n.withdrawn) as version
    from cared
    join persons p on p.community_id = ${community} and p.id = cared.person_id and p.died_on is null and p.merged_into is null
    join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null and r.kind <> 'REGISTERED_ONLY'
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    left join lateral (${named}) named on true
    left join lateral (${latest(true)}) contact on true
    left join lateral (${latest(false)}) attempt on attempt.at > coalesce(contact.at, '-infinity')
    where ${inReach(actor)} ${behind(whose)}
    order by p.id`.execute(tx)
  return rows
}

function among(whose: Whose) {
  if (whose === 'all' || 'buildingIds' in whose) return sql``
  if ('personIds' in whose) return sql`and e.person_id = any(${[...whose.personIds]}::uuid[])`
  return sql`and e.person_id in (select l.person_id from residences l
    where l.community_id = e.community_id and l.dwelling_id = ${whose.dwellingId} and l.to_day is null)`
}
function behind(whose: Whose) {
  if (whose === 'all' || 'personIds' in whose) return sql``
  if ('dwellingId' in whose) return sql`and d.id = ${whose.dwellingId}`
  return sql`and d.building_id = any(${[...whose.buildingIds]}::uuid[])`
}

/** Every record merged into person `p`, through whatever other; hardly anybody has one. */
const merged = sql`persons m cross join lateral records_of(m.id) other (id)`
const intoPerson = sql`m.community_id = p.community_id and m.merged_into = p.id and other.id <> p.id`

/** Who is named to look after person `p`: for the record itself, or else for one merged into it. */
const named = sql`select own.account_id from (
    (select s.account_id, 1 as rank, s.assigned_at from care_assignments s
      where s.community_id = p.community_id and s.person_id = p.id and s.ended_at is null)
    union all
    (select s.account_id, 2, s.assigned_at from ${merged}
      join care_assignments s on s.community_id = m.community_id and s.person_id = other.id
      where ${intoPerson} and s.ended_at is null)
  ) own order by own.rank, own.assigned_at desc limit 1`

/** The latest contact, or attempt in vain, of person `p` and of records merged into it. */
function latest(contact: boolean): RawBuilder<unknown> {
  const kind = contact ? sql`in` : sql`not in`
  return sql`select max.visited_at as at, max.result from (
    (select v.visited_at, v.result from visit_persons v where v.community_id = p.community_id and v.person_id = p.id
      and not v.withdrawn and v.result ${kind} ('MET', 'ANSWERED', 'RELATIVE') order by v.visited_at desc limit 1)
    union all
    (select v.visited_at, v.result from ${merged} join visit_persons v on v.community_id = m.community_id and v.person_id = other.id
      where ${intoPerson} and not v.withdrawn
        and v.result ${kind} ('MET', 'ANSWERED', 'RELATIVE') order by v.visited_at desc limit 1)
  ) max order by max.visited_at desc limit 1`
}

/** Whether an account holds a post here now and nobody covers for it; otherwise the work is the grid's. */
export function isThere(actor: Actor, now: Instant, account: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from grants g where g.community_id = ${actor.communityId} and g.account_id = ${account}
      and g.starts_at <= ${now}::timestamptz and (g.ends_at is null or g.ends_at > ${now}::timestamptz))
    and not exists (select from handovers h where h.community_id = ${actor.communityId} and h.from_account = ${account}
      and h.cover_until > ${now}::timestamptz))`
}
