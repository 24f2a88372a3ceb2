// What the reporter says of the end by themselves, and what it does to the call-back (docs/decisions/0180).
import { needsSupervision, type OwnAnswer, standsForCallBack } from '@red-steward/domain/cases/callback'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { queueClosed, settleCallBack } from './call-backs.ts'
import type { CaseForChange, Writing } from './store.ts'

/** Answers whether the case is evaluated by it; the hop and the state are the caller's to write. */
export async function residentAnswers(
  context: Writing,
  one: CaseForChange,
  said: OwnAnswer,
  text: string,
): Promise<boolean> {
  const isBad = needsSupervision(said)
  const answer = standsForCallBack(said)
  const backId = answer && (await findUnsettled(context, one.id))
  if (backId) await settleCallBack(context, { id: backId, caseId: one.id }, { answer, text, source: 'RESIDENT' })
  else if (isBad) await queueClosed(context, one.id, true)
  return one.state === 'CLOSED' && !isBad
}

/** The call-back of this closing that waits, was in vain, or holds an earlier word of the resident that nobody has looked into. */
async function findUnsettled({ tx, actor }: Writing, caseId: Id): Promise<Id | undefined> {
  const { rows } = await sql<{ id: Id }>`
    select b.id from case_call_backs b join cases k on k.community_id = b.community_id and k.id = b.case_id
    where b.community_id = ${actor.communityId} and b.case_id = ${caseId} and b.closed_at = k.closed_at
      and (b.state in ('WAITING', 'UNREACHED') or (b.state = 'ANSWERED' and b.source = 'RESIDENT' and not exists (
        select from case_supervisions s where s.community_id = b.community_id and s.call_back_id = b.id)))
    order by b.state = 'WAITING' desc, b.settled_at desc limit 1 for update of b`.execute(tx)
  return rows[0]?.id
}
