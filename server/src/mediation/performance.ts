import { newId } from '@red-steward/domain/ids'
import {
  answerConfirmation as answerShape,
  applyConfirmation as applyShape,
  archive as archiveShape,
  breach as breachShape,
  followUp as followUpShape,
} from '@red-steward/domain/mediation/agreeing'
import { mayApply, mayHappenOn, mayKeepWords } from '@red-steward/domain/mediation/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { writeEnding } from './accept.ts'
import { writeConsents } from './consents.ts'
import { seal } from './sealed.ts'
import { getDisputeFor, getParties, step } from './store.ts'

export const followUp = command(followUpShape, async (context, input) => {
  const { tx, actor, vault } = context
  const { disputeId, followUpId, on, means, note, performed } = input
  const dispute = await getDisputeFor(context, 'follow-up', disputeId, on)
  ensure(mayHappenOn(on, dayOf(context.now), dispute.effectOn))
  ensure(mayKeepWords(note))
  const row = await tx
    .selectFrom('dispute_follow_ups')
    .select('done_on')
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .where('id', '=', followUpId)
    .executeTakeFirst()
  if ((row ?? notFound()).done_on !== null) refuseWith('follow-up-done')
  await tx
    .updateTable('dispute_follow_ups')
    .set({
      done_on: on,
      done_by: actor.id,
      means,
      note_sealed: seal(vault, 'dispute_follow_ups|note', followUpId, { note }),
    })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', followUpId)
    .execute()
  const done = await sql`update agreement_items set performed_on = ${on} where community_id = ${actor.communityId}
    and dispute_id = ${disputeId} and id = any(${performed}::uuid[]) and performed_on is null`.execute(tx)
  if (done.numAffectedRows !== BigInt(new Set(performed).size)) refuseWith('item-unknown')
  await step(context, dispute, { action: 'FOLLOWED_UP', on })
  const { rows } = await sql`select 1 from agreement_items where community_id = ${actor.communityId}
    and dispute_id = ${disputeId} and performed_on is null limit 1`.execute(tx)
  if (rows.length === 0 && dispute.state !== 'PERFORMED') {
    await step(context, dispute, { action: 'PERFORMED', on, changes: { state: 'PERFORMED' } })
  }
})

export const breach = command(breachShape, async (context, { disputeId, on, ...said }) => {
  const dispute = await getDisputeFor(context, 'breach', disputeId, on)
  ensure(mayHappenOn(on, dayOf(context.now), dispute.effectOn))
  await writeEnding(context, dispute, { kind: 'BREACHED', on, ...said })
  await step(context, dispute, { action: 'BREACHED', on, changes: { state: 'BREACHED' } })
})

export const applyConfirmation = command(applyShape, async (context, { disputeId, on, court, papers, partyIds }) => {
  const { tx, actor, now } = context
  const dispute = await getDisputeFor(context, 'apply-confirmation', disputeId, on)
  ensure(mayHappenOn(on, dayOf(now), dispute.effectOn))
  ensure(mayApply(await getParties(context, disputeId), { partyIds, papers, on }, dispute.effectOn!))
  const consents = [...new Set(partyIds)].map((partyId) => ({
    id: newId(Date.parse(now)),
    partyId,
    to: 'CONFIRMATION' as const,
    answer: 'AGREED' as const,
    means: 'WRITTEN' as const,
    on,
  }))
  await writeConsents(context, dispute, consents)
  await tx
    .insertInto('court_confirmations')
    .values({
      community_id: actor.communityId,
      dispute_id: disputeId,
      court,
      papers: [...new Set(papers)],
      applied_on: on,
    })
    .execute()
  await step(context, dispute, { action: 'COURT_APPLIED', on })
})

export const answerConfirmation = command(answerShape, async (context, { disputeId, result, on, rulingNo }) => {
  const { tx, actor, now } = context
  const dispute = await getDisputeFor(context, 'answer-confirmation', disputeId, on)
  const court = tx.selectFrom('court_confirmations').where('community_id', '=', actor.communityId)
  const { applied_on } = await court.select('applied_on').where('dispute_id', '=', disputeId).executeTakeFirstOrThrow()
  ensure(mayHappenOn(on, dayOf(now), applied_on))
  await tx
    .updateTable('court_confirmations')
    .set({ result, result_on: on, ruling_no: rulingNo })
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .execute()
  await step(context, dispute, { action: 'COURT_ANSWERED', on })
})

export const archive = command(archiveShape, async (context, { disputeId, on }) => {
  const dispute = await getDisputeFor(context, 'archive', disputeId, on)
  ensure(mayHappenOn(on, dayOf(context.now), dispute.concludedOn))
  await step(context, dispute, { action: 'ARCHIVED', on, changes: { state: 'ARCHIVED', filed_on: on } })
})
