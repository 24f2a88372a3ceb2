// A small community of the simulator, made in a few statements: grids, buildings, doors, households, people, and those
// who work there. Synthetic: community codes of area 522699, which does not exist.
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Tx } from '../server/src/kernel/db.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { entered } from '../server/src/kernel/transaction.ts'

export interface SimPerson {
  id: Id
  householdId: Id
  residenceId: Id
}
export interface SimWorld {
  communityId: Id
  grids: Id[]
  buildings: Id[]
  doors: { id: Id; buildingId: Id }[]
  households: { id: Id; doorId: Id }[]
  persons: SimPerson[]
  secretary: Actor
}

export interface Size {
  grids: number
  buildingsPerGrid: number
  doorsPerBuilding: number
}

let codes = 0

/** Everything as one transaction; every second door has a household of two. */
export async function newWorld(machine: Machine, size: Size): Promise<SimWorld> {
  const communityId = newId()
  const many = (count: number) => Array.from({ length: count }, () => newId())
  const grids = many(size.grids)
  const buildings = many(size.grids * size.buildingsPerGrid)
  const doors = many(buildings.length * size.doorsPerBuilding).map((id, at) => ({
    id,
    buildingId: buildings[Math.floor(at / size.doorsPerBuilding)]!,
  }))
  const households = doors.filter((_, at) => at % 2 === 0).map(({ id }) => ({ id: newId(), doorId: id }))
  const persons = households.flatMap(({ id: householdId }) => [
    { id: newId(), householdId, residenceId: newId() },
    { id: newId(), householdId, residenceId: newId() },
  ])
  const elders = persons.filter((_, at) => at % 4 === 1).map(({ id }) => id)
  const recorder = newId()
  const code = `522699${String(Date.now() % 1_000_000).padStart(6, '0')}${String(++codes % 1000).padStart(3, '0')}`
  await inside(machine, communityId, async (tx) => {
    await sql`insert into communities (id, code, name) values (${communityId}, ${code}, '模拟社区')`.execute(tx)
    await sql`insert into grids (community_id, id, code, name, kind)
      select ${communityId}, id, '522699' || lpad(n::text, 9, '0'), '网格' || n, 'BASE' from unnest(${grids}::uuid[]) with ordinality x (id, n)`.execute(
      tx,
    )
    const compound = newId()
    await sql`insert into compounds (community_id, id, name) values (${communityId}, ${compound}, '模拟小区')`.execute(
      tx,
    )
    await sql`insert into buildings (community_id, id, compound_id, grid_id, number, floors)
      select ${communityId}, id, ${compound}, (${grids}::uuid[])[((n - 1) / ${size.buildingsPerGrid}::int)::int + 1], n::text, 18
      from unnest(${buildings}::uuid[]) with ordinality x (id, n)`.execute(tx)
    await sql`insert into dwellings (community_id, id, building_id, floor, room, door_key, use)
      select ${communityId}, id, building, 1, (100 + n)::text, n::text, 'OWNER'
      from unnest(${doors.map(({ id }) => id)}::uuid[], ${doors.map(({ buildingId }) => buildingId)}::uuid[]) with ordinality x (id, building, n)`.execute(
      tx,
    )
    await sql`insert into persons (community_id, id, name, birth_date, registered_at)
      select ${communityId}, id, '居民' || n, '1980-05-04', now() from unnest(${persons.map(({ id }) => id)}::uuid[]) with ordinality x (id, n)`.execute(
      tx,
    )
    await sql`insert into households (community_id, id, dwelling_id, head_person_id, registered_at)
      select ${communityId}, id, door, head, now() from unnest(${households.map(({ id }) => id)}::uuid[],
        ${households.map(({ doorId }) => doorId)}::uuid[], ${persons.filter((_, at) => at % 2 === 0).map(({ id }) => id)}::uuid[]) x (id, door, head)`.execute(
      tx,
    )
    await sql`insert into residences (community_id, id, person_id, household_id, dwelling_id, relation, kind)
      select ${communityId}, x.id, x.person, x.household, h.dwelling_id, case when x.n % 2 = 1 then '02' else '99' end, 'AT_HOME'
      from unnest(${persons.map(({ residenceId }) => residenceId)}::uuid[], ${persons.map(({ id }) => id)}::uuid[],
        ${persons.map(({ householdId }) => householdId)}::uuid[]) with ordinality x (id, person, household, n)
      join households h on h.community_id = ${communityId} and h.id = x.household`.execute(tx)
    await sql`insert into accounts (id, login_name, display_name) values (${recorder}, ${`r${recorder.replaceAll('-', '')}`}, '登记')`.execute(
      tx,
    )
    // Every fourth person lives alone and is 84: visits move duties, an unanswered call begins a flow.
    await sql`update persons set birth_date = '1942-03-01' where community_id = ${communityId} and id = any(${elders}::uuid[])`.execute(
      tx,
    )
    await sql`insert into eligibilities (community_id, id, person_id, group_code, decided_by, basis, starts_on, recorded_by)
      select ${communityId}, gen_random_uuid(), id, 'K05', '民政部门', 'STATUTORY_DUTY', current_date - 30, ${recorder}
      from unnest(${elders}::uuid[]) id`.execute(tx)
  })
  const secretary = await newWorker(machine, communityId, 'secretary', 'all')
  return { communityId, grids, buildings, doors, households, persons, secretary }
}

export async function newWorker(machine: Machine, communityId: Id, role: Role, grids: 'all' | Id[]): Promise<Actor> {
  const id = newId()
  await inside(machine, communityId, async (tx) => {
    await sql`insert into accounts (id, login_name, display_name) values (${id}, ${`s${id.replaceAll('-', '')}`}, ${role})`.execute(
      tx,
    )
  })
  await post(machine, communityId, id, role, grids)
  return { id, name: role, role, communityId, grids }
}

/** Gives an account its only post anew: other grids from now on, or none. */
export async function post(machine: Machine, communityId: Id, account: Id, role: Role, grids: 'all' | Id[]) {
  await inside(machine, communityId, async (tx) => {
    const now = machine.now().toISOString()
    await sql`update grants set ends_at = ${now} where community_id = ${communityId} and account_id = ${account} and ends_at is null`.execute(
      tx,
    )
    await sql`insert into grants (community_id, id, account_id, role, grid_ids, starts_at)
      values (${communityId}, ${newId()}, ${account}, ${role}, ${grids === 'all' ? null : grids}, ${now})`.execute(tx)
  })
}

export function inside<T>(machine: Machine, communityId: Id, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor: Actor = { id: communityId, name: '', role: 'secretary', communityId, grids: 'all' }
  return entered(machine.db, { actor }, machine.now().toISOString(), ({ tx }) => work(tx))
}
