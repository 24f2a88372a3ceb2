// What a phone holds of call-backs that wait. A case's row in the feed announces them: whatever makes, answers or withdraws one
// changes its case.
import type { CaseFacts } from '@red-steward/domain/cases/actions'
import { CALLED_BACK_FOR_DAYS, mayCallBack } from '@red-steward/domain/cases/call-backs-due'
import type { CallBackDocument } from '@red-steward/domain/cases/documents'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { caseActor, factColumns } from './facts.ts'
import { standsInReach } from './reach.ts'

export const callBackDocuments: DocumentSource<CallBackDocument> = {
  kind: 'call-back',
  /** A building's documents are the same for everybody there, and a steward calls nobody back. */
  ofBuildings: async () => [],
  ofActor: (context) => waiting(context, sql`true`),
  ofIds: (context, ids) => waiting(context, sql`q.id = any(${ids}::uuid[])`),
  comesWith: [
    { kind: 'case', field: 'caseId', ofIds: (context, ids) => waiting(context, sql`k.id = any(${ids}::uuid[])`) },
  ],
}

type Row = Omit<CallBackDocument, 'kind' | 'buildingId'> & { handlers: Id[] } & CaseFacts

async function waiting(context: QueryContext, which: RawBuilder<unknown>): Promise<CallBackDocument[]> {
  const { tx, actor, now } = context
  if (!isAllowed(actor, 'cases.call-back')) return []
  const since = new Date(Date.parse(now) - CALLED_BACK_FOR_DAYS * 86_400_000).toISOString()
  const { rows } = await sql<Row>`
    select q.id, q.case_id as "caseId", q.why, k.result_text as "resultText", q.handler_ids as handlers,
      kept_person(coalesce(case when k.contact_ok then k.reporter_person_id end, f.person_id)) as "personId",
      coalesce(f.dwelling_id, k.dwelling_id) as "dwellingId",
      1 + tried.times as version, tried.times as attempts, tried.last as "lastTriedAt",
      ${factColumns}
    from case_call_backs q join cases k on k.community_id = q.community_id and k.id = q.case_id
    left join lateral (select f.person_id, f.dwelling_id from case_followers f
      where f.community_id = k.community_id and f.case_id = k.id and f.left_at is null and f.kind <> 'COLLEAGUE'
        and (f.person_id is not null or f.dwelling_id is not null)
      order by f.person_id is null, f.joined_at, f.id limit 1) f on true
    cross join lateral (select count(*)::int as times, max(t.happened_at) as last from case_call_back_attempts t
      where t.community_id = q.community_id and t.call_back_id = q.id) tried
    where q.community_id = ${actor.communityId} and q.state = 'WAITING' and q.closed_at > ${since}::timestamptz
      and not k.confidential and ${standsInReach(actor, 'k')} and ${which}
    order by q.id`.execute(tx)
  if (rows.length === 0) return []
  const me = await caseActor(tx, actor, now)
  return rows
    .filter((row) => mayCallBack(row, { ...row, settledAt: null }, me, now).allowed)
    .map(({ id, version, caseId, why, resultText, personId, dwellingId, attempts, lastTriedAt }) => ({
      ...{ kind: 'call-back', id, buildingId: null, version, caseId, why, resultText },
      ...{ personId, dwellingId, attempts, lastTriedAt },
    }))
}
