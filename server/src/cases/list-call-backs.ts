import type { CaseActor, CaseFacts } from '@red-steward/domain/cases/actions'
import { listCallBacks as shape, type WaitingCallBack } from '@red-steward/domain/cases/after-closing'
import { mayCallBack } from '@red-steward/domain/cases/call-backs-due'
import { maySupervise } from '@red-steward/domain/cases/callback'
import type { Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { nameFor } from '@red-steward/domain/registry/masking'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { afterCursor, cursorOf } from '../registry/index.ts'
import { caseActor, factColumns } from './facts.ts'
import { type PlaceRow, placeColumns, placeTables, shownWhere } from './places.ts'
import { caseListed } from './reach.ts'

type Row = Omit<WaitingCallBack, 'where' | 'refusal'> &
  PlaceRow &
  CaseFacts & { key: string; place: string; handlers: Id[] }

export const listCallBacks = query(shape, async (context, { queue, after, limit }) => {
  const { tx, actor, now } = context
  const which = queue === 'waiting' ? waiting : dissatisfied
  const where = sql`q.community_id = ${actor.communityId} and ${which} and ${caseListed(actor)}`
  const from = sql`case_call_backs q join cases k on k.community_id = q.community_id and k.id = q.case_id`
  const key = queue === 'waiting' ? urgentFirst : oldestFirst
  const { rows } = await sql<Row>`
    select ${factColumns}, ${key} as key, q.id, q.case_id as "caseId", k.case_no as "caseNo", k.title, k.place,
      k.dwelling_id as "dwellingId", q.closed_at as "closedAt", k.result_text as "resultText", q.why, p.name as "reporterName",
      k.reporter_person_id as "reporterPersonId", q.handler_ids as handlers, q.text, q.source,
      case when q.state = 'ANSWERED' then jsonb_build_object('contacted', q.contacted, 'resolved', q.resolved, 'satisfied', q.satisfied) end as answer,
      ${attempts} as attempts, ${placeColumns}
    from ${from} ${placeTables('k')} left join persons p on p.community_id = k.community_id and p.id = k.reporter_person_id
    where ${sql.join([where, ...afterCursor(after, key, sql`q.id`)], sql` and `)} order by 1, q.id limit ${limit + 1}`.execute(
    tx,
  )
  const total =
    after === undefined
      ? await sql<{ n: number }>`select count(*)::int as n from ${from} where ${where}`.execute(tx)
      : undefined
  const me = await caseActor(tx, actor, now)
  return {
    rows: rows.slice(0, limit).map((row) => shown(row, refusalOf(row, queue, me, now), actor.role)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]) : null,
    total: total ? total.rows[0]!.n : null,
  }
})

const waiting = sql`q.state = 'WAITING'`
const dissatisfied = sql`q.to_supervise`

const moment = sql`to_char(q.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`
const urgentFirst = sql<string>`((case q.why when 'DISSATISFIED' then '0' when 'URGENT' then '1' when 'COMPLAINT' then '2' else '3' end) || ${moment}) collate "C"`
const oldestFirst = sql<string>`${moment} collate "C"`

const attempts = sql`(select coalesce(jsonb_agg(jsonb_build_object('by', a.display_name, 'reached', t.reached, 'text', t.text,
    'at', to_char(t.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.happened_at), '[]')
  from case_call_back_attempts t join accounts a on a.id = t.by_id where t.community_id = q.community_id and t.call_back_id = q.id)`

function refusalOf(row: Row, queue: 'waiting' | 'dissatisfied', me: CaseActor, now: Instant): string | null {
  const { handlers, answer } = row
  const decision =
    queue === 'waiting'
      ? mayCallBack(row, { handlers, settledAt: null, attempts: row.attempts.length }, me, now)
      : maySupervise(me, { handlers, answer, supervised: false })
  return decision.allowed ? null : decision.why
}

function shown(row: Row, refusal: string | null, reader: Role): WaitingCallBack {
  const { id, caseId, caseNo, leaf, class: caseClass, title, dwellingId, closedAt, resultText, why } = row
  const { reporterName, reporterPersonId, attempts, answer, source, text } = row
  return {
    ...{ id, caseId, caseNo, leaf, class: caseClass, title, dwellingId, closedAt, resultText, why },
    ...{ reporterPersonId, attempts, answer, source, text, refusal },
    where: shownWhere(row, row.place),
    reporterName: reporterName && nameFor(reader, reporterName),
  }
}
