import { deadlinesOf } from '@red-steward/domain/cases/clocks'
import { clocksOf } from '@red-steward/domain/cases/clocks-shown'
import {
  type CaseAtPage,
  type CaseEntry,
  type CasePage,
  type Hop,
  casePage as shape,
  type TickedStep,
} from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { nameFor } from '@red-steward/domain/registry/masking'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { followersOf, photosOf, requestsOf, whistlesOf } from './case-parts.ts'
import { caseActor, clockColumns, type Facts, factColumns } from './facts.ts'
import { type CaseRow, listed, listedColumns } from './list-cases.ts'
import { placeTables } from './places.ts'
import { policyOf } from './policy.ts'
import { caseListed, caseSeen, gridOf } from './reach.ts'
import { asTheyHappened } from './store.ts'
import { offersOf } from './ways.ts'

export const casePage = query(shape, async (context, { caseId }): Promise<CasePage> => {
  const page = await readCase(context, caseId)
  context.trail.looked('case', caseId, [page.case.confidential ? 'confidential' : 'page'])
  return page
})

/** For who looks at it or prints it; the look is the caller's to record. */
export async function readCase(context: QueryContext, caseId: Id): Promise<CasePage> {
  const { facts, ...one } = await caseAt(context, caseId)
  const { tx, actor, now } = context
  const policy = await policyOf(tx, actor.communityId)
  const until = one.closedAt ?? now
  return {
    case: one,
    clocks: clocksOf(facts, policy, deadlinesOf(facts, policy), until),
    actions: offersOf(facts, await caseActor(tx, actor, now), now),
    hops: await hopsOf(context, caseId),
    ticks: (await ticksOf(context, [caseId])).map(({ caseId: _, ...tick }) => tick),
    entries: await entriesOf(context, caseId),
    links: await linksOf(context, caseId),
    photos: (await photosOf(context, [caseId])).map(({ caseId: _, ...photo }) => photo),
    whistles: await whistlesOf(context, caseId),
    requests: await requestsOf(context, caseId),
    ...(await followersOf(context, caseId)),
  }
}

type Row = CaseRow & Facts & Omit<CaseAtPage, keyof CaseRow | 'where' | 'handler'> & { handlerName: string | null }

async function caseAt({ tx, actor }: QueryContext, caseId: Id): Promise<CaseAtPage & { facts: Facts }> {
  const { rows } = await sql<Row>`
    select ${listedColumns}, ${factColumns}, ${clockColumns}, k.nature, k.source, k.description, ${gridOf('k')} as "gridId",
      p.name as "reporterName", k.reporter_person_id as "reporterPersonId", k.anonymous, k.contact_ok as "contactOk",
      w.display_name as "enteredBy", k.entered_by as "enteredById", k.happened_at as "happenedAt", k.result,
      k.result_text as "resultText", k.resident_says as "residentSays", k.handled_at as "handledAt",
      k.exclusion_reason as "exclusionReason", k.excluded_at as "excludedAt", coalesce(ha.display_name, hu.name) as "handlerName",
      k.version
    from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id join accounts w on w.id = k.entered_by
    left join persons p on p.community_id = k.community_id and p.id = k.reporter_person_id
    left join accounts ha on ha.id = k.handler_id
    left join handling_units hu on hu.community_id = k.community_id and hu.id = k.handler_unit_id
    where k.community_id = ${actor.communityId} and k.id = ${caseId} and ${caseSeen(actor)}`.execute(tx)
  const row = rows[0] ?? notFound()
  const { handlerId, handlerUnitId, handlerRole, handlerName } = row
  const handler =
    handlerId || handlerUnitId || handlerRole
      ? { personId: handlerId, unitId: handlerUnitId, role: handlerRole, name: handlerName ?? '' }
      : null
  return {
    ...listed(row),
    place: row.place,
    nature: row.nature,
    source: row.source,
    description: row.description,
    gridId: row.gridId,
    reporterName: row.reporterName && nameFor(actor.role, row.reporterName),
    reporterPersonId: row.reporterPersonId,
    anonymous: row.anonymous,
    contactOk: row.contactOk,
    enteredBy: row.enteredBy,
    enteredById: row.enteredById,
    firstHandler: row.firstHandler,
    happenedAt: row.happenedAt,
    acceptedAt: row.acceptedAt,
    result: row.result,
    resultText: row.resultText,
    residentSays: row.residentSays,
    confidential: row.confidential,
    handler,
    responsibleId: row.responsibleId,
    atStreet: row.atStreet,
    returns: row.returns,
    reworks: row.reworks,
    returnBy: row.returnBy,
    handledAt: row.handledAt,
    reviewOn: row.reviewOn as CaseAtPage['reviewOn'],
    exclusionReason: row.exclusionReason,
    excludedAt: row.excludedAt,
    version: row.version,
    facts: { ...row, enteredBy: row.enteredById },
  }
}

async function hopsOf({ tx, actor }: QueryContext, caseId: Id): Promise<Hop[]> {
  const { rows } = await sql<Hop>`
    select h.id, h.action, h.to_state as "toState", h.text, h.resident_text as "residentText", h.detail,
      a.display_name as by, h.role, h.happened_at as "happenedAt", h.entered_at as "enteredAt"
    from case_hops h join accounts a on a.id = h.by_id
    where h.community_id = ${actor.communityId} and h.case_id = ${caseId} order by ${asTheyHappened}`.execute(tx)
  return rows
}

/** The steps that stand ticked: of each step the row that happened last counts. */
export async function ticksOf(
  { tx, actor }: QueryContext,
  caseIds: readonly Id[],
): Promise<(TickedStep & { caseId: Id })[]> {
  if (caseIds.length === 0) return []
  const { rows } = await sql<TickedStep & { caseId: Id; done: boolean }>`
    select distinct on (t.case_id, t.step) t.case_id as "caseId", t.step, a.display_name as by, t.happened_at as at, t.done
    from case_ticks t join accounts a on a.id = t.by_id
    where t.community_id = ${actor.communityId} and t.case_id = any(${caseIds}::uuid[])
    order by t.case_id, t.step, t.happened_at desc, t.entered_at desc, t.id desc`.execute(tx)
  return rows.filter(({ done }) => done).map(({ done: _, ...tick }) => tick)
}

async function entriesOf({ tx, actor }: QueryContext, caseId: Id): Promise<CaseEntry[]> {
  const { rows } = await sql<CaseEntry>`
    select e.id, e.consent, e.consented_by as "consentedBy", e.means, e.consented_at as "consentedAt", e.witness, e.purpose,
      e.went_in_at as "enteredAt", e.left_at as "leftAt", a.display_name as by
    from case_entries e join accounts a on a.id = e.by_id
    where e.community_id = ${actor.communityId} and e.case_id = ${caseId} order by e.went_in_at`.execute(tx)
  return rows
}

/** Linked cases as far as the reader may see them. */
async function linksOf({ tx, actor }: QueryContext, caseId: Id): Promise<CasePage['links']> {
  const { rows } = await sql<CaseRow & Pick<CasePage['links'][number], 'kind' | 'direction'>>`
    select ${listedColumns}, l.kind, case when l.case_id = ${caseId} then 'to' else 'from' end as direction
    from case_links l join cases k on k.community_id = l.community_id and k.id = case when l.case_id = ${caseId} then l.other_id else l.case_id end
    ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where l.community_id = ${actor.communityId} and (l.case_id = ${caseId} or l.other_id = ${caseId}) and ${caseListed(actor)}
    order by k.reported_at`.execute(tx)
  return rows.map(({ kind, direction, ...row }) => ({ ...listed(row), kind, direction }))
}
