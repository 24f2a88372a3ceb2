// Rows of `case_call_backs`: made by the closing itself, in its transaction, and taken out of the rates by what undoes it.
import {
  type CallBackAnswer,
  type CallBackSource,
  type CallBackWhy,
  callBackOf,
  needsSupervision,
} from '@red-steward/domain/cases/callback'
import type { CaseNature } from '@red-steward/domain/cases/case'
import type { CaseClass, LeafCode } from '@red-steward/domain/cases/catalogue'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { notFound } from '../kernel/refused.ts'
import { isExcluded } from './excluded.ts'
import type { CaseEvent } from './followers.ts'
import { type CaseForChange, getCaseForChange, type Writing } from './store.ts'

/** Follows every hop: a closing is put into the queue; an opening takes it out, and so does leaving it out of the rates. */
export async function queueCallBack(context: Writing, { caseId, action, toState }: CaseEvent): Promise<void> {
  if (toState === 'CLOSED') await queueClosed(context, caseId)
  else if (action === 'REOPENED' || action === 'EXCLUDED') await withdraw(context, caseId)
}

interface Closed {
  id: Id
  class: CaseClass
  nature: CaseNature
  leaf: LeafCode
  confidential: boolean
  closedAt: Instant
  hasAnybodyToAsk: boolean
  handlerIds: Id[]
  /** What the last answer about this case was, if it was ever asked. */
  last: Pick<CallBackAnswer, 'resolved' | 'satisfied'> | null
  wasReopened: boolean
}

/** `saidBad`: a resident said so by themselves, and somebody is to ask. */
export async function queueClosed(context: Writing, caseId: Id, saidBad = false): Promise<void> {
  const { tx, actor } = context
  const { rows } = await sql<Closed>`
    select k.id, k.class, k.nature, k.leaf, k.confidential, k.closed_at as "closedAt",
      (k.contact_ok and k.reporter_person_id is not null) or exists (select from case_followers f
        where f.community_id = k.community_id and f.case_id = k.id and f.left_at is null and f.kind <> 'COLLEAGUE'
          and (f.person_id is not null or f.phone_mark is not null or f.dwelling_id is not null or f.link_hash is not null)) as "hasAnybodyToAsk",
      (select coalesce(array_agg(distinct who), '{}') from (
        select k.responsible_id as who where k.responsible_id is not null
        union select h.by_id from case_hops h where h.community_id = k.community_id and h.case_id = k.id
          and h.action in ('TAKEN', 'HANDLED', 'CLOSED')) who) as "handlerIds",
      (select jsonb_build_object('resolved', b.resolved, 'satisfied', b.satisfied) from case_call_backs b
        where b.community_id = k.community_id and b.case_id = k.id and b.state = 'ANSWERED' order by b.settled_at desc limit 1) as last,
      exists (select from case_hops h where h.community_id = k.community_id and h.case_id = k.id and h.action = 'REOPENED') as "wasReopened"
    from cases k where k.community_id = ${actor.communityId} and k.id = ${caseId} and k.excluded_at is null`.execute(tx)
  const one = rows[0]
  if (!one) return
  const wasBad = saidBad || one.wasReopened || (one.last !== null && needsSupervision(one.last))
  const why = callBackOf({ ...one, wasBad })
  if (why) await insertCallBack(context, one, why)
}

/** Waiting from now on; a case waits once. */
export async function insertCallBack(
  { tx, actor }: Writing,
  { id, leaf, closedAt, handlerIds }: Pick<Closed, 'id' | 'leaf' | 'closedAt' | 'handlerIds'>,
  why: CallBackWhy,
): Promise<void> {
  await tx
    .insertInto('case_call_backs')
    .values({
      community_id: actor.communityId,
      id: newId(),
      case_id: id,
      why,
      state: 'WAITING',
      handler_ids: handlerIds,
      closed_at: closedAt,
      leaf,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function withdraw(context: Writing, caseId: Id): Promise<void> {
  const { tx, actor, now } = context
  await tx
    .updateTable('case_call_backs')
    .set({ state: 'WITHDRAWN', settled_at: now })
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'WAITING')
    .execute()
  await uncount(context, caseId)
}

/** Of several answers about one case the last one counts. */
export async function settleCallBack(
  context: Writing,
  { id, caseId }: Pick<CallBack, 'id' | 'caseId'>,
  { answer, text, source }: { answer: CallBackAnswer | null; text: string; source: CallBackSource },
): Promise<void> {
  const { tx, actor, now } = context
  if (answer) await uncount(context, caseId)
  const counts = answer !== null && !(await isExcluded(context, caseId))
  await tx
    .updateTable('case_call_backs')
    .set({
      ...(answer ?? {}),
      state: answer ? 'ANSWERED' : 'UNREACHED',
      counts,
      to_supervise: counts && needsSupervision(answer),
      text,
      source,
      settled_by: actor.id,
      settled_at: now,
    })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .execute()
}

/** What was answered stays; it is only no longer in the rates. */
async function uncount({ tx, actor }: Writing, caseId: Id): Promise<void> {
  await tx
    .updateTable('case_call_backs')
    .set({ counts: false, to_supervise: false })
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', caseId)
    .where('counts', '=', true)
    .execute()
}

export interface CallBack {
  id: Id
  caseId: Id
  leaf: LeafCode
  closedAt: Instant
  handlers: Id[]
  settledAt: Instant | null
  attempts: number
  answer: CallBackAnswer | null
  supervised: boolean
}

/** A call-back of a case the actor may see, both locked, the case first as everywhere; or it does not exist. */
export async function getCallBackForChange(context: Writing, id: Id): Promise<{ back: CallBack; one: CaseForChange }> {
  const { tx, actor } = context
  const of = await tx
    .selectFrom('case_call_backs')
    .select('case_id')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .executeTakeFirst()
  const one = await getCaseForChange(context, of?.case_id ?? notFound())
  const { rows } = await sql<CallBack>`
    select b.id, b.case_id as "caseId", b.leaf, b.closed_at as "closedAt", b.handler_ids as handlers, b.settled_at as "settledAt",
      (select count(*)::int from case_call_back_attempts a where a.community_id = b.community_id and a.call_back_id = b.id) as attempts,
      case when b.state = 'ANSWERED' then jsonb_build_object('contacted', b.contacted, 'resolved', b.resolved, 'satisfied', b.satisfied) end as answer,
      exists (select from case_supervisions s where s.community_id = b.community_id and s.call_back_id = b.id) as supervised
    from case_call_backs b where b.community_id = ${actor.communityId} and b.id = ${id} for update`.execute(tx)
  return { back: rows[0]!, one }
}
