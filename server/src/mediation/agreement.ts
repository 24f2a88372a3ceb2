import { type Id, newId } from '@red-steward/domain/ids'
import {
  type AgreementItem,
  agree as agreeShape,
  signAgreement as signShape,
} from '@red-steward/domain/mediation/agreeing'
import { followUpsOf } from '@red-steward/domain/mediation/clocks'
import {
  effectOf,
  isSameSigner,
  mayAgreeOn,
  mayHappenOn,
  mayKeepWords,
  signersOf,
} from '@red-steward/domain/mediation/rules'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import type { DisputeRow } from './facts.ts'
import { seal } from './sealed.ts'
import { getDisputeFor, getParties, inCharge, step } from './store.ts'

export const agree = command(agreeShape, async (context, input) => {
  const { disputeId, form, agreedOn, facts, terms, items } = input
  const dispute = await getDisputeFor(context, 'agree', disputeId, agreedOn)
  ensure(mayHappenOn(agreedOn, dayOf(context.now), dispute.begunOn))
  ensure(mayAgreeOn(items, agreedOn))
  ensure(mayKeepWords(facts, terms, ...items.map(({ what }) => what)))
  await getParties(
    context,
    disputeId,
    items.flatMap(({ obligorId, obligeeId }) => [obligorId, ...(obligeeId ? [obligeeId] : [])]),
  )
  await writeAgreement(context, input)
  await writeItems(context, disputeId, items)
  const state = form === 'ORAL' ? 'AGREED_ORAL' : 'AGREED_WRITTEN'
  const again = dispute.state === state
  if (dispute.state === 'AGREED_WRITTEN' && form === 'ORAL') refuseWith('dispute-not-at-this-step')
  await step(context, dispute, { action: 'AGREED', on: agreedOn, ...(again ? {} : { changes: { state } }) })
  if (form === 'ORAL') await takeEffect(context, dispute, agreedOn)
})

export const signAgreement = command(signShape, async (context, { disputeId, signatures }) => {
  const { tx, actor, now } = context
  const dispute = await getDisputeFor(context, 'sign-agreement', disputeId)
  const agreement = await agreedOnOf(context, disputeId)
  const parties = (await getParties(context, disputeId)).map(({ id }) => id)
  const signers = signersOf(parties, inCharge(dispute))
  const given = await signaturesOf(context, disputeId)
  for (const signature of signatures) {
    if (!signers.some((one) => isSameSigner(one, signature))) refuseWith('signer-unknown')
    if (given.some((one) => isSameSigner(one, signature))) refuseWith('signed-already')
    ensure(mayHappenOn(signature.on, dayOf(now), agreement))
    given.push(signature)
  }
  await tx
    .insertInto('agreement_signatures')
    .values(
      signatures.map(({ id, partyId, accountId, how, on }) => ({
        community_id: actor.communityId,
        id,
        dispute_id: disputeId,
        party_id: partyId,
        account_id: accountId,
        how,
        signed_on: on,
        entered_by: actor.id,
        entered_at: now,
      })),
    )
    .execute()
  const effectOn = effectOf(signers, given)
  await step(context, dispute, { action: 'SIGNED', on: signatures.at(-1)!.on })
  if (effectOn) await takeEffect(context, dispute, effectOn)
  return { effectOn }
})

async function writeAgreement(
  { tx, actor, now, vault }: Context,
  {
    disputeId,
    form,
    agreedOn,
    facts,
    terms,
  }: { disputeId: Id; form: string; agreedOn: Day; facts: string; terms: string },
): Promise<void> {
  const written = {
    form,
    agreed_on: agreedOn,
    text_sealed: seal(vault, 'dispute_agreements|text', disputeId, { facts, terms }),
    written_by: actor.id,
    written_at: now,
  }
  await tx
    .insertInto('dispute_agreements')
    .values({ community_id: actor.communityId, dispute_id: disputeId, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(['community_id', 'dispute_id'])
        .doUpdateSet((eb) => ({ ...written, version: eb('dispute_agreements.version', '+', 1) })),
    )
    .execute()
}

/** A draft is written anew as a whole; once somebody signed, it is not. */
async function writeItems(
  { tx, actor, vault }: Context,
  disputeId: Id,
  items: readonly AgreementItem[],
): Promise<void> {
  await tx
    .deleteFrom('agreement_items')
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .execute()
  await tx
    .insertInto('agreement_items')
    .values(
      items.map(({ id, kind, obligorId, obligeeId, amountFen, what, dueOn }, at) => ({
        community_id: actor.communityId,
        id,
        dispute_id: disputeId,
        at,
        kind,
        obligor_id: obligorId,
        obligee_id: obligeeId,
        due_on: dueOn,
        what_sealed: seal(vault, 'agreement_items|what', id, { what, amountFen: kind === 'MONEY' ? amountFen : null }),
      })),
    )
    .execute()
}

/** The agreement binds: from now on somebody looks whether it is kept, on days that are known today. */
async function takeEffect(context: Context, dispute: DisputeRow, on: Day): Promise<void> {
  const { tx, actor, now } = context
  await step(context, dispute, {
    action: 'EFFECTIVE',
    on,
    changes: { state: 'PERFORMING', effect_on: on, concluded_on: on, conclusion: 'AGREED' },
  })
  const { rows } = await sql<{ dueOn: Day }>`select distinct i.due_on as "dueOn" from agreement_items i
    where i.community_id = ${actor.communityId} and i.dispute_id = ${dispute.id}`.execute(tx)
  await tx
    .insertInto('dispute_follow_ups')
    .values(
      rows
        .flatMap(({ dueOn }) => followUpsOf(dueOn))
        .map(({ kind, dueOn }) => ({
          community_id: actor.communityId,
          id: newId(Date.parse(now)),
          dispute_id: dispute.id,
          kind,
          due_on: dueOn,
        })),
    )
    .execute()
}

async function agreedOnOf({ tx, actor }: Context, disputeId: Id): Promise<Day> {
  const row = await tx
    .selectFrom('dispute_agreements')
    .select('agreed_on')
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .executeTakeFirst()
  return row?.agreed_on ?? refuseWith('agreement-missing')
}

async function signaturesOf({ tx, actor }: Context, disputeId: Id) {
  return tx
    .selectFrom('agreement_signatures')
    .select(['party_id as partyId', 'account_id as accountId', 'signed_on as on'])
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .execute()
}
