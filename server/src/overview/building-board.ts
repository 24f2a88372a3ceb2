import { type Actor, reaches } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { type BoardDoor, buildingBoard as shape } from '@red-steward/domain/overview/queries'
import { formatAddress } from '@red-steward/domain/places/address'
import { type Day, dayOf, yearsBefore } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { countsCases, openByDoor } from '../cases/index.ts'
import type { Tx } from '../kernel/db.ts'
import { keptQuery } from '../kernel/kept.ts'
import type { QueryContext } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { shownCases } from './living-map.ts'
import { inForce } from './reach.ts'

const seesCare = (actor: Actor) => isAllowed(actor, 'registry.read-eligibility')

export const buildingBoard = keptQuery(shape, {
  key: ({ actor, now }, { buildingId }) => `board ${buildingId} ${dayOf(now)} ${seesCare(actor)} ${countsCases(actor)}`,
  read: async ({ tx, actor, now }, { buildingId }) => (await readBoard({ tx, actor, now }, buildingId)) ?? notFound(),
  // Kept for whoever may ask, so reach is judged each time.
  tell: ({ actor }, board) => (reaches(actor, board.building.gridId) ? board : notFound()),
})

async function readBoard({ tx, actor, now }: Pick<QueryContext, 'tx' | 'actor' | 'now'>, buildingId: Id) {
  const [today, sees] = [dayOf(now), seesCare(actor)]
  const standing = await findStanding(tx, actor, buildingId)
  if (!standing || !reaches(actor, standing.gridId)) return undefined
  const { units, ...building } = standing
  const doors = await readDoors(tx, actor, buildingId, today)
  const cases = countsCases(actor) ? await openByDoor(tx, actor.communityId, buildingId, now) : null
  const address = formatAddress({ compound: building.compound, phase: building.phase, building: building.number })
  return {
    building: { ...building, address },
    units,
    doors: doors.map((door) => ({
      ...door,
      ...(sees ? {} : unseen),
      ...shownCases(cases, door.dwellingId),
    })),
  }
}

const unseen = { children: null, elders: null, care: null }

interface Standing {
  id: Id
  compoundId: Id
  compound: string
  gridId: Id | null
  phase: number | null
  number: string
  name: string | null
  floors: number
  units: { id: Id; number: string }[]
}

async function findStanding(tx: Tx, actor: Actor, buildingId: Id): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select b.id, b.compound_id as "compoundId", c.name as compound, b.grid_id as "gridId", b.phase, b.number, b.name, b.floors,
      (select coalesce(json_agg(json_build_object('id', u.id, 'number', u.number) order by length(u.number), u.number), '[]')
        from units u where u.community_id = ${actor.communityId} and u.building_id = b.id) as units
    from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where b.community_id = ${actor.communityId} and b.id = ${buildingId} and b.retired_at is null`.execute(tx)
  return rows[0]
}

/**
 * A board is opened at every door, so it must cost what a door costs: the laterals (and `offset 0`) keep the plan to
 * index lookups per door, where flat joins make PostgreSQL read the whole community for one building.
 */
async function readDoors(tx: Tx, actor: Actor, buildingId: Id, today: Day) {
  const community = actor.communityId
  const { rows } = await sql<Omit<BoardDoor, 'openCases' | 'overdueCases'>>`
    select d.id as "dwellingId", d.unit_id as "unitId", d.floor, d.room, d.door_key as "doorKey", d.use,
      homes.households, people.persons, people.children, people.elders, people.care,
      case when not homes.never
        then ${today}::date - (coalesce(homes.confirmed_at, d.confirmed_at) at time zone 'Asia/Shanghai')::date
      end as "confirmedDaysAgo"
    from dwellings d
    cross join lateral (
      select count(*)::int as households, coalesce(bool_or(h.confirmed_at is null), false) as never, min(h.confirmed_at) as confirmed_at
      from households h
      where h.community_id = ${community} and h.dwelling_id = d.id and h.closed_on is null
    ) homes
    cross join lateral (
      select count(*)::int as persons,
        (count(*) filter (where p.birth_date > ${yearsBefore(today, 14)}::date))::int as children,
        (count(*) filter (where p.birth_date <= ${yearsBefore(today, 60)}::date))::int as elders,
        coalesce(bool_or(exists (
          select from eligibilities e where e.community_id = ${community} and e.person_id = p.id and ${inForce(today)} offset 0
        )), false) as care
      from residences r
      join persons p on p.community_id = ${community} and p.id = r.person_id and p.died_on is null and p.merged_into is null
      where r.community_id = ${community} and r.dwelling_id = d.id and r.to_day is null
    ) people
    where d.community_id = ${community} and d.building_id = ${buildingId} and d.retired_at is null
    order by d.floor desc, length(d.room), d.room`.execute(tx)
  return rows
}
