import type { CaseState } from '@red-steward/domain/cases/case'
import { mayMerge, mayUnmerge } from '@red-steward/domain/cases/merging'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import { mergeCases as mergeShape, unmergeCase as unmergeShape } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { addHop, type CaseForChange, changeCase, getCaseForChange, type Writing } from './store.ts'

export const mergeCases = command(mergeShape, async (context, { caseId, intoId, text, happenedAt }) => {
  const { one, other: into } = await bothForChange(context, caseId, intoId)
  ensure(mayMerge(one, into))
  ensure(mayKeepText(text))
  const at = happened(happenedAt, context.now)
  await ensureAction(context, 'merge', one, at)
  // Each side's own followers hear of it before those of the one go over to the other.
  await addHop(context, intoId, { action: 'LINKED', text: one.caseNo, at })
  await setMerged(context, caseId, intoId)
  await changeCase(context, one, { state: 'MERGED' })
  await addHop(context, caseId, { action: 'MERGED', toState: 'MERGED', text: text || into.caseNo, at })
  await moveFollowers(context, caseId, intoId)
  await changeCase(context, into)
})

export const unmergeCase = command(unmergeShape, async (context, { caseId, text, happenedAt }) => {
  const { tx, actor, now } = context
  const before = await tx
    .selectFrom('cases')
    .select('merged_into')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirst()
  const { one } = await bothForChange(context, caseId, before?.merged_into ?? caseId)
  ensure(mayUnmerge(one))
  ensure(mayKeepText(text))
  const state = await stateBefore(context, caseId)
  await bringFollowersBack(context, caseId)
  await setMerged(context, caseId, null, state)
  await changeCase(context, one, { state })
  await addHop(context, caseId, { action: 'UNMERGED', toState: state, text, at: happened(happenedAt, now) })
})

/** Locked in one order, so that two people who merge the same pair do not wait for each other. */
async function bothForChange(
  context: Writing,
  id: Id,
  otherId: Id,
): Promise<{ one: CaseForChange; other: CaseForChange }> {
  const found = new Map<Id, CaseForChange>()
  for (const next of [...new Set([id, otherId])].sort()) found.set(next, await getCaseForChange(context, next))
  return { one: found.get(id)!, other: found.get(otherId)! }
}

/** State and target in one statement: the database knows no merged case without a target. */
async function setMerged({ tx, actor }: Writing, caseId: Id, intoId: Id | null, state: CaseState = 'MERGED') {
  await sql`update cases set state = ${state}, merged_into = ${intoId}::uuid, next_clock_at = null
    where community_id = ${actor.communityId} and id = ${caseId}`.execute(tx)
}

/** Where it stood when it was merged: what the last hop before that led to. */
async function stateBefore({ tx, actor }: Writing, caseId: Id): Promise<CaseState> {
  const row = await tx
    .selectFrom('case_hops')
    .select('to_state')
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', caseId)
    .where('to_state', 'is not', null)
    .where('to_state', '<>', 'MERGED')
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.to_state as CaseState
}

/** Whoever follows the other one already, by person, phone or door, is not told everything twice: they stay where they are. */
async function moveFollowers({ tx, actor, now }: Writing, fromId: Id, toId: Id): Promise<void> {
  await sql`
    with moved as (
      update case_followers f set case_id = ${toId}
      where f.community_id = ${actor.communityId} and f.case_id = ${fromId} and f.left_at is null
        and not exists (select from case_followers o where o.community_id = f.community_id and o.case_id = ${toId} and o.left_at is null
          and (o.person_id = f.person_id or o.phone_mark = f.phone_mark or o.account_id = f.account_id
            or (o.kind = 'AFFECTED' and f.kind = 'AFFECTED' and o.dwelling_id = f.dwelling_id)))
      returning f.id)
    insert into case_follower_moves (community_id, follower_id, from_id, to_id, moved_at)
    select ${actor.communityId}::uuid, id, ${fromId}::uuid, ${toId}::uuid, ${now}::timestamptz from moved
    on conflict (community_id, follower_id, from_id) do update set to_id = excluded.to_id, moved_at = excluded.moved_at`.execute(
    tx,
  )
}

/** Those who came from this case go back to it, from wherever they were taken since; that way is forgotten. */
async function bringFollowersBack({ tx, actor }: Writing, caseId: Id): Promise<void> {
  await sql`
    with recursive way as (
      select m.follower_id, m.from_id, m.to_id from case_follower_moves m
      where m.community_id = ${actor.communityId} and m.from_id = ${caseId}
      union
      select m.follower_id, m.from_id, m.to_id from way join case_follower_moves m
        on m.community_id = ${actor.communityId} and m.follower_id = way.follower_id and m.from_id = way.to_id
    ), forgotten as (
      delete from case_follower_moves m using way
      where m.community_id = ${actor.communityId} and m.follower_id = way.follower_id and m.from_id = way.from_id
    )
    update case_followers f set case_id = ${caseId}
    where f.community_id = ${actor.communityId} and f.id in (select follower_id from way)`.execute(tx)
}
