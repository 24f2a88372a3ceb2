import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirmableFacts, confirm as shape, confirmMany as shapeOfMany } from '@red-steward/domain/registry/correcting'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { inReach, personInReach } from './reach.ts'
import type { Writing } from './revise.ts'

type Kind = 'person' | 'household' | 'dwelling'
interface Subject {
  kind: Kind
  id: Id
}

export const confirm = command(shape, async (context, { subject, facts, means, at }) => {
  const known: readonly string[] = confirmableFacts[subject.kind]
  if (facts.some((fact) => !known.includes(fact))) refuseWith('fact-unknown')
  await confirmSubjects(context, [subject], means, { facts, at })
})

export const confirmMany = command(shapeOfMany, async (context, { subjects, means, at }) => {
  await confirmSubjects(context, subjects, means, { at })
})

/**
 * Says that records are still true: single facts of them, or the whole. A whole household covers its members and, as
 * far as one can see from the door, the dwelling; a whole dwelling covers everyone behind it.
 */
export async function confirmSubjects(
  context: Writing,
  asked: readonly Subject[],
  means: ConfirmMeans,
  { facts = [], at: said = context.now }: { facts?: readonly string[]; at?: string | undefined } = {},
): Promise<void> {
  const { tx, actor, commandId, now, trail } = context
  const at = said > now ? now : said // a clock that runs ahead
  const whole = facts.length === 0
  const { rows: confirmed } = await sql<Confirmed>`
    with ${covered(actor, asked)},
    confirmed as (select * from covered where ${whole} or id = any(${asked.map(({ id }) => id)}::uuid[])),
    latest as (
      insert into confirmations (community_id, id, subject_kind, subject_id, fact, means, confirmed_at, confirmed_by, command_id)
      select ${actor.communityId}::uuid, gen_random_uuid(), kind, id, fact, ${means}, ${at}::timestamptz, ${actor.id}::uuid, ${commandId}::uuid
      from confirmed cross join unnest(${whole ? ['*'] : facts}::text[]) as fact),
    persons_confirmed as (${latest('persons', 'person')} and ${whole}),
    households_confirmed as (${latest('households', 'household')} and ${whole}),
    dwellings_confirmed as (${latest('dwellings', 'dwelling')} and ${whole})
    select * from confirmed`.execute(tx)
  for (const { id } of asked) if (!confirmed.some((one) => one.id === id)) notFound()
  for (const { kind, id, gridId } of confirmed) trail.changed(kind, id, gridId)

  function latest(table: string, kind: Kind) {
    return sql`update ${sql.table(table)} t set confirmed_at = greatest(t.confirmed_at, ${at}::timestamptz)
      from confirmed where confirmed.kind = ${sql.lit(kind)} and t.community_id = ${actor.communityId} and t.id = confirmed.id`
  }
}

interface Confirmed extends Subject {
  gridId: Id | null
}

/** What was asked, as far as it is in reach, and what it covers: `covered` (kind, id, "gridId"). */
function covered(actor: Actor, asked: readonly Subject[]) {
  const of = (kind: Kind) =>
    sql`${asked.filter((subject) => subject.kind === kind).map((subject) => subject.id)}::uuid[]`
  const community = actor.communityId
  return sql`
    asked_doors as (select unnest(${of('dwelling')}) as id),
    asked_homes as (select h.id, h.dwelling_id from unnest(${of('household')}) as asked (id)
      join households h on h.community_id = ${community} and h.id = asked.id and h.closed_on is null),
    doors as (select d.id, b.grid_id from (select id from asked_doors union select dwelling_id from asked_homes) here
      join dwellings d on d.community_id = ${community} and d.id = here.id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id where ${inReach(actor)}),
    homes as (select asked_homes.id, doors.grid_id from asked_homes join doors on doors.id = asked_homes.dwelling_id
      union select h.id, doors.grid_id from asked_doors join doors using (id)
        join households h on h.community_id = ${community} and h.dwelling_id = doors.id and h.closed_on is null),
    covered as (
      select 'dwelling' as kind, id, grid_id as "gridId" from doors
      union select 'household', id, grid_id from homes
      union select 'person', r.person_id, homes.grid_id from homes
        join residences r on r.community_id = ${community} and r.household_id = homes.id and r.to_day is null
      union select 'person', p.id, (select b.grid_id from residences r
          join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
          join buildings b on b.community_id = d.community_id and b.id = d.building_id
          where r.community_id = p.community_id and r.person_id = p.id and r.to_day is null limit 1)
        from unnest(${of('person')}) as asked (id) join persons p on p.community_id = ${community} and p.id = asked.id
        where p.died_on is null and p.merged_into is null and ${personInReach(actor)})`
}

/** After confirmations were taken back: the latest that remains counts again. */
export async function settleConfirmedAt({ tx, actor }: Writing, subjectIds: readonly Id[]): Promise<void> {
  for (const table of ['persons', 'households', 'dwellings']) {
    await sql`
      update ${sql.table(table)} t set confirmed_at = (select max(c.confirmed_at) from confirmations c
        where c.community_id = t.community_id and c.subject_id = t.id and c.fact = '*')
      where t.community_id = ${actor.communityId} and t.id = any(${subjectIds}::uuid[])`.execute(tx)
  }
}
