// Which rolls are in memory, and that they are true: each carries the epoch of the pass after which it was read
// (kernel/gate.ts), and what the feed tells since then is read anew before it answers again.
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { QueryContext } from '../kernel/query.ts'
import { mostMemory } from '../kernel/room.ts'
import { nameReader } from './pinyin.ts'
import { Roll } from './roll.ts'
import { readDoors, readPersons } from './roll-read.ts'
import { readPlaces } from './search-places.ts'

interface Kept {
  roll: Roll
  epoch: number
  /** All that was visible in it is in the roll. */
  snapshot: string
}

/** A community of 24,926 persons takes 30 to 38 MB of the heap. */
const BYTES_PER_PERSON = 1_500
/** Beyond so many changes reading all is cheaper than reading each. */
const MANY_CHANGES = 3_000

const kept = new Map<Id, Kept>()
const updating = new Map<Id, Promise<unknown>>()

/** The roll as it was at this epoch or later; undefined when it must be read first. */
export function rollInMemory(communityId: Id, epoch: number): Roll | undefined {
  const known = kept.get(communityId)
  if (!known || known.epoch < epoch) return undefined
  // The one used last goes last when room is needed.
  kept.delete(communityId)
  kept.set(communityId, known)
  return known.roll
}

/** The roll of the community in hand, brought up to date in this transaction if need be; one at a time. */
export async function currentRoll({ tx, actor, epoch }: Pick<QueryContext, 'tx' | 'actor' | 'epoch'>): Promise<Roll> {
  const { communityId } = actor
  const before = updating.get(communityId) ?? Promise.resolve()
  const now = before.then(async () => rollInMemory(communityId, epoch) ?? (await update(tx, communityId, epoch)))
  const settled = now.catch(() => {})
  updating.set(communityId, settled)
  try {
    return await now
  } finally {
    if (updating.get(communityId) === settled) updating.delete(communityId)
  }
}

async function update(tx: Tx, communityId: Id, epoch: number): Promise<Roll> {
  const known = kept.get(communityId)
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(tx)
  const { snapshot } = rows[0]!
  const changes = known && (await changesSince(tx, communityId, known.snapshot))
  try {
    if (!known || !changes) {
      const roll = await readRoll(tx, communityId)
      makeRoom(communityId, roll.persons.size)
      kept.set(communityId, { roll, epoch, snapshot })
      return roll
    }
    await catchUp(tx, communityId, known.roll, changes)
    Object.assign(known, { epoch, snapshot })
    return known.roll
  } catch (error) {
    kept.delete(communityId) // half a catching up is worse than none
    throw error
  }
}

/** The whole roll, straight from the register; for tests of the kept one too. */
export async function readRoll(tx: Tx, communityId: Id): Promise<Roll> {
  const reader = await nameReader()
  const places = await readPlaces(tx, communityId)
  const doors = await readDoors(tx, communityId)
  const byId = new Map(doors.map((door) => [door.id, door]))
  return Roll.make(places, doors, await readPersons(tx, communityId, reader, (id) => byId.get(id)))
}

function makeRoom(communityId: Id, persons: number) {
  kept.delete(communityId)
  let all = persons
  for (const { roll } of kept.values()) all += roll.persons.size
  for (const [id, { roll }] of kept) {
    if (all * BYTES_PER_PERSON <= mostMemory) return
    kept.delete(id)
    all -= roll.persons.size
  }
}

interface Changes {
  persons: Id[]
  households: Id[]
  dwellings: Id[]
  buildings: Id[]
  places: boolean
}

/** What the feed tells since the snapshot; undefined when it is too much, or an import, which touches everything. */
async function changesSince(tx: Tx, communityId: Id, snapshot: string): Promise<Changes | undefined> {
  const { rows } = await sql<{ kind: string; id: Id }>`
    select subject_kind as kind, subject_id as id from feed
    where community_id = ${communityId} and transaction_id >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
      and not pg_visible_in_snapshot(transaction_id, ${snapshot}::pg_snapshot)
    order by transaction_id desc limit ${MANY_CHANGES}`.execute(tx) // in the order of the key, so that only the key is read
  if (rows.length === MANY_CHANGES || rows.some(({ kind }) => kind === 'import')) return undefined
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return {
    persons: of('person'),
    households: of('household'),
    dwellings: of('dwelling'),
    buildings: of('building'),
    places: rows.some(({ kind }) => ['compound', 'building', 'grid', 'dwelling'].includes(kind)),
  }
}

/** Whatever could look different now is read anew: changed persons and households, everyone in them, and their doors. */
async function catchUp(tx: Tx, communityId: Id, roll: Roll, changes: Changes) {
  const reader = await nameReader()
  const [households, buildings] = [new Set(changes.households), new Set(changes.buildings)]
  const { rows: related } = await sql<{ person: Id; door: Id }>`
    select person_id as person, dwelling_id as door from residences
      where community_id = ${communityId} and person_id = any(${changes.persons}::uuid[])
    union select person_id, dwelling_id from residences
      where community_id = ${communityId} and household_id = any(${changes.households}::uuid[])
    union select null, dwelling_id from households
      where community_id = ${communityId} and id = any(${changes.households}::uuid[])
    union select null, id from dwellings
      where community_id = ${communityId} and building_id = any(${changes.buildings}::uuid[])`.execute(tx)
  const persons = new Set([...changes.persons, ...related.flatMap(({ person }) => person ?? [])])
  const doors = new Set([...changes.dwellings, ...related.map(({ door }) => door)])
  for (const id of persons) for (const { door } of roll.persons.get(id)?.homes ?? []) doors.add(door.id)
  for (const { id, householdId, buildingId } of roll.doors.values()) {
    if ((householdId && households.has(householdId)) || buildings.has(buildingId)) doors.add(id)
  }

  const places = changes.places ? await readPlaces(tx, communityId) : roll.places
  const newDoors = new Map((await readDoors(tx, communityId, [...doors])).map((door) => [door.id, door]))
  const doorOf = (id: Id) => roll.doors.get(id) ?? newDoors.get(id)
  const read = await readPersons(tx, communityId, reader, doorOf, [...persons])
  const newPersons = new Map(read.map((person) => [person.id, person]))

  // From here on nothing waits: nobody sees half of it.
  if (places !== roll.places) roll.putPlaces(places)
  for (const id of doors) roll.putDoor(id, newDoors.get(id))
  for (const id of persons) roll.putPerson(id, newPersons.get(id))
}
