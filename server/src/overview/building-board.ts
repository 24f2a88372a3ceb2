import { isAllowed } from '@red-steward/domain/identity/permissions'
import { type BoardDoor, buildingBoard as shape } from '@red-steward/domain/overview/queries'
import { formatAddress } from '@red-steward/domain/places/address'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { inForce, withinReach } from './reach.ts'

interface BoardRow {
  id: string
  compoundId: string
  compound: string
  gridId: string | null
  phase: number | null
  number: string
  name: string | null
  floors: number
  units: { id: string; number: string }[]
  doors: (Omit<BoardDoor, 'openCases' | 'care' | 'children' | 'elders'> & {
    care: boolean
    children: number
    elders: number
  })[]
}

/** One statement, one round trip: a board is opened at every door, so it must cost what a door costs. */
export const buildingBoard = query(shape, async ({ tx, actor, now }, { buildingId }) => {
  const today = dayOf(now)
  const { rows } = await sql<BoardRow>`
    with standing as materialized (
      select d.* from dwellings d
      where d.community_id = ${actor.communityId} and d.building_id = ${buildingId} and d.retired_at is null
    ), people as (
      select r.dwelling_id, count(*) as persons,
        count(*) filter (where p.birth_date > ${today}::date - interval '14 years') as children,
        count(*) filter (where p.birth_date <= ${today}::date - interval '60 years') as elders,
        bool_or(served.person_id is not null) as care
      from standing d
      join residences r on r.community_id = ${actor.communityId} and r.dwelling_id = d.id and r.to_day is null
      join persons p on p.community_id = r.community_id and p.id = r.person_id and p.died_on is null and p.merged_into is null
      left join lateral (
        select e.person_id from eligibilities e where e.community_id = p.community_id and e.person_id = p.id and ${inForce(today)}
        limit 1 -- keeps it a lookup per person: hashing the whole community's eligibilities costs more than the board
      ) served on true
      group by r.dwelling_id
    ), homes as (
      select h.dwelling_id, count(*) as households, bool_or(h.confirmed_at is null) as never, min(h.confirmed_at) as confirmed_at
      from standing d
      join households h on h.community_id = ${actor.communityId} and h.dwelling_id = d.id and h.closed_on is null
      group by h.dwelling_id
    ), doors as (
      select d.id as "dwellingId", d.unit_id as "unitId", d.floor, d.room, d.door_key as "doorKey", d.use,
        coalesce(homes.households, 0) as households, coalesce(people.persons, 0) as persons,
        coalesce(people.children, 0) as children, coalesce(people.elders, 0) as elders, coalesce(people.care, false) as care,
        case when homes.never then null
          else ${today}::date - (coalesce(homes.confirmed_at, d.confirmed_at) at time zone 'Asia/Shanghai')::date
        end as "confirmedDaysAgo"
      from standing d
      left join homes on homes.dwelling_id = d.id
      left join people on people.dwelling_id = d.id
    )
    select b.id, b.compound_id as "compoundId", c.name as compound, b.grid_id as "gridId", b.phase, b.number, b.name, b.floors,
      (select coalesce(json_agg(json_build_object('id', u.id, 'number', u.number) order by length(u.number), u.number), '[]')
        from units u where u.community_id = b.community_id and u.building_id = b.id) as units,
      (select coalesce(json_agg(doors order by doors.floor desc, length(doors.room), doors.room), '[]') from doors) as doors
    from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where b.community_id = ${actor.communityId} and b.id = ${buildingId} and b.retired_at is null and ${withinReach(actor)}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return notFound()
  const { units, doors, ...building } = row
  const address = formatAddress({ compound: row.compound, phase: row.phase, building: row.number })
  const sees = isAllowed(actor, 'registry.read-eligibility')
  return {
    building: { ...building, address },
    units,
    doors: doors.map((door) => ({
      ...door,
      children: sees ? door.children : null,
      elders: sees ? door.elders : null,
      care: sees ? door.care : null,
      openCases: 0,
    })),
  }
})
