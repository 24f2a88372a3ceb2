import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirmableFacts, confirm as shape, confirmMany as shapeOfMany } from '@red-steward/domain/registry/correcting'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
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
  { facts = [], at = context.now }: { facts?: readonly string[]; at?: string | undefined } = {},
): Promise<void> {
  const { tx, actor, now, trail } = context
  if (at > now) refuseWith('confirmed-in-the-future')
  const covered = await coveredBy(tx, actor, asked)
  for (const { id } of asked) if (!covered.some((one) => one.id === id)) notFound()

  const whole = facts.length === 0
  const confirmed = whole ? covered : covered.filter((one) => asked.some(({ id }) => id === one.id))
  const rows = confirmed.flatMap(({ kind, id }) =>
    (whole ? ['*'] : facts).map((fact) => ({ id: newId(), kind, subject: id, fact })),
  )
  await record(context, rows, means, at, whole)
  for (const { kind, id, gridId } of confirmed) trail.changed(kind, id, gridId)
}

interface Covered extends Subject {
  gridId: Id | null
}

async function coveredBy(tx: Tx, actor: Actor, asked: readonly Subject[]): Promise<Covered[]> {
  const of = (kind: Kind) => asked.filter((subject) => subject.kind === kind).map((subject) => subject.id)
  const { rows } = await sql<Covered>`
    with doors as (
      select d.id, b.grid_id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where d.community_id = ${actor.communityId} and ${inReach(actor)} and (d.id = any(${of('dwelling')}::uuid[])
        or d.id in (select h.dwelling_id from households h where h.community_id = ${actor.communityId} and h.id = any(${of('household')}::uuid[])))),
    homes as (
      select h.id, h.dwelling_id, doors.grid_id from households h join doors on doors.id = h.dwelling_id
      where h.community_id = ${actor.communityId} and h.closed_on is null
        and (h.dwelling_id = any(${of('dwelling')}::uuid[]) or h.id = any(${of('household')}::uuid[])))
    select 'dwelling' as kind, id, grid_id as "gridId" from doors
    union all select 'household', id, grid_id from homes
    union all select 'person', r.person_id, homes.grid_id from residences r join homes on homes.id = r.household_id
      where r.community_id = ${actor.communityId} and r.to_day is null
    union all select 'person', p.id, (select b.grid_id from residences r
        join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
        join buildings b on b.community_id = d.community_id and b.id = d.building_id
        where r.community_id = p.community_id and r.person_id = p.id and r.to_day is null limit 1)
      from persons p where p.community_id = ${actor.communityId} and p.id = any(${of('person')}::uuid[])
        and p.died_on is null and p.merged_into is null and ${personInReach(actor)}`.execute(tx)
  return rows
}

interface Row {
  id: Id
  kind: Kind
  subject: Id
  fact: string
}

async function record(
  { tx, actor, commandId }: Writing,
  rows: readonly Row[],
  means: ConfirmMeans,
  at: string,
  whole: boolean,
) {
  const of = (kind: Kind) => (whole ? rows.filter((row) => row.kind === kind).map((row) => row.subject) : [])
  const latest = (table: string, ids: Id[]) => sql`
    update ${sql.table(table)} set confirmed_at = greatest(confirmed_at, ${at}::timestamptz)
    where community_id = ${actor.communityId} and id = any(${ids}::uuid[])`
  await sql`
    with persons_confirmed as (${latest('persons', of('person'))}),
    households_confirmed as (${latest('households', of('household'))}),
    dwellings_confirmed as (${latest('dwellings', of('dwelling'))})
    insert into confirmations (community_id, id, subject_kind, subject_id, fact, means, confirmed_at, confirmed_by, command_id)
    select ${actor.communityId}::uuid, x.id, x.kind, x.subject, x.fact, ${means}, ${at}::timestamptz, ${actor.id}::uuid, ${commandId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x (id uuid, kind text, subject uuid, fact text)`.execute(tx)
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
