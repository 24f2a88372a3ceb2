// Keeps search_terms true to persons and residences. Called by whatever changes a name, a reading, a home or a death.
import type { Id } from '@red-steward/domain/ids'
import { nameReading, nameTokens, searchTermsOf } from '@red-steward/domain/registry/names'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { type NameReader, nameReader } from './pinyin.ts'

interface Findable {
  id: Id
  name: string
  pinyin: string
  reading_override: string | null
  buildings: Id[]
  former: boolean
}

/**
 * Writes anew what these persons can be found by, in the buildings they live in now, or as former residents where they
 * lived last. Set-based: three statements however many persons. Merged persons are found no more.
 */
export async function rebuildSearchTerms(tx: Tx, communityId: Id, personIds: readonly Id[]): Promise<void> {
  if (personIds.length === 0) return
  const reader = await nameReader()
  const persons = await findables(tx, communityId, personIds)
  const rows = { persons: [] as Id[], buildings: [] as Id[], terms: [] as string[] }
  for (const person of persons) {
    const terms = termsOf(person, reader).join('\n')
    for (const building of person.buildings) {
      rows.persons.push(person.id)
      rows.buildings.push(building)
      rows.terms.push(terms)
    }
  }
  await sql`delete from search_terms where community_id = ${communityId} and person_id = any(${personIds}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into search_terms (community_id, term, person_id, building_id)
    select ${communityId}::uuid, term, person, building
    from unnest(${rows.persons}::uuid[], ${rows.buildings}::uuid[], ${rows.terms}::text[]) as fresh (person, building, terms),
      string_to_table(terms, E'\n') as term
  `.execute(tx)
}

function termsOf({ name, pinyin, reading_override, former }: Findable, reader: NameReader): string[] {
  const stored = pinyin.split("'")
  const fits = pinyin !== '' && stored.length === nameTokens(name).length
  const reading = fits ? nameReading(stored) : reader.read(name, reading_override)
  return [...new Set(searchTermsOf(name, reading, former))]
}

async function findables(tx: Tx, communityId: Id, personIds: readonly Id[]): Promise<Findable[]> {
  const { rows } = await sql<Findable>`
    select p.id, p.name, p.pinyin, p.reading_override,
      bool_and(r.to_day is not null) or p.died_on is not null as former,
      coalesce(
        array_agg(distinct d.building_id) filter (where r.to_day is null),
        (array_agg(d.building_id order by r.to_day desc))[1:1]
      ) as buildings
    from persons p
    join residences r on r.community_id = p.community_id and r.person_id = p.id
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    where p.community_id = ${communityId} and p.id = any(${personIds}::uuid[]) and p.merged_into is null
    group by p.community_id, p.id
  `.execute(tx)
  return rows
}
