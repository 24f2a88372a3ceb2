import type { Id } from '@red-steward/domain/ids'
import type { ChosenBy, Standing } from '@red-steward/domain/mediation/dispute'
import { hasInterest, mayAsk, mayTakeCharge } from '@red-steward/domain/mediation/interests'
import { askMediator as askShape, declareInterest as declareShape } from '@red-steward/domain/mediation/opening'
import { listMediators as listShape } from '@red-steward/domain/mediation/queries'
import { mayKeepWords } from '@red-steward/domain/mediation/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure } from '../kernel/refused.ts'
import { seal } from './sealed.ts'
import { addHop, getDisputeFor, step } from './store.ts'

export const askForMediator = command(askShape, async (context, { disputeId, accountId, chosenBy }) => {
  const dispute = await getDisputeFor(context, 'ask-mediator', disputeId)
  await askMediator(context, disputeId, { accountId, chosenBy })
  if (!dispute.confidential) context.trail.changed('dispute', disputeId, null)
})

export const declareInterest = command(declareShape, async (context, { id, disputeId, ...said }) => {
  const { tx, actor, now, vault } = context
  const dispute = await getDisputeFor(context, 'declare-interest', disputeId)
  const { sameBuilding, relative, other } = said
  ensure(mayKeepWords(other))
  const out = hasInterest(said)
  if (!out) ensure(mayTakeCharge(await standingOf(context, disputeId, actor.id)))
  await tx
    .insertInto('dispute_interests')
    .values({
      community_id: actor.communityId,
      id,
      dispute_id: disputeId,
      account_id: actor.id,
      same_building: sameBuilding,
      relative,
      other_sealed: other ? seal(vault, 'dispute_interests|other', id, { other }) : null,
      declared_at: now,
    })
    .execute()
  await setStanding(context, disputeId, actor.id, out ? 'OUT' : 'IN_CHARGE')
  const action = out ? 'MEDIATOR_OUT' : 'MEDIATOR_IN_CHARGE'
  await step(context, dispute, { action, on: dayOf(now) })
  return { inCharge: !out }
})

export async function askMediator(
  context: Context,
  disputeId: Id,
  { accountId, chosenBy }: { accountId: Id; chosenBy: ChosenBy },
): Promise<void> {
  ensure(mayAsk(await standingOf(context, disputeId, accountId)))
  await setStanding(context, disputeId, accountId, 'ASKED', chosenBy)
  await addHop(context, disputeId, { action: 'MEDIATOR_ASKED', on: dayOf(context.now) })
}

async function standingOf({ tx, actor, now }: Context, disputeId: Id, accountId: Id) {
  const { rows } = await sql<{ declared: boolean; standing: Standing | null; holdsPost: boolean }>`
    select exists (select 1 from dispute_interests i where i.community_id = ${actor.communityId} and i.dispute_id = ${disputeId}
        and i.account_id = ${accountId} and (i.same_building or i.relative or i.other_sealed is not null)) as declared,
      (select m.standing from dispute_mediators m where m.community_id = ${actor.communityId} and m.dispute_id = ${disputeId}
        and m.account_id = ${accountId}) as standing,
      exists (select 1 from (${mediatorPosts(actor.communityId, now)}) p where p.id = ${accountId}) as "holdsPost"`.execute(
    tx,
  )
  return rows[0]!
}

async function setStanding(
  { tx, actor, now }: Context,
  disputeId: Id,
  accountId: Id,
  standing: Standing,
  chosenBy: ChosenBy = 'COMMITTEE',
): Promise<void> {
  const asked = standing === 'ASKED' ? { chosen_by: chosenBy } : {}
  await tx
    .insertInto('dispute_mediators')
    .values({
      community_id: actor.communityId,
      dispute_id: disputeId,
      account_id: accountId,
      standing,
      chosen_by: chosenBy,
      since: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'dispute_id', 'account_id']).doUpdateSet({ standing, since: now, ...asked }),
    )
    .execute()
}

export const listMediators = query(listShape, async ({ tx, actor, now }) => {
  const { rows } = await sql<{ accountId: Id; name: string }>`
    select p.id as "accountId", p.name from (${mediatorPosts(actor.communityId, now)}) p order by p.name`.execute(tx)
  return { mediators: rows }
})

/** Who holds a mediator's post now. */
const mediatorPosts = (communityId: Id, now: string) => sql`
  select distinct a.id, a.display_name as name from grants g join accounts a on a.id = g.account_id
  where g.community_id = ${communityId} and g.role = 'mediator' and a.disabled_at is null
    and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})`
