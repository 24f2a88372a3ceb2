// Whoever follows a case without an account: to know the follower's id is to be that follower, as the portal found out by
// link or by phone before it asks here.
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { notFound } from '../kernel/refused.ts'
import { caseSeen } from './reach.ts'
import { type CaseForChange, getCaseForChange, type Writing } from './store.ts'

/** The case as this follower may act on it, locked; a colleague needs to see it besides. */
export async function getFollowedForChange(context: Writing, caseId: Id, followerId: Id): Promise<CaseForChange> {
  const { tx, actor } = context
  const seen = actor.role === 'resident' ? sql`not k.confidential` : caseSeen(actor)
  const { rows } = await sql`
    select 1 from case_followers f join cases k on k.community_id = f.community_id and k.id = f.case_id
    where f.community_id = ${actor.communityId} and f.id = ${followerId} and f.case_id = ${caseId} and f.left_at is null and ${seen}`.execute(
    tx,
  )
  if (rows.length === 0) notFound()
  // A resident has no reach of their own; the row above is theirs.
  return getCaseForChange(
    actor.role === 'resident' ? { ...context, actor: { ...actor, role: 'secretary' } } : context,
    caseId,
  )
}
