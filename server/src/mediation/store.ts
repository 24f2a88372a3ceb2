import { type Id, newId } from '@red-steward/domain/ids'
import { type MediationAction, mayMediate, sightOf } from '@red-steward/domain/mediation/actions'
import { type DisputeState, type HopAction, transitions } from '@red-steward/domain/mediation/dispute'
import { mayHappenOn } from '@red-steward/domain/mediation/rules'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { type DisputeRow, readDisputes } from './facts.ts'

/**
 * A dispute the actor may do this with, locked; what they may not see does not exist. `on`: the day it happened, written
 * down from paper perhaps, never before the application.
 */
export async function getDisputeFor(context: Context, action: MediationAction, id: Id, on?: Day): Promise<DisputeRow> {
  const { tx, actor, now } = context
  // Locked first and read after: what another transaction wrote meanwhile must be among the facts.
  await sql`select 1 from disputes d where d.community_id = ${actor.communityId} and d.id = ${id} for update`.execute(
    tx,
  )
  const [dispute] = await readDisputes(tx, actor, { where: sql`d.id = ${id}` })
  if (!dispute || sightOf(dispute, actor) === 'nothing') notFound()
  const today = dayOf(now)
  ensure(mayMediate(action, dispute, actor, on ?? today))
  if (on) ensure(mayHappenOn(on, today, dispute.appliedOn))
  return dispute
}

interface Changes {
  state?: DisputeState
  accepted_on?: Day
  begun_on?: Day
  due_on?: Day
  concluded_on?: Day
  conclusion?: 'AGREED' | 'FAILED' | 'WITHDRAWN' | 'NOT_ACCEPTED'
  effect_on?: Day
  filed_on?: Day
}

interface Step {
  action: HopAction
  on: Day
  changes?: Changes
}

/** Writes the step into the dispute and its story. Of a confidential one nobody is told. */
export async function step(context: Context, dispute: DisputeRow, { action, on, changes = {} }: Step): Promise<void> {
  const { tx, actor, trail } = context
  const to = changes.state
  if (to && !transitions[dispute.state].includes(to)) throw new Error(`no step from ${dispute.state} to ${to}`)
  await tx
    .updateTable('disputes')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', dispute.id)
    .execute()
  if (to) dispute.state = to
  await addHop(context, dispute.id, { action, on, ...(to ? { toState: to } : {}) })
  if (!dispute.confidential) trail.changed('dispute', dispute.id, null)
}

export async function addHop(
  { tx, actor, now }: Context,
  disputeId: Id,
  { action, on, toState }: { action: HopAction; on: Day; toState?: DisputeState },
): Promise<void> {
  await tx
    .insertInto('dispute_hops')
    .values({
      community_id: actor.communityId,
      id: newId(Date.parse(now)),
      dispute_id: disputeId,
      action,
      to_state: toState ?? null,
      by_id: actor.id,
      role: actor.role,
      happened_on: on,
      entered_at: now,
    })
    .execute()
}

/** The parties who still stand in it, or those of them that are asked for; a stranger's id does not exist. */
export async function getParties({ tx, actor }: Pick<Context, 'tx' | 'actor'>, disputeId: Id, only?: readonly Id[]) {
  const rows = await tx
    .selectFrom('dispute_parties')
    .select(['id', 'side'])
    .where('community_id', '=', actor.communityId)
    .where('dispute_id', '=', disputeId)
    .where('left_on', 'is', null)
    .orderBy('entered_at')
    .orderBy('id')
    .execute()
  if (only?.some((id) => !rows.some((row) => row.id === id))) notFound()
  return rows as { id: Id; side: 'APPLICANT' | 'RESPONDENT' | 'THIRD' }[]
}

export const inCharge = ({ mediators }: Pick<DisputeRow, 'mediators'>): Id[] =>
  mediators.flatMap(({ accountId, standing }) => (standing === 'IN_CHARGE' ? [accountId] : []))
