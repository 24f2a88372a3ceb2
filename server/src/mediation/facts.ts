import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { MediationFacts } from '@red-steward/domain/mediation/actions'
import type { DisputeSource, DisputeType, Form } from '@red-steward/domain/mediation/dispute'
import type { Day } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

export interface DisputeRow extends MediationFacts {
  id: Id
  disputeNo: string
  type: DisputeType
  source: DisputeSource
  appliedHow: Form
  caseId: Id | null
  told: Buffer
  appliedOn: Day
  acceptBy: Day
  acceptedOn: Day | null
  begunOn: Day | null
  dueOn: Day | null
  concludedOn: Day | null
  archivedOn: Day | null
}

/** Of each party the last word on being mediated: that of the latest day, of one day the last written down. */
const lastWords = sql`
  select p.side, p.notice_signed_on, (select c.answer from dispute_consents c where c.community_id = p.community_id
      and c.dispute_id = p.dispute_id and c.party_id = p.id and c.consent_to = 'MEDIATION'
      order by c.answered_on desc, c.entered_at desc, c.id desc limit 1) as answer
  from dispute_parties p where p.community_id = d.community_id and p.dispute_id = d.id and p.left_on is null`

const columns = sql`
  d.id, d.dispute_no as "disputeNo", d.type, d.source, d.applied_how as "appliedHow", d.state, d.confidential, d.case_id as "caseId",
  d.told_sealed as told, d.entered_by as "enteredBy", d.applied_on as "appliedOn", d.accept_by as "acceptBy",
  d.accepted_on as "acceptedOn", d.begun_on as "begunOn", d.due_on as "dueOn", d.concluded_on as "concludedOn",
  d.effect_on as "effectOn", d.filed_on as "archivedOn",
  coalesce((select json_agg(json_build_object('accountId', m.account_id, 'standing', m.standing) order by m.since) from dispute_mediators m
    where m.community_id = d.community_id and m.dispute_id = d.id), '[]') as mediators,
  said.sides, said."consentsMissing", said.refusing, said."noticesMissing",
  (select json_build_object('form', a.form) from dispute_agreements a where a.community_id = d.community_id and a.dispute_id = d.id) as agreement,
  (select count(*)::int from agreement_signatures s where s.community_id = d.community_id and s.dispute_id = d.id) as "signaturesGiven",
  (select coalesce(x.result, 'APPLIED') from court_confirmations x where x.community_id = d.community_id and x.dispute_id = d.id) as confirmation`

/** Disputes (`d`) with the facts their actions are judged by. What the database keeps for mediators is empty to others. */
export async function readDisputes(
  tx: Tx,
  actor: Actor,
  { where, order = sql``, lock = false }: { where: RawBuilder<unknown>; order?: RawBuilder<unknown>; lock?: boolean },
): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select ${columns} from disputes d cross join lateral (
      select coalesce(array_agg(distinct w.side), '{}') as sides,
        count(*) filter (where w.answer is distinct from 'AGREED')::int as "consentsMissing",
        count(*) filter (where w.answer in ('REFUSED', 'WITHDRAWN'))::int as refusing,
        count(*) filter (where w.notice_signed_on is null)::int as "noticesMissing" from (${lastWords}) w) said
    where d.community_id = ${actor.communityId} and ${where} ${order} ${lock ? sql`for update of d` : sql``}`.execute(
    tx,
  )
  return rows
}

/** Disputes (`d`) that may be anything to the actor; `sightOf` decides. */
export function mayConcern(actor: Actor): RawBuilder<unknown> {
  const mine = sql`select m.dispute_id from dispute_mediators m where m.community_id = ${actor.communityId} and m.account_id = ${actor.id}`
  const entered = sql`(d.entered_by = ${actor.id} and not d.confidential)`
  if (actor.role !== 'mediator') return entered
  const waiting = sql`(not d.confidential and d.state in ('APPLIED', 'ACCEPTED', 'MEDIATING', 'AGREED_WRITTEN', 'PERFORMING')
    and not exists (select 1 from dispute_mediators m where m.community_id = d.community_id and m.dispute_id = d.id and m.standing <> 'OUT'))`
  return sql`(d.id in (${mine}) or ${entered} or ${waiting})`
}

/** The facts alone, as the desk gets them. */
export function factsOf(row: DisputeRow): MediationFacts {
  const { state, confidential, enteredBy, mediators, sides, consentsMissing, refusing, noticesMissing } = row
  const { agreement, signaturesGiven, effectOn, confirmation } = row
  return {
    state,
    confidential,
    enteredBy,
    mediators,
    sides,
    consentsMissing,
    refusing,
    noticesMissing,
    agreement,
    signaturesGiven,
    effectOn,
    confirmation,
  }
}
