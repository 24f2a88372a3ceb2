import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { type SuspectedPerson, duplicates as shape } from '@red-steward/domain/registry/duplicates'
import { type Comparable, similarity, WORTH_A_LOOK } from '@red-steward/domain/registry/similarity'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { inReach } from './reach.ts'

interface Resident extends Comparable {
  id: Id
  sex: SuspectedPerson['sex']
  /** The first letter of the surname, and of the last syllable: who is mistaken in one has the other right. */
  letters: [string, string]
}

interface Shown {
  confirmedAt: string | null
  compound: string | null
  phase: number | null
  building: string | null
  unit: string | null
  room: string | null
}

/** Pairs that share something telling are weighed by the rule of the domain; what is shown is looked up at last. */
export const duplicates = query(shape, async (context, { personId, limit }) => {
  const people = await residents(context)
  const dismissed = await dismissals(context)
  const weighed = suspects(people, personId).flatMap(([first, second]) => {
    if (dismissed.has(`${first.id} ${second.id}`)) return []
    const { score, reasons } = similarity(first, second)
    return score >= WORTH_A_LOOK ? [{ score, reasons, first, second }] : []
  })
  weighed.sort((a, b) => b.score - a.score || (a.first.pinyin < b.first.pinyin ? -1 : 1))
  const pairs = weighed.slice(0, limit)
  const details = await detailsOf(context, [...new Set(pairs.flatMap(({ first, second }) => [first.id, second.id]))])
  const show = (one: Resident) => suspected(one, details.get(one.id)!)
  return {
    pairs: pairs.map((pair) => ({ ...pair, first: show(pair.first), second: show(pair.second) })),
    total: weighed.length,
  }
})

async function residents({ tx, actor }: QueryContext): Promise<Resident[]> {
  const { rows } = await sql<Resident>`
    select distinct on (p.id) p.id, p.name, p.pinyin, array[left(p.initials, 1), right(p.initials, 1)] as letters, p.sex, p.birth_date as "birthDate",
      encode(p.id_number_mark, 'base64') as "idMark", encode(p.phone_mark, 'base64') as "phoneMark",
      r.household_id as "householdId", r.dwelling_id as "dwellingId", d.building_id as "buildingId"
    from persons p
    join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where p.community_id = ${actor.communityId} and p.merged_into is null and p.died_on is null and ${inReach(actor)}
    order by p.id, r.kind = 'REGISTERED_ONLY'`.execute(tx)
  return rows
}

async function dismissals({ tx, actor }: QueryContext): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select first_id || ' ' || second_id as pair from duplicate_dismissals where community_id = ${actor.communityId}`.execute(
    tx,
  )
  return new Set(rows.map(({ pair }) => pair))
}

/**
 * Pairs worth weighing, smaller id first: the same number; phone, birth date or door with a letter of the name; the whole
 * sound with something near it. Groups of equals only, so that a community takes moments and not hours.
 */
function suspects(people: readonly Resident[], personId: Id | undefined): [Resident, Resident][] {
  const pairs = new Map<string, [Resident, Resident]>()
  const among = (keyOf: (one: Resident) => string | null, isNear = (_a: Resident, _b: Resident) => true) => {
    const groups = new Map<string, Resident[]>()
    for (const one of people) {
      const key = keyOf(one)
      if (key === null) continue
      const group = groups.get(key)
      if (!group) groups.set(key, [one])
      else {
        for (const other of group) {
          if (personId !== undefined && personId !== one.id && personId !== other.id) continue
          if (isNear(other, one)) pairs.set(`${other.id} ${one.id}`, [other, one])
        }
        group.push(one)
      }
    }
  }
  among(({ idMark }) => idMark)
  for (const end of [0, 1] as const) {
    among(({ phoneMark, letters }) => phoneMark && phoneMark + letters[end])
    among(({ birthDate, letters }) => birthDate && birthDate + letters[end])
    among(({ dwellingId, letters }) => dwellingId && dwellingId + letters[end])
  }
  among(({ pinyin }) => pinyin, isNear)
  return [...pairs.values()]
}

function isNear(a: Resident, b: Resident): boolean {
  if (!a.birthDate || !b.birthDate || a.buildingId === b.buildingId) return true
  return a.birthDate.slice(0, 4) === b.birthDate.slice(0, 4) || a.birthDate.slice(5) === b.birthDate.slice(5)
}

async function detailsOf({ tx, actor }: QueryContext, ids: readonly Id[]): Promise<Map<Id, Shown>> {
  const { rows } = await sql<Shown & { id: Id }>`
    select p.id, p.confirmed_at as "confirmedAt", c.name as compound, b.phase, b.number as building, u.number as unit, d.room
    from persons p
    join lateral (
      select dwelling_id from residences r
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

function suspected(one: Resident, { compound, phase, building, unit, room, confirmedAt }: Shown): SuspectedPerson {
  const { id, name, sex, birthDate, idMark, phoneMark, householdId, buildingId } = one
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
