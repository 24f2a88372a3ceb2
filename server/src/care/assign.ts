import { lookedAfter as lookedAfterShape, assignPerson as shape } from '@red-steward/domain/care/handover'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { fieldPosts } from '../identity/index.ts'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { personInReach } from '../registry/index.ts'

/** Who is named for person `p`: for the record itself, or else for one merged into it. */
const open = sql`care_assignments s where s.community_id = p.community_id and s.person_id in (select records_of(p.id))
  and s.ended_at is null order by s.person_id = p.id desc, s.assigned_at desc limit 1`
const namedFor = sql`select account_id from ${open}`

/** Names who looks after somebody; flows and needs of the person that are open go along. */
export const assignPerson = command(shape, async ({ tx, actor, now, trail }, { id, personId, accountId }) => {
  const community = actor.communityId
  const { rows } = await sql<{ gridId: Id | null; before: Id | null }>`
    select (select b.grid_id from residences r
        join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
        join buildings b on b.community_id = d.community_id and b.id = d.building_id
        where r.community_id = p.community_id and r.person_id = p.id and r.to_day is null and r.kind <> 'REGISTERED_ONLY') as "gridId",
      (${namedFor}) as before
    from persons p where p.community_id = ${community} and p.id = ${personId} and ${personInReach(actor)} for update of p`.execute(
    tx,
  )
  const person = rows[0] ?? notFound()
  if (accountId !== null) {
    const posts = await fieldPosts(tx, actor, now)
    if (!posts.some((post) => post.accountId === accountId)) refuseWith('colleague-without-post')
  }
  await sql`update care_assignments set ended_at = ${now}
    where community_id = ${community} and person_id in (select records_of(${personId})) and ended_at is null`.execute(
    tx,
  )
  if (accountId !== null) {
    await tx
      .insertInto('care_assignments')
      .values({
        community_id: community,
        id,
        person_id: personId,
        account_id: accountId,
        assigned_at: now,
        assigned_by: actor.id,
      })
      .execute()
  }
  const runs = await sql<{ id: Id }>`update no_answer_runs set assigned_to = ${accountId}::uuid, version = version + 1
    where community_id = ${community} and person_id in (select records_of(${personId})) and closed_at is null returning id`.execute(
    tx,
  )
  const needs = await sql<{ id: Id }>`update needs set assigned_to = ${accountId}::uuid, version = version + 1
    where community_id = ${community} and person_id in (select records_of(${personId})) and settled_at is null returning id`.execute(
    tx,
  )
  trail.fact('person', personId, 'lookedAfterBy', person.before, accountId)
  trail.changed('duty', personId, person.gridId)
  for (const { id } of runs.rows) trail.changed('run', id, person.gridId)
  for (const { id } of needs.rows) trail.changed('need', id, person.gridId)
})

export const lookedAfter = query(lookedAfterShape, async ({ tx, actor, now }, { personId }) => {
  const { rows } = await sql<{ id: Id | null; name: string; since: Instant }>`
    select a.id, a.display_name as name, s.assigned_at as since from persons p
    left join lateral (select s.account_id, s.assigned_at from ${open}) s on true
    left join accounts a on a.id = s.account_id
    where p.community_id = ${actor.communityId} and p.id = ${personId} and ${personInReach(actor)}`.execute(tx)
  const { id, ...by } = rows[0] ?? notFound()
  const posts = (await fieldPosts(tx, actor, now)).filter(({ isCover }) => !isCover)
  const colleagues = new Map(
    posts.map(({ accountId, name, role }) => [accountId, { id: accountId, name, role }] as const),
  )
  return { by: id === null ? null : { id, ...by }, colleagues: [...colleagues.values()] }
})
