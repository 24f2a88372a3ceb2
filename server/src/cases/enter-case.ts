import { natureOf } from '@red-steward/domain/cases/case'
import {
  type CaseClass,
  type FirstHandler,
  isConfidential,
  type LeafCode,
  leafOf,
} from '@red-steward/domain/cases/catalogue'
import { deadlinesOf } from '@red-steward/domain/cases/clocks'
import type { ReportedCase } from '@red-steward/domain/cases/commands'
import { caseNumber, happened, mayKeepText, mayReport } from '@red-steward/domain/cases/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { findWhere } from './places.ts'
import { policyOf } from './policy.ts'
import { gridInReach } from './reach.ts'
import { addHop, type CaseForChange, clockValues, type Writing } from './store.ts'

/** Writes a new case with its number and first hop. */
export async function enterCase(context: Writing, input: ReportedCase): Promise<CaseForChange> {
  const { tx, actor, now } = context
  const { id, leaf } = input
  ensure(mayReport(actor, leaf))
  ensure(mayKeepText(input.title, input.description, input.place))
  const inWords = leaf >= '07' || input.place !== '' || input.dwellingId !== null || input.buildingId !== null
  if (!inWords) refuseWith('place-missing')
  const where = await findWhere(tx, actor, input)
  if (input.reporterPersonId) await getReporter(context, input.reporterPersonId)
  const confidential = isConfidential(leaf)
  const at = happened(input.happenedAt, now)
  const gridId = confidential ? null : where.gridId
  const facts = {
    case_no: await nextNumber(context),
    leaf,
    nature: input.nature ?? natureOf(leaf),
    source: input.source,
    class: input.class ?? leafOf(leaf).class,
    state: 'REPORTED' as const,
    title: input.title,
    description: input.description,
    dwelling_id: where.dwellingId,
    building_id: where.buildingId,
    place: input.place,
    grid_id: gridId,
    reporter_person_id: input.anonymous ? null : input.reporterPersonId,
    anonymous: input.anonymous,
    contact_ok: input.contactOk,
    entered_by: actor.id,
    first_handler: leafOf(leaf).first,
    happened_at: at,
    reported_at: at,
    entered_at: now,
    confidential,
  }
  const one = newCase(facts, { id, actor, at })
  const deadlines = deadlinesOf(one, await policyOf(tx, actor.communityId))
  one.disposeBy = deadlines.disposeBy
  await tx
    .insertInto('cases')
    .values({ community_id: actor.communityId, id, ...facts, ...clockValues(one, deadlines) })
    .execute()
  await addHop(context, id, { action: 'REPORTED', toState: 'REPORTED', at })
  context.trail.fact('case', id, 'state', null, 'REPORTED')
  context.trail.changed('case', id, gridId)
  return one
}

interface Entered {
  case_no: string
  leaf: LeafCode
  class: CaseClass
  first_handler: FirstHandler
  grid_id: Id | null
  confidential: boolean
}

/** Nobody has done anything with it yet. */
function newCase(facts: Entered, { id, actor, at }: { id: Id; actor: Actor; at: Instant }): CaseForChange {
  const { leaf, class: caseClass, confidential } = facts
  return {
    id,
    caseNo: facts.case_no,
    gridId: facts.grid_id,
    version: 1,
    leaf,
    class: caseClass,
    confidential,
    state: 'REPORTED',
    firstHandler: facts.first_handler,
    enteredBy: actor.id,
    reportedAt: at,
    stepSince: at,
    stepBy: null,
    closedAt: null,
    acceptedAt: null,
    dispatchedAt: null,
    returnBy: null,
    disposeBy: null,
    reviewOn: null,
    responsibleId: null,
    handlerId: null,
    handlerUnitId: null,
    handlerRole: null,
    handlerUnitIsSilent: false,
    handledBy: null,
    isDispatched: false,
    isDesignated: false,
    isExtended: false,
    isExcluded: false,
    atStreet: false,
    returns: 0,
    reworks: 0,
    suspensionAsked: false,
    exclusionAsked: null,
    whistled: [],
    toEvaluate: [],
    extension: null,
    pauses: [],
    marks: [],
  }
}

/** The day's next number of this community; two writers get two. */
async function nextNumber({ tx, actor, now }: Writing): Promise<string> {
  const day = dayOf(now)
  const { rows } = await sql<{ last: number; code: string }>`
    with counted as (
      insert into case_numbers (community_id, day, last) values (${actor.communityId}, ${day}, 1)
      on conflict (community_id, day) do update set last = case_numbers.last + 1 returning last)
    select counted.last, communities.code from counted, communities where communities.id = ${actor.communityId}`.execute(
    tx,
  )
  return caseNumber(day, rows[0]!.code, rows[0]!.last)
}

/** Somebody of the register who lives or lived in reach. */
export async function getReporter({ tx, actor }: Writing, personId: Id): Promise<void> {
  const { rows } = await sql`
    select 1 from residences r join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.person_id = ${personId} and ${gridInReach(actor, 'b.grid_id')} limit 1`.execute(
    tx,
  )
  if (rows.length === 0) notFound()
}
