import { addDays } from '@red-steward/domain/care/days'
import type { Id } from '@red-steward/domain/ids'
import {
  addEvidence as evidenceShape,
  writeRecord as recordShape,
  setRisk as riskShape,
} from '@red-steward/domain/mediation/mediating'
import { mayHappenOn, mayKeepWords, maySetRisk } from '@red-steward/domain/mediation/rules'
import { dayOf } from '@red-steward/domain/time'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { seal } from './sealed.ts'
import { getDisputeFor, getParties, step } from './store.ts'

const LONGEST_RISK_DAYS = 90

export const writeRecord = command(recordShape, async (context, input) => {
  const { tx, actor, now, vault } = context
  const { id, disputeId, kind, sessionId, heldOn, text, replaces } = input
  const dispute = await getDisputeFor(context, 'write-record', disputeId, heldOn)
  ensure(mayKeepWords(text))
  if (sessionId) await ofDispute(context, 'mediation_sessions', disputeId, sessionId)
  if (replaces) await ofDispute(context, 'dispute_records', disputeId, replaces)
  await tx
    .insertInto('dispute_records')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      kind,
      session_id: sessionId,
      held_on: heldOn,
      text_sealed: seal(vault, 'dispute_records|text', id, { text }),
      written_by: actor.id,
      written_at: now,
      replaces,
    })
    .execute()
  await step(context, dispute, { action: 'RECORD', on: heldOn })
})

async function ofDispute(
  { tx, actor }: Context,
  table: 'mediation_sessions' | 'dispute_records',
  disputeId: Id,
  id: Id,
): Promise<void> {
  const found = await tx
    .selectFrom(table)
    .select('id')
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) notFound()
}

export const addEvidence = command(evidenceShape, async (context, input) => {
  const { tx, actor, now, vault, trail } = context
  const { id, disputeId, partyId, title, note, receivedOn } = input
  const dispute = await getDisputeFor(context, 'add-evidence', disputeId)
  ensure(mayHappenOn(receivedOn, dayOf(now), null))
  ensure(mayKeepWords(title, note))
  if (partyId) await getParties(context, disputeId, [partyId])
  await tx
    .insertInto('dispute_evidence')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      party_id: partyId,
      told_sealed: seal(vault, 'dispute_evidence|told', id, { title, note }),
      received_on: receivedOn,
      entered_by: actor.id,
    })
    .execute()
  if (!dispute.confidential) trail.changed('dispute', disputeId, null)
})

export const setRisk = command(riskShape, async (context, { id, disputeId, level, reason, until }) => {
  const { tx, actor, now, vault, trail } = context
  const dispute = await getDisputeFor(context, 'set-risk', disputeId)
  const today = dayOf(now)
  ensure(maySetRisk({ level, reason, until }, today, addDays(today, LONGEST_RISK_DAYS)))
  ensure(mayKeepWords(reason))
  await tx
    .insertInto('dispute_risks')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      level,
      reason_sealed: level ? seal(vault, 'dispute_risks|reason', id, { reason }) : null,
      until: level ? until : null,
      set_by: actor.id,
      set_at: now,
    })
    .execute()
  if (!dispute.confidential) trail.changed('dispute', disputeId, null)
})
