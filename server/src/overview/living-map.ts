import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { type LivingMapCompound, livingMap as shape } from '@red-steward/domain/overview/queries'
import { formatBuilding } from '@red-steward/domain/places/address'
import { centreOf, type Polygon } from '@red-steward/domain/places/place'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { countsCases, type OpenAt, openByBuilding } from '../cases/index.ts'
import type { Tx } from '../kernel/db.ts'
import { keptQuery, reachKey } from '../kernel/kept.ts'
import { inForce, withinReach } from './reach.ts'

interface MapRow {
  id: string
  compoundId: string
  compound: string
  gridId: string | null
  phase: number | null
  number: string
  name: string | null
  floors: number
  polygon: Polygon | null
  dwellings: number
  occupied: number
  persons: number
  cared: number
  medianDays: number | null
  oldestDays: number | null
  never: number
}

const seesCare = (actor: Actor) => isAllowed(actor, 'registry.read-eligibility')

export const livingMap = keptQuery(shape, {
  key: ({ actor, now }) => `map ${reachKey(actor)} ${dayOf(now)} ${seesCare(actor)} ${countsCases(actor)}`,
  read: async ({ tx, actor, now }) => {
    const cases = countsCases(actor) ? await openByBuilding(tx, actor.communityId, now) : null
    const rows = await readMap(tx, actor, dayOf(now))
    const buildings = rows.map((row) => ({ ...onMap(row, seesCare(actor)), ...shownCases(cases, row.id) }))
    return { buildings, compounds: await readCompounds(tx, actor) }
  },
  tell: (_asking, map) => map,
})

/** Nothing open is a nought; what the post may not count is unknown. */
export function shownCases(cases: ReadonlyMap<Id, OpenAt> | null, place: Id) {
  const at = cases?.get(place)
  return { openCases: cases ? (at?.open ?? 0) : null, overdueCases: cases ? (at?.overdue ?? 0) : null }
}

function onMap({ medianDays, oldestDays, never, cared, ...building }: MapRow, sees: boolean) {
  return {
    ...building,
    label: formatBuilding(building.phase, building.number),
    centre: building.polygon ? centreOf(building.polygon) : null,
    cared: sees ? cared : null,
    freshness: { medianDays, oldestDays, never },
  }
}

async function readMap(tx: Tx, actor: Actor, today: Day): Promise<MapRow[]> {
  const { rows } = await sql<MapRow>`
    with homes as (
      select h.dwelling_id, bool_or(h.confirmed_at is null) as never,
        ${today}::date - (min(h.confirmed_at) at time zone 'Asia/Shanghai')::date as days
      from households h
      where h.community_id = ${actor.communityId} and h.closed_on is null
      group by h.dwelling_id
    ), doors as (
      select d.building_id, count(*)::int as dwellings, count(homes.dwelling_id)::int as occupied,
        percentile_disc(0.5) within group (order by days) filter (where not never) as "medianDays",
        max(days) filter (where not never) as "oldestDays",
        count(*) filter (where never)::int as never
      from dwellings d left join homes on homes.dwelling_id = d.id
      where d.community_id = ${actor.communityId} and d.retired_at is null
      group by d.building_id
    ), people as (
      select d.building_id, count(distinct p.id)::int as persons, count(distinct p.id) filter (where e.person_id is not null)::int as cared
      from residences r
      join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
      join persons p on p.community_id = r.community_id and p.id = r.person_id
      left join (
        select distinct e.person_id from eligibilities e where e.community_id = ${actor.communityId} and ${inForce(today)}
      ) e on e.person_id = p.id
      where r.community_id = ${actor.communityId} and r.to_day is null and p.died_on is null and p.merged_into is null
      group by d.building_id
    )
    select b.id, b.compound_id as "compoundId", c.name as compound, b.grid_id as "gridId", b.phase, b.number, b.name,
      b.floors, b.polygon, coalesce(doors.dwellings, 0) as dwellings, coalesce(doors.occupied, 0) as occupied,
      coalesce(people.persons, 0) as persons, coalesce(people.cared, 0) as cared,
      doors."medianDays", doors."oldestDays", coalesce(doors.never, 0) as never
    from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join doors on doors.building_id = b.id
    left join people on people.building_id = b.id
    where b.community_id = ${actor.communityId} and b.retired_at is null and ${withinReach(actor)}
    order by c.name, b.phase, length(b.number), b.number`.execute(tx)
  return rows
}

/** A post of some grids sees the compounds its buildings stand in. */
async function readCompounds(tx: Tx, actor: Actor): Promise<LivingMapCompound[]> {
  const { rows } = await sql<LivingMapCompound>`
    select c.id, c.name, c.outline from compounds c
    where c.community_id = ${actor.communityId} and c.retired_at is null and c.outline is not null
      and (${actor.grids === 'all'} or exists (select from buildings b where b.community_id = c.community_id
        and b.compound_id = c.id and b.retired_at is null and ${withinReach(actor)}))
    order by c.name`.execute(tx)
  return rows
}
