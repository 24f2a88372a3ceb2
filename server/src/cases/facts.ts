// What decides about a case, read from its row and what hangs on it: for the table of actions and for the clocks.
import type { CaseActor, CaseFacts } from '@red-steward/domain/cases/actions'
import type { ClockFacts } from '@red-steward/domain/cases/clocks'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { coveredBy } from '../care/index.ts'
import type { Tx } from '../kernel/db.ts'

/** `CaseFacts` of a case `k`. */
export const factColumns = sql`k.leaf, k.class, k.state, k.first_handler as "firstHandler", k.entered_by as "enteredBy",
  k.confidential, k.closed_at as "closedAt", k.responsible_id as "responsibleId", k.handler_id as "handlerId",
  k.handler_unit_id as "handlerUnitId", k.handler_role as "handlerRole",
  k.handler_unit_id is not null and not exists (select from handling_unit_members m
    where m.community_id = k.community_id and m.unit_id = k.handler_unit_id) as "handlerUnitIsSilent",
  k.dispatched_at is not null as "isDispatched", k.handled_by as "handledBy", k.at_street as "atStreet", k.returns,
  k.return_by as "returnBy", k.designated_at is not null as "isDesignated", k.reworks,
  k.extended_at is not null as "isExtended", k.dispose_by as "disposeBy",
  k.suspension_asked_at is not null as "suspensionAsked", k.excluded_at is not null as "isExcluded",
  case when k.exclusion_asked_at is not null then jsonb_build_object('firstBy', k.exclusion_first_by) end as "exclusionAsked",
  case when not k.before_street then '[]'::jsonb else coalesce((
    select jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'arrived', u.arrived_at is not null))
    from case_whistles w join case_whistle_units u on u.community_id = w.community_id and u.whistle_id = w.id
    where w.community_id = k.community_id and w.case_id = k.id and w.concluded_at is null), '[]') end as whistled,
  case when not k.before_street then '[]'::jsonb else coalesce((
    select jsonb_agg(u.unit_id) from case_whistle_units u where u.community_id = k.community_id and u.said_at is null
      and u.whistle_id = (select w.id from case_whistles w where w.community_id = k.community_id and w.case_id = k.id
        and w.concluded_at is not null order by w.concluded_at desc limit 1)), '[]') end as "toEvaluate"`

const moment = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What of `ClockFacts` is not among the facts above. */
export const clockColumns = sql`k.reported_at as "reportedAt", k.accepted_at as "acceptedAt",
  coalesce(k.step_since, k.reported_at) as "stepSince", k.dispatched_at as "dispatchedAt", k.review_on as "reviewOn",
  k.clock_marks as marks,
  case when k.extended_at is not null then (select jsonb_build_object('amount', x.amount, 'unit', x.unit)
    from case_extensions x where x.community_id = k.community_id and x.case_id = k.id) end as extension,
  coalesce((select jsonb_agg(jsonb_build_object('from', ${moment('p.from_at')}, 'to', ${moment('p.to_at')}))
    from case_pauses p where p.community_id = k.community_id and p.case_id = k.id), '[]') as pauses`

export type Facts = CaseFacts & ClockFacts

/** Handling units an account works for here; most posts belong to none. */
export async function unitsOf(tx: Tx, { communityId, id, role }: Actor): Promise<Id[]> {
  if (role !== 'department-handler' && role !== 'property-steward') return []
  const { rows } = await sql<{ id: Id }>`
    select unit_id as id from handling_unit_members where community_id = ${communityId} and account_id = ${id}`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

export async function caseActor(tx: Tx, actor: Actor, now: Instant): Promise<CaseActor> {
  const covered = await coveredBy(actor, now).execute(tx)
  return { id: actor.id, role: actor.role, units: await unitsOf(tx, actor), covers: covered.rows.map(({ id }) => id) }
}
