// What stands in the way of an undo, and who must hear of one.
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { refuseWith } from '../kernel/refused.ts'
import type { Writing } from './revise.ts'
import type { SubjectKind } from './subjects.ts'
import type { Effect } from './undo-commands.ts'

/**
 * Refuses when records that stay hang on records that would go, or when somebody has found another home meanwhile.
 * `handedBack`: homes that go back to another person by the same undo.
 */
export async function refuseDependents(
  { tx, actor }: Writing,
  created: ReadonlyMap<SubjectKind, readonly Id[]>,
  reopened: readonly Id[],
  handedBack: readonly Id[] = [],
): Promise<void> {
  const community = actor.communityId
  const of = (kind: SubjectKind) => created.get(kind) ?? []
  const [persons, households] = [of('person'), of('household')]
  const { rows } = await sql<{ subjectKind: string; subjectId: Id }>`
    select 'residence' as "subjectKind", r.id as "subjectId" from residences r where r.community_id = ${community}
      and r.id <> all(${of('residence')}::uuid[])
      and (r.person_id = any(${persons}::uuid[]) or r.household_id = any(${households}::uuid[]))
    union all
    select 'eligibility', e.id from eligibilities e where e.community_id = ${community}
      and e.id <> all(${of('eligibility')}::uuid[]) and e.person_id = any(${persons}::uuid[])
    union all
    select 'guardianship', g.id from guardianships g where g.community_id = ${community}
      and g.id <> all(${of('guardianship')}::uuid[])
      and (g.child_id = any(${persons}::uuid[]) or g.guardian_id = any(${persons}::uuid[]))
    union all
    select 'merge', m.id from person_merges m where m.community_id = ${community}
      and (m.kept_id = any(${persons}::uuid[]) or m.dropped_id = any(${persons}::uuid[]))
    union all
    select 'residence', o.id from residences r
      join residences o on o.community_id = r.community_id and o.person_id = r.person_id and o.id <> r.id
      where r.community_id = ${community} and r.id = any(${reopened}::uuid[]) and r.kind <> 'REGISTERED_ONLY'
        and o.to_day is null and o.kind <> 'REGISTERED_ONLY' and o.id <> all(${[...of('residence'), ...handedBack]}::uuid[])
    limit 5`.execute(tx)
  if (rows.length > 0) refuseWith('others-still-depend', { records: rows })
}

export interface Touched {
  kind: 'person' | 'household' | 'dwelling'
  id: Id
  gridId: Id | null
}

/** Persons, households and doors these effects concern, and the grids they belong to at the moment. */
export async function touchedBy(
  { tx, actor }: Writing,
  effects: readonly Pick<Effect, 'kind' | 'id'>[],
): Promise<Touched[]> {
  const of = (kind: SubjectKind) => [
    ...new Set(effects.filter((effect) => effect.kind === kind).map((effect) => effect.id)),
  ]
  const { rows } = await sql<Touched>`
    with homes as (select person_id, household_id from residences
        where community_id = ${actor.communityId} and id = any(${of('residence')}::uuid[])),
      people as (select unnest(${of('person')}::uuid[]) as id union select person_id from homes
        union select person_id from eligibilities where community_id = ${actor.communityId} and id = any(${of('eligibility')}::uuid[])
        union select child_id from guardianships where community_id = ${actor.communityId} and id = any(${of('guardianship')}::uuid[])),
      families as (select unnest(${of('household')}::uuid[]) as id union select household_id from homes)
    select 'person' as kind, r.person_id as id, b.grid_id as "gridId" from people
      join residences r on r.community_id = ${actor.communityId} and r.person_id = people.id and r.to_day is null
      join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
    union
    select 'household', h.id, b.grid_id from families
      join households h on h.community_id = ${actor.communityId} and h.id = families.id
      join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
    union
    select 'dwelling', d.id, b.grid_id from dwellings d
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where d.community_id = ${actor.communityId} and d.id = any(${of('dwelling')}::uuid[])`.execute(tx)
  return rows
}

/** Feeds what is there now, and makes grids forget what has left them again. */
export function announceUndone({ trail }: Writing, before: readonly Touched[], after: readonly Touched[]): void {
  const now = new Set(after.map(({ id, gridId }) => `${id} ${gridId}`))
  for (const { kind, id, gridId } of after) trail.changed(kind, id, gridId)
  for (const { kind, id, gridId } of before) if (!now.has(`${id} ${gridId}`)) trail.changed(kind, id, gridId, 'forget')
}
