import { type Id, newId } from '@red-steward/domain/ids'
import {
  EVIDENCE_FILES_AT_MOST,
  putBackEvidenceFile as putBackShape,
  removeEvidenceFile as removeShape,
} from '@red-steward/domain/mediation/evidence'
import { mayKeepWords } from '@red-steward/domain/mediation/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { seal } from './sealed.ts'
import { getDisputeFor, step } from './store.ts'

/** Of a file `f`. */
export const isRemoved = sql<boolean>`exists (select from evidence_removals r
  where r.community_id = f.community_id and r.file_id = f.id and r.put_back_at is null)`

/** The bytes stay, sealed, so that it can be put back; nothing shows them. */
export const removeEvidenceFile = command(removeShape, async (context, { disputeId, fileId, reason }) => {
  const { tx, actor, now, vault } = context
  const dispute = await getDisputeFor(context, 'add-evidence', disputeId)
  ensure(mayKeepWords(reason))
  if ((await getFile(context, disputeId, fileId)).removed) refuseWith('evidence-file-removed')
  const id = newId(Date.parse(now))
  await tx
    .insertInto('evidence_removals')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      file_id: fileId,
      reason_sealed: seal(vault, 'evidence_removals|reason', id, { reason }),
      removed_by: actor.id,
      removed_at: now,
    })
    .execute()
  await step(context, dispute, { action: 'EVIDENCE_REMOVED', on: dayOf(now) })
})

export const putBackEvidenceFile = command(putBackShape, async (context, { disputeId, fileId }) => {
  const { tx, actor, now } = context
  const dispute = await getDisputeFor(context, 'add-evidence', disputeId)
  const { removed, beside } = await getFile(context, disputeId, fileId)
  if (!removed) refuseWith('evidence-file-there')
  if (beside >= EVIDENCE_FILES_AT_MOST) refuseWith('evidence-files-enough')
  await tx
    .updateTable('evidence_removals')
    .set({ put_back_by: actor.id, put_back_at: now })
    .where('community_id', '=', actor.communityId)
    .where('file_id', '=', fileId)
    .where('put_back_at', 'is', null)
    .execute()
  await step(context, dispute, { action: 'EVIDENCE_PUT_BACK', on: dayOf(now) })
})

/** `beside`: how many files its piece of evidence has now. */
async function getFile({ tx, actor }: Context, disputeId: Id, fileId: Id) {
  const { rows } = await sql<{ id: Id; evidenceId: Id; removed: boolean }>`
    select f.id, f.evidence_id as "evidenceId", ${isRemoved} as removed from dispute_evidence_files f
    where f.community_id = ${actor.communityId} and f.dispute_id = ${disputeId}`.execute(tx)
  const { evidenceId, removed } = rows.find(({ id }) => id === fileId) ?? notFound()
  return { removed, beside: rows.filter((row) => row.evidenceId === evidenceId && !row.removed).length }
}
