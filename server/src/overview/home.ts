import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { type Freshness, overviewHome as shape } from '@red-steward/domain/overview/queries'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { keptQuery, reachKey } from '../kernel/kept.ts'
import { inForce, withinReach } from './reach.ts'

interface Counts extends Freshness {
  compounds: number
  buildings: number
  dwellings: number
  occupiedDwellings: number
  households: number
  persons: number
  aged60: number
  cared: number
}

/** The counts a secretary opens the day with; a steward sees those of her own grids. */
export const overviewHome = keptQuery(shape, {
  key: ({ actor, now }) => `home ${reachKey(actor)} ${dayOf(now)}`,
  read: ({ tx, actor, now }) => count(tx, actor, dayOf(now)),
  tell: ({ actor, now }, { within90Days, within180Days, within365Days, older, never, cared, ...rest }) => ({
    ...rest,
    cared: isAllowed(actor, 'registry.read-eligibility') ? cared : null,
    freshness: { within90Days, within180Days, within365Days, older, never },
    scope: actor.grids === 'all' ? ('community' as const) : ('grids' as const),
    at: now,
  }),
})

async function count(tx: Tx, actor: Actor, today: Day): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with doors as materialized (
      select d.id, b.id as building_id, b.compound_id
      from buildings b
      left join dwellings d on d.community_id = b.community_id and d.building_id = b.id and d.retired_at is null
      where b.community_id = ${actor.communityId} and b.retired_at is null and ${withinReach(actor)}
    ), homes as materialized (
      select h.dwelling_id, count(*) as households,
        case when bool_or(h.confirmed_at is null) then null
          else ${today}::date - (min(h.confirmed_at) at time zone 'Asia/Shanghai')::date end as days
      from households h
      where h.community_id = ${actor.communityId} and h.closed_on is null and h.dwelling_id in (select id from doors)
      group by h.dwelling_id
    ), people as materialized (
      select distinct p.id, p.birth_date
      from residences r
      join persons p on p.community_id = r.community_id and p.id = r.person_id
      where r.community_id = ${actor.communityId} and r.to_day is null and r.dwelling_id in (select id from doors)
        and p.died_on is null and p.merged_into is null
    )
    select
      (select count(distinct compound_id) from doors)::int as compounds,
      (select count(distinct building_id) from doors)::int as buildings,
      (select count(id) from doors)::int as dwellings,
      h.*, p.*,
      (select count(distinct e.person_id) from eligibilities e
        where e.community_id = ${actor.communityId} and ${inForce(today)} and e.person_id in (select id from people))::int as cared
    from (
      select count(*)::int as "occupiedDwellings", coalesce(sum(households), 0)::int as households,
        count(*) filter (where days <= 90)::int as "within90Days",
        count(*) filter (where days > 90 and days <= 180)::int as "within180Days",
        count(*) filter (where days > 180 and days <= 365)::int as "within365Days",
        count(*) filter (where days > 365)::int as older,
        count(*) filter (where days is null)::int as never
      from homes
    ) h, (
      select count(*)::int as persons,
        count(*) filter (where birth_date <= (${today}::date - interval '60 years'))::int as aged60
      from people
    ) p`.execute(tx)
  return rows[0]!
}
