// Reads the roll from the register: the whole of a community, or the doors and persons that changed. Plain scans of single
// tables, put together here: no plan can go wrong on them, however new the community is.
import type { Id } from '@red-steward/domain/ids'
import { nameTokens } from '@red-steward/domain/registry/names'
import type { Day } from '@red-steward/domain/time'
import { CompiledQuery } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { NameReader } from './pinyin.ts'
import { markText, type RollDoor, type RollHome, type RollPerson } from './roll.ts'

interface DoorRow {
  id: Id
  building_id: Id
  door_key: string
  has_unit: boolean
  room: string
  retired: boolean
}

const doorColumns = `select id, building_id, door_key, unit_id is not null as has_unit, room, retired_at is not null as retired
  from dwellings where community_id = $1`
const homeColumns = `select id, dwelling_id, head_person_id from households where community_id = $1 and closed_on is null`
const countColumns = `select dwelling_id, count(*)::int as residents from residences
  where community_id = $1 and to_day is null and kind <> 'REGISTERED_ONLY'`

/** The doors, with the household and the number of people behind each; all of them, or those of these ids. */
export async function readDoors(tx: Tx, communityId: Id, ids?: readonly Id[]): Promise<RollDoor[]> {
  const ask = asking(tx, communityId, ids)
  const doors = await ask<DoorRow>(doorColumns, 'id')
  const homes = await ask<{ id: Id; dwelling_id: Id; head_person_id: Id | null }>(
    homeColumns,
    'dwelling_id',
    'order by opened_on nulls first, id',
  )
  const counts = await ask<{ dwelling_id: Id; residents: number }>(countColumns, 'dwelling_id', 'group by dwelling_id')
  const behind = new Map<Id, RollDoor>()
  for (const { id, building_id, door_key, has_unit, ...rest } of doors) {
    behind.set(id, {
      id,
      buildingId: building_id,
      doorKey: door_key,
      hasUnit: has_unit,
      ...rest,
      householdId: null,
      headId: null,
      residents: 0,
    })
  }
  for (const { id, dwelling_id, head_person_id } of homes) {
    const door = behind.get(dwelling_id)
    if (door && door.householdId === null) Object.assign(door, { householdId: id, headId: head_person_id })
  }
  for (const { dwelling_id, residents } of counts) {
    const door = behind.get(dwelling_id)
    if (door) door.residents = residents
  }
  return [...behind.values()]
}

interface PersonRow {
  id: Id
  name: string
  pinyin: string
  reading_override: string | null
  sex: RollPerson['sex']
  birth_date: Day | null
  died: boolean
  id_number_mark: Buffer | null
  phone_mark: Buffer | null
  phone_tail_mark: Buffer | null
}
interface ResidenceRow {
  person_id: Id
  household_id: Id
  dwelling_id: Id
  relation: string
  open: boolean
}

const personColumns = `select id, name, pinyin, reading_override, sex, birth_date, died_on is not null as died,
  id_number_mark, phone_mark, phone_tail_mark
  from persons where community_id = $1 and merged_into is null`
const residenceColumns = `select person_id, household_id, dwelling_id, relation, to_day is null as open
  from residences where community_id = $1`

/** The persons who live or lived somewhere; all of them, or those of these ids. `doorOf` gives the doors read before. */
export async function readPersons(
  tx: Tx,
  communityId: Id,
  reader: NameReader,
  doorOf: (id: Id) => RollDoor | undefined,
  ids?: readonly Id[],
): Promise<RollPerson[]> {
  const ask = asking(tx, communityId, ids)
  const residences = await ask<ResidenceRow>(
    residenceColumns,
    'person_id',
    "order by to_day desc nulls first, kind = 'REGISTERED_ONLY'",
  )
  const homesOf = new Map<Id, { homes: RollHome[]; open: boolean }>()
  for (const { person_id, household_id, dwelling_id, relation, open } of residences) {
    const door = doorOf(dwelling_id)
    if (!door) continue
    const home = { door, householdId: household_id, relation }
    const known = homesOf.get(person_id)
    if (!known) homesOf.set(person_id, { homes: [home], open })
    else if (open) known.homes.push(home) // open ones come first; of closed ones only the last counts
  }
  const rows = await ask<PersonRow>(personColumns, 'id')
  return rows.flatMap(({ id, name, pinyin, reading_override, sex, birth_date, died, ...row }) => {
    const lived = homesOf.get(id)
    if (!lived) return []
    const fits = pinyin !== '' && pinyin.split("'").length === nameTokens(name).length
    const marks = [row.id_number_mark, row.phone_mark, row.phone_tail_mark].map((mark) => mark && markText(mark))
    return {
      id,
      name,
      pinyin: fits ? pinyin : reader.read(name, reading_override).pinyin,
      sex,
      birthDate: birth_date,
      former: died || !lived.open,
      homes: lived.homes,
      marks: marks as unknown as RollPerson['marks'],
    }
  })
}

function asking(tx: Tx, communityId: Id, ids: readonly Id[] | undefined) {
  return async <Row>(columns: string, by: string, end = ''): Promise<Row[]> => {
    const only = ids ? ` and ${by} = any ($2::uuid[])` : ''
    const values = ids ? [communityId, [...ids]] : [communityId]
    return (await tx.executeQuery<Row>(CompiledQuery.raw(`${columns}${only} ${end}`, values))).rows
  }
}
