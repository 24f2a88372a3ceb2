import type { Id } from '@red-steward/domain/ids'
import type { ConsentAnswer, ConsentTo, Means } from '@red-steward/domain/mediation/dispute'
import { signNotice as noticeShape, recordConsent as recordShape } from '@red-steward/domain/mediation/mediating'
import { mayHappenOn } from '@red-steward/domain/mediation/rules'
import { type Day, dayOf } from '@red-steward/domain/time'
import { type Context, command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import type { DisputeRow } from './facts.ts'
import { getDisputeFor, getParties, step } from './store.ts'

interface Consent {
  id: Id
  partyId: Id
  to: ConsentTo
  answer: ConsentAnswer
  means: Means
  on: Day
  until?: Day
}

export const recordConsent = command(recordShape, async (context, { disputeId, ...consent }) => {
  const dispute = await getDisputeFor(context, 'record-consent', disputeId, consent.on)
  await writeConsents(context, dispute, [{ ...consent, to: 'MEDIATION' }])
  await step(context, dispute, { action: 'CONSENT', on: consent.on })
})

export const signNotice = command(noticeShape, async (context, { disputeId, partyId, on }) => {
  const { tx, actor } = context
  const dispute = await getDisputeFor(context, 'sign-notice', disputeId, on)
  await getParties(context, disputeId, [partyId])
  await tx
    .updateTable('dispute_parties')
    .set({ notice_signed_on: on })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', partyId)
    .execute()
  await step(context, dispute, { action: 'NOTICE_SIGNED', on })
})

/** What parties said, each a row beside what they said before. */
export async function writeConsents(
  context: Context,
  dispute: DisputeRow,
  consents: readonly Consent[],
): Promise<void> {
  const { tx, actor, now } = context
  await getParties(
    context,
    dispute.id,
    consents.map(({ partyId }) => partyId),
  )
  for (const { on } of consents) ensure(mayHappenOn(on, dayOf(now), dispute.appliedOn))
  await tx
    .insertInto('dispute_consents')
    .values(
      consents.map(({ id, partyId, to, answer, means, on, until }) => ({
        community_id: actor.communityId,
        id,
        dispute_id: dispute.id,
        party_id: partyId,
        consent_to: to,
        answer,
        means,
        answered_on: on,
        until: until ?? null,
        entered_by: actor.id,
        entered_at: now,
      })),
    )
    .execute()
}
