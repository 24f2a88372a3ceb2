import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { type SuspectedPerson, duplicates as shape } from '@red-steward/domain/registry/duplicates'
import { type Comparable, similarity, WORTH_A_LOOK } from '@red-steward/domain/registry/similarity'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { inReach } from './reach.ts'

interface Row extends Comparable {
  id: Id
  sex: '0' | '1' | '2' | '9'
  confirmedAt: string | null
  compound: string | null
  phase: number | null
  building: string | null
  unit: string | null
  room: string | null
}

/** The database finds pairs that share something telling; the rule of the domain weighs them. */
export const duplicates = query(shape, async (context, { personId, limit }) => {
  const pairs = await suspects(context, personId)
  const people = await peopleOf(context, [...new Set(pairs.flat())])
  const weighed = pairs.flatMap(([firstId, secondId]) => {
    const [first, second] = [people.get(firstId), people.get(secondId)]
    if (!first || !second) return []
    const { score, reasons } = similarity(first, second)
    return score >= WORTH_A_LOOK ? [{ score, reasons, first, second }] : []
  })
  weighed.sort((a, b) => b.score - a.score || (a.first.pinyin < b.first.pinyin ? -1 : 1))
  const shown = weighed.slice(0, limit)
  return {
    pairs: shown.map((pair) => ({ ...pair, first: suspected(pair.first), second: suspected(pair.second) })),
    total: weighed.length,
  }
})

/**
 * Pairs worth weighing, smaller id first: the same number, phone and surname's letter, birth date and letter, whole
 * sound with something near it, door and letter. Equality joins only, so that a community takes a second and not hours.
 */
async function suspects({ tx, actor }: QueryContext, personId: Id | undefined): Promise<[Id, Id][]> {
  const one = personId ?? null
  const { rows } = await sql<{ a: Id; b: Id }>`
    with people as materialized (
      select distinct on (p.id) p.id, p.pinyin, left(p.initials, 1) as letter, p.birth_date as born, p.id_number_mark as id_mark,
        p.phone_mark, r.dwelling_id as door, d.building_id as building
      from persons p
      join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
      join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where p.community_id = ${actor.communityId} and p.merged_into is null and p.died_on is null and ${inReach(actor)}
      order by p.id, r.kind = 'REGISTERED_ONLY'
    ), pairs as (
      select a.id as a, b.id as b from people a join people b on a.id_mark = b.id_mark and a.id < b.id
      union
      select a.id, b.id from people a join people b on a.phone_mark = b.phone_mark and a.letter = b.letter and a.id < b.id
      union
      select a.id, b.id from people a join people b on a.born = b.born and a.letter = b.letter and a.id < b.id
      union
      select a.id, b.id from people a join people b on a.door = b.door and a.letter = b.letter and a.id < b.id
      union
      select a.id, b.id from people a join people b on a.pinyin = b.pinyin and a.id < b.id
        where a.born is null or b.born is null or a.building = b.building
          or extract(year from a.born) = extract(year from b.born) or to_char(a.born, 'MMDD') = to_char(b.born, 'MMDD')
    )
    select a, b from pairs
    where (${one}::uuid is null or ${one}::uuid in (a, b)) and not exists (
      select from duplicate_dismissals x where x.community_id = ${actor.communityId} and x.first_id = pairs.a and x.second_id = pairs.b)`.execute(
    tx,
  )
  return rows.map(({ a, b }) => [a, b])
}

async function peopleOf({ tx, actor }: QueryContext, ids: readonly Id[]): Promise<Map<Id, Row>> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.pinyin, p.sex, p.birth_date as "birthDate", encode(p.id_number_mark, 'hex') as "idMark",
      encode(p.phone_mark, 'hex') as "phoneMark", p.confirmed_at as "confirmedAt", r.household_id as "householdId",
      r.dwelling_id as "dwellingId", d.building_id as "buildingId", c.name as compound, b.phase, b.number as building,
      u.number as unit, d.room
    from persons p
    join lateral (
      select household_id, dwelling_id from residences r
      where r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
      order by r.kind = 'REGISTERED_ONLY' limit 1
    ) r on true
    join dwellings d on d.community_id = p.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id
    where p.community_id = ${actor.communityId} and p.id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

function suspected(row: Row): SuspectedPerson {
  const { id, name, sex, birthDate, idMark, phoneMark, householdId, buildingId, confirmedAt } = row
  const { compound, phase, building, unit, room } = row
  return {
    id,
    name,
    sex,
    birthDate,
    hasIdNumber: idMark !== null,
    hasPhone: phoneMark !== null,
    householdId,
    buildingId,
    address: formatAddress({ compound: compound ?? '', phase, building: building ?? '', unit, room: room ?? '' }),
    confirmedOn: confirmedAt && dayOf(confirmedAt),
  }
}
