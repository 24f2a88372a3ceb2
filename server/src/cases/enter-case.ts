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
import { happened, mayKeepText, mayReport } from '@red-steward/domain/cases/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { insertionOfTwo } from '../kernel/insertion.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { numberAndPlace } from './case-number.ts'
import { gridInReach } from './reach.ts'
import { type CaseForChange, clockValues, hopRow, tellOfHop, type Writing } from './store.ts'
import { reporterFollows } from './who-is-told.ts'

/** Writes a new case with its number and first hop. */
export async function enterCase(context: Writing, input: ReportedCase): Promise<CaseForChange> {
  const { actor, now } = context
  const { id, leaf } = input
  ensure(mayReport(actor, leaf))
  ensure(mayKeepText(input.title, input.description, input.place))
  const inWords = leaf >= '07' || input.place !== '' || input.dwellingId !== null || input.buildingId !== null
  if (!inWords) refuseWith('place-missing')
  const { first, class: ordinary } = leafOf(leaf)
  const confidential = isConfidential(leaf)
  const sought = { ...input, class: input.class ?? ordinary, first, confidential }
  const { where, newCase } = await numberAndPlace(context, sought)
  if (input.reporterPersonId) await getReporter(context, input.reporterPersonId)
  const at = happened(input.happenedAt, now)
  const gridId = confidential ? null : where.gridId
  const facts = {
    case_no: newCase.caseNo,
    leaf,
    nature: input.nature ?? natureOf(leaf),
    source: input.source,
    class: sought.class,
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
    first_handler: first,
    happened_at: at,
    reported_at: at,
    entered_at: now,
    confidential,
  }
  const one = asWritten(facts, { id, actor, at })
  const deadlines = deadlinesOf(one, newCase.policy)
  one.disposeBy = deadlines.disposeBy
  const reported = { action: 'REPORTED', toState: 'REPORTED', at } as const
  const hop = hopRow(context, id, reported)
  // Case and first hop in one statement: whoever reports waits for one answer less.
  const row = { community_id: actor.communityId, id, ...facts, ...clockValues(one, deadlines) }
  context.sendAlong(insertionOfTwo(['cases', row], ['case_hops', hop]))
  if (facts.reporter_person_id && input.contactOk && !confidential)
    reporterFollows(context, id, facts.reporter_person_id, at)
  await tellOfHop(context, id, hop.id, reported, newCase)
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
function asWritten(facts: Entered, { id, actor, at }: { id: Id; actor: Actor; at: Instant }): CaseForChange {
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
