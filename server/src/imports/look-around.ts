// What the register knows about the doors and the people of some rows, in a handful of set-based reads.
import type { Id } from '@red-steward/domain/ids'
import type { Candidate } from '@red-steward/domain/imports/decide'
import type { OpenHousehold } from '@red-steward/domain/imports/decide-household'
import type { PlannedDoor, PlannedRow } from '@red-steward/domain/imports/plan'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { sql } from 'kysely'
import type { Reading } from './plans.ts'

export interface Surroundings {
  dwellingOf(door: PlannedDoor): { id: Id; use: DwellingUse } | undefined
  householdsAt(dwellingId: Id): OpenHousehold[]
  candidatesFor(row: PlannedRow, dwellingId: Id | undefined): Candidate[]
  marksOf(row: PlannedRow): Marks
}

/** `created`: people this import itself has made; they are nobody's candidates, or a commit would ask what its dry run did not. */
export async function lookAround(
  context: Reading,
  doors: readonly PlannedDoor[],
  created: ReadonlySet<Id>,
): Promise<Surroundings> {
  const rows = doors.flatMap((door) => door.households.flat())
  const marks = new Map(rows.map((row) => [row, marksOfRow(context, row)]))
  const dwellings = await dwellingsOf(context, doors)
  const idMarks = [...marks.values()].flatMap((mark) => (mark.idMark ? [mark.idMark] : []))
  const names = [...new Set(rows.map((row) => row.facts!.name))]
  const dwellingIds = [...dwellings.values()].map((dwelling) => dwelling.id)
  const everybody = await candidatesOf(context, dwellingIds, idMarks, names)
  const households = await householdsOf(context, dwellingIds, everybody)
  const candidates = everybody.filter(({ id }) => !created.has(id))

  const byIdMark = groupBy(candidates, (person) => (person.idMark ? [person.idMark] : []))
  const byName = groupBy(candidates, (person) => [person.name])
  const byDwelling = groupBy(candidates, (person) => person.homes.map((home) => home.dwellingId))
  return {
    dwellingOf: (door) => dwellings.get(door.key),
    householdsAt: (dwellingId) => households.get(dwellingId) ?? [],
    marksOf: (row) => marks.get(row) ?? {},
    candidatesFor(row, dwellingId) {
      const { idMark } = marks.get(row) ?? {}
      const found = new Set([
        ...((idMark && byIdMark.get(idMark)) || []),
        ...((dwellingId && byDwelling.get(dwellingId)) || []),
        ...(byName.get(row.facts!.name) ?? []),
      ])
      return [...found]
    },
  }
}

// A plan is one community's, so its rows keep their marks from the dry run to the commit.
const known = new WeakMap<object, Marks>()

function marksOfRow({ vault }: Reading, { facts }: PlannedRow): Marks {
  if (!facts) return {}
  const marks = known.get(facts) ?? {
    ...(facts.idNumber ? { idMark: vault.fingerprint('id-number', facts.idNumber).toString('hex') } : {}),
    ...(facts.phone ? { phoneMark: vault.fingerprint('phone', facts.phone).toString('hex') } : {}),
  }
  known.set(facts, marks)
  return marks
}

interface Marks {
  idMark?: string
  phoneMark?: string
}

async function dwellingsOf({ tx, actor }: Reading, doors: readonly PlannedDoor[]) {
  const known = doors.flatMap(({ key, door }) =>
    door.kind === 'door' ? [{ key, building: door.buildingId, door: door.doorKey }] : [],
  )
  if (known.length === 0) return new Map<string, { id: Id; use: DwellingUse }>()
  const { rows } = await sql<{ key: string; id: Id; use: DwellingUse }>`
    select x.key, d.id, d.use from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) x (key text, building uuid, door text)
    join dwellings d on d.community_id = ${actor.communityId} and d.building_id = x.building and d.door_key = x.door
      and d.retired_at is null`.execute(tx)
  return new Map(rows.map(({ key, id, use }) => [key, { id, use }]))
}

async function candidatesOf({ tx, actor }: Reading, dwellingIds: Id[], idMarks: string[], names: string[]) {
  const community = actor.communityId
  // Three plain reads instead of one clever one: each has its index whatever the statistics say of a table that fills.
  const marks = idMarks.map((mark) => `\\x${mark}`)
  const atDoors = await sql<{ id: Id }>`
    select r.person_id as id from unnest(${dwellingIds}::uuid[]) wanted (id)
    join residences r on r.community_id = ${community} and r.dwelling_id = wanted.id and r.to_day is null`.execute(tx)
  const marked = await sql<{ id: Id }>`
    select p.id from unnest(${marks}::bytea[]) wanted (mark)
    join persons p on p.community_id = ${community} and p.id_number_mark = wanted.mark`.execute(tx)
  const named = await sql<{ id: Id }>`
    select p.id from unnest(${names}::text[]) wanted (name) join persons p on p.community_id = ${community} and p.name = wanted.name`.execute(
    tx,
  )
  const ids = [...new Set([...atDoors.rows, ...marked.rows, ...named.rows].map((row) => row.id))]
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<Candidate, 'homes'>>`
    select id, name, sex, birth_date as "birthDate", encode(id_number_mark, 'hex') as "idMark",
      encode(phone_mark, 'hex') as "phoneMark", died_on as "diedOn"
    from unnest(${ids}::uuid[]) wanted (id) join persons p using (id)
    where p.community_id = ${community} and p.merged_into is null order by id`.execute(tx)
  const homes = await sql<Candidate['homes'][number] & { personId: Id }>`
    select person_id as "personId", id as "residenceId", household_id as "householdId", dwelling_id as "dwellingId", relation, kind
    from unnest(${ids}::uuid[]) wanted (person_id) join residences r using (person_id)
    where r.community_id = ${community} and r.to_day is null`.execute(tx)
  const byPerson = groupBy(homes.rows, (home) => [home.personId])
  return rows.map((person): Candidate => ({ ...person, homes: byPerson.get(person.id) ?? [] }))
}

async function householdsOf({ tx, actor }: Reading, dwellingIds: Id[], candidates: readonly Candidate[]) {
  const { rows } = await sql<{ id: Id; dwellingId: Id }>`
    select h.id, h.dwelling_id as "dwellingId" from unnest(${dwellingIds}::uuid[]) wanted (id)
    join households h on h.community_id = ${actor.communityId} and h.dwelling_id = wanted.id and h.closed_on is null
    order by h.id`.execute(tx)
  const members = groupBy(
    candidates.flatMap(({ id, name, birthDate, homes }) =>
      homes.map(({ householdId, relation }) => ({ householdId, member: { id, name, relation, birthDate } })),
    ),
    ({ householdId }) => [householdId],
  )
  const households = rows.map((row): OpenHousehold & { dwellingId: Id } => {
    return { ...row, members: (members.get(row.id) ?? []).map(({ member }) => member) }
  })
  return groupBy(households, (household) => [household.dwellingId])
}

/**
 * While a table fills, what the planner remembers of it is old: a nested loop over "two rows" may meet ten thousand.
 * Without nested loops the worst is one pass over the community.
 */
export async function planForGrowingTables({ tx }: Pick<Reading, 'tx'>): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx)
}

function groupBy<Item, Key>(items: readonly Item[], keysOf: (item: Item) => Key[]): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}
