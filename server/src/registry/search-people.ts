// Persons found by what they are called, by phone or by id number. One prepared statement each, whose text never varies.
// The range scans stop after the first rows; what does not depend on the person typed for comes from the directory.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { TermRange } from '@red-steward/domain/registry/search-plan'
import type { Day } from '@red-steward/domain/time'
import { CompiledQuery } from 'kysely'
import type { Tx } from '../kernel/db.ts'

export interface FoundPerson {
  /** Which range or mark found them, from 1, and the term that matched. */
  ordinal: number
  term: string
  id: Id
  name: string
  sex: '0' | '1' | '2' | '9'
  birth_date: Day | null
  former: boolean
  household_id: Id | null
  relation: string | null
  dwelling_id: Id | null
  door_key: string | null
  has_unit: boolean | null
  room: string | null
  building_id: Id | null
}

// $1 community, $2 grids or null for all, $3 limit. Every table names the community, so that row-level security adds nothing.
// Who reaches the whole community gets a statement without the look at grids: opening one more table costs a tenth.
type Reach = 'whole' | 'grids'
const reach = (building: string, of: Reach) =>
  of === 'whole'
    ? '$2::uuid[] is null'
    : `${building} = any (array(select w.id from buildings w where w.community_id = $1::uuid and w.grid_id = any ($2::uuid[])))`

const withHome = `
  select f.ordinal::int as ordinal, f.term, p.id, p.name, p.sex, p.birth_date,
    p.died_on is not null or l.to_day is not null as former, l.household_id, l.relation,
    l.dwelling_id, d.door_key, d.unit_id is not null as has_unit, d.room, d.building_id
  from found f
  join persons p on p.community_id = $1::uuid and p.id = f.person_id
  left join lateral (
    select r.household_id, r.dwelling_id, r.relation, r.to_day from residences r
    where r.community_id = $1::uuid and r.person_id = f.person_id
    order by r.to_day desc nulls first, r.kind = 'REGISTERED_ONLY' limit 1
  ) l on true
  left join dwellings d on d.community_id = $1::uuid and d.id = l.dwelling_id
  order by f.ordinal, f.term, p.pinyin, p.id`

const byTerms = (of: Reach) => `
  with scanned as (
    select r.ordinal, s.term, s.person_id
    from unnest($4::text[], $5::text[], $6::text[]) with ordinality as r (low, high, pattern, ordinal)
    cross join lateral (
      select t.term, t.person_id from search_terms t
      where t.community_id = $1::uuid and t.term >= r.low and t.term < r.high
        and ${reach('t.building_id', of)} and (r.pattern is null or t.term like r.pattern)
      order by t.term limit $3::int
    ) s
    limit $3::int * 2
  ), found as (
    select * from (
      select distinct on (person_id) ordinal, term, person_id from scanned order by person_id, ordinal, term
    ) once
    order by ordinal, term limit $3::int
  )
  ${withHome}`

/** For the test of plans. */
export const BY_TERMS = { whole: byTerms('whole'), grids: byTerms('grids') }

/** Persons in the order of the ranges, at most `limit`. */
export async function peopleByTerms(
  tx: Tx,
  actor: Actor,
  ranges: readonly TermRange[],
  limit: number,
): Promise<FoundPerson[]> {
  if (ranges.length === 0) return []
  const low = ranges.map(({ from }) => from)
  const high = ranges.map(({ below }) => below)
  const patterns = ranges.map(({ like }) => like)
  return rowsOf(tx, BY_TERMS[reachOf(actor)], [...whereabouts(actor), limit, low, high, patterns])
}

const byMarks = (of: Reach) => `
  with marked as (
    select 1 as ordinal, p.id from persons p where p.community_id = $1::uuid and p.id_number_mark = any ($4::bytea[])
    union all
    select 2, p.id from persons p where p.community_id = $1::uuid and p.phone_mark = any ($5::bytea[])
    union all
    select 3, p.id from persons p where p.community_id = $1::uuid and p.phone_tail_mark = any ($6::bytea[])
  ), found as (
    select m.ordinal, '' as term, m.id as person_id from marked m
    join persons q on q.community_id = $1::uuid and q.id = m.id and q.merged_into is null and ($7::boolean or q.died_on is null)
    where exists (
      select from residences r join dwellings e on e.community_id = $1::uuid and e.id = r.dwelling_id
      where r.community_id = $1::uuid and r.person_id = m.id and ($7::boolean or r.to_day is null) and ${reach('e.building_id', of)}
    )
    limit $3::int
  )
  ${withHome}`

export const BY_MARKS = { whole: byMarks('whole'), grids: byMarks('grids') }

export interface Marks {
  idNumbers: Buffer[]
  phones: Buffer[]
  phoneTails: Buffer[]
}

/** Persons whose id number, phone or last four digits carry one of these marks: ordinal 1, 2, 3. */
export async function peopleByMarks(
  tx: Tx,
  actor: Actor,
  marks: Marks,
  former: boolean,
  limit: number,
): Promise<FoundPerson[]> {
  const { idNumbers, phones, phoneTails } = marks
  if (idNumbers.length + phones.length + phoneTails.length === 0) return []
  return rowsOf(tx, BY_MARKS[reachOf(actor)], [...whereabouts(actor), limit, idNumbers, phones, phoneTails, former])
}

const reachOf = (actor: Actor): Reach => (actor.grids === 'all' ? 'whole' : 'grids')

function whereabouts(actor: Actor) {
  return [actor.communityId, actor.grids === 'all' ? null : [...actor.grids]] as const
}

async function rowsOf(tx: Tx, text: string, values: readonly unknown[]): Promise<FoundPerson[]> {
  const { rows } = await tx.executeQuery<FoundPerson>(CompiledQuery.raw(text, [...values]))
  return rows
}
