import { newId } from '@red-steward/domain/ids'
import { monthEnd } from '@red-steward/domain/mediation/clocks'
import type { Ending, NotAcceptedReason, Referral } from '@red-steward/domain/mediation/endings'
import {
  begin as beginShape,
  extend as extendShape,
  fail as failShape,
  withdraw as withdrawShape,
} from '@red-steward/domain/mediation/mediating'
import { accept as acceptShape, notAccept as notAcceptShape } from '@red-steward/domain/mediation/opening'
import { mayExtend, mayHappenOn, mayKeepWords } from '@red-steward/domain/mediation/rules'
import { type Day, dayOf } from '@red-steward/domain/time'
import { type Context, command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { writeConsents } from './consents.ts'
import type { DisputeRow } from './facts.ts'
import { handToOffice } from './guidance.ts'
import { seal } from './sealed.ts'
import { getDisputeFor, getParties, step } from './store.ts'

export const accept = command(acceptShape, async (context, { disputeId, on }) => {
  const dispute = await getDisputeFor(context, 'accept', disputeId, on)
  const dueOn = monthEnd(on)
  await step(context, dispute, {
    action: 'ACCEPTED',
    on,
    changes: { state: 'ACCEPTED', accepted_on: on, due_on: dueOn },
  })
  return { dueOn }
})

export const notAccept = command(notAcceptShape, async (context, { disputeId, on, ...said }) => {
  const dispute = await getDisputeFor(context, 'not-accept', disputeId, on)
  await end(context, dispute, { kind: 'NOT_ACCEPTED', on, ...said })
})

export const begin = command(beginShape, async (context, { disputeId, on }) => {
  const dispute = await getDisputeFor(context, 'begin', disputeId, on)
  ensure(mayHappenOn(on, dayOf(context.now), dispute.acceptedOn))
  await step(context, dispute, { action: 'BEGUN', on, changes: { state: 'MEDIATING', begun_on: on } })
})

export const extend = command(extendShape, async (context, { disputeId, until, consents }) => {
  const dispute = await getDisputeFor(context, 'extend', disputeId)
  const parties = (await getParties(context, disputeId)).map(({ id }) => id)
  ensure(
    mayExtend(
      until,
      dispute.dueOn!,
      parties,
      consents.map(({ partyId }) => partyId),
    ),
  )
  const agreed = consents.map((consent) => ({ ...consent, to: 'EXTENSION' as const, answer: 'AGREED' as const, until }))
  await writeConsents(context, dispute, agreed)
  await step(context, dispute, { action: 'EXTENDED', on: dayOf(context.now), changes: { due_on: until } })
})

export const fail = command(failShape, async (context, { disputeId, on, ...said }) => {
  const dispute = await getDisputeFor(context, 'fail', disputeId, on)
  await end(context, dispute, { kind: 'FAILED', on, ...said })
})

export const withdraw = command(withdrawShape, async (context, { disputeId, on, text }) => {
  const dispute = await getDisputeFor(context, 'withdraw', disputeId, on)
  await end(context, dispute, { kind: 'WITHDRAWN', on, text })
})

interface Ended {
  kind: Exclude<Ending, 'BREACHED'>
  on: Day
  text: string
  reason?: NotAcceptedReason
  referral?: Referral
}

async function end(context: Context, dispute: DisputeRow, ended: Ended): Promise<void> {
  const { kind, on } = ended
  await writeEnding(context, dispute, ended)
  await step(context, dispute, { action: kind, on, changes: { state: kind, concluded_on: on, conclusion: kind } })
}

/** Why it ended, in sealed words, and where the parties were told to go. */
export async function writeEnding(
  context: Context,
  dispute: DisputeRow,
  { kind, on, text, reason, referral }: Omit<Ended, 'kind'> & { kind: Ending },
): Promise<void> {
  const { tx, actor, now, vault } = context
  ensure(mayHappenOn(on, dayOf(now), dispute.acceptedOn))
  ensure(mayKeepWords(text))
  const id = newId(Date.parse(now))
  await tx
    .insertInto('dispute_endings')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: dispute.id,
      kind,
      reason: reason ?? null,
      referral: referral ?? null,
      ended_on: on,
      text_sealed: seal(vault, 'dispute_endings|text', id, { text }),
      entered_by: actor.id,
      entered_at: now,
    })
    .execute()
  if (referral === 'JUSTICE_OFFICE' && kind !== 'WITHDRAWN') await handToOffice(context, dispute, { kind, on })
}
