import type { CaseState, HopAction } from '@red-steward/domain/cases/case'
import { natureOf } from '@red-steward/domain/cases/case'
import { isConfidential, leafOf } from '@red-steward/domain/cases/catalogue'
import type { ReportedCase } from '@red-steward/domain/cases/commands'
import { type CaseFacts, caseNumber, happened, mayKeepText, mayReport } from '@red-steward/domain/cases/rules'
import { type Id, newId } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { tellFollowers } from './followers.ts'
import { findWhere } from './places.ts'
import { caseSeen, gridInReach, gridOf } from './reach.ts'

export type Writing = Context

export interface CaseForChange extends CaseFacts {
  id: Id
  caseNo: string
  gridId: Id | null
  reportedAt: Instant
  acceptedAt: Instant | null
  responsibleId: Id | null
}

/** A case the actor may see, locked, or it does not exist. */
export async function getCaseForChange({ tx, actor }: Writing, id: Id): Promise<CaseForChange> {
  const { rows } = await sql<CaseForChange>`
    select k.id, k.case_no as "caseNo", k.leaf, k.state, k.first_handler as "firstHandler", k.entered_by as "enteredBy",
      k.confidential, ${gridOf('k')} as "gridId", k.reported_at as "reportedAt", k.closed_at as "closedAt", k.accepted_at as "acceptedAt",
      k.responsible_id as "responsibleId"
    from cases k where k.community_id = ${actor.communityId} and k.id = ${id} and ${caseSeen(actor)} for update`.execute(
    tx,
  )
  return rows[0] ?? notFound()
}

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
    state: 'REPORTED',
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
  await tx
    .insertInto('cases')
    .values({ community_id: actor.communityId, id, ...facts })
    .execute()
  await addHop(context, id, { action: 'REPORTED', toState: 'REPORTED', at })
  context.trail.fact('case', id, 'state', null, 'REPORTED')
  announce(context, id, gridId)
  const { case_no: caseNo, first_handler: firstHandler } = facts
  return {
    id,
    caseNo,
    leaf,
    state: 'REPORTED',
    firstHandler,
    enteredBy: actor.id,
    confidential,
    gridId,
    reportedAt: at,
    acceptedAt: null,
    closedAt: null,
    responsibleId: null,
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

interface NewHop {
  action: HopAction
  toState?: CaseState
  text?: string
  /** What the resident reads. */
  residentText?: string
  at: Instant
}

/** Every hop is a row with person, post and two clocks; whoever follows the case hears of it. */
export async function addHop(
  context: Writing,
  caseId: Id,
  { action, toState, text = '', residentText = '', at }: NewHop,
) {
  const { tx, actor, now } = context
  const hopId = newId(Date.parse(now))
  await tx
    .insertInto('case_hops')
    .values({
      community_id: actor.communityId,
      id: hopId,
      case_id: caseId,
      action,
      to_state: toState ?? null,
      text,
      resident_text: residentText,
      by_id: actor.id,
      role: actor.role,
      happened_at: at,
      entered_at: now,
    })
    .execute()
  await tellFollowers(context, { hopId, caseId, action, toState: toState ?? null, text, residentText, at })
}

/** A first step by somebody takes the case in hand: they answer for it from then on, until it is handed on. */
export async function takeInHand(context: Writing, one: CaseForChange, at: Instant): Promise<void> {
  if (one.state !== 'REPORTED' && one.state !== 'ACCEPTED') return
  await changeCase(context, one, {
    state: 'HANDLING',
    accepted_at: one.acceptedAt ?? at,
    responsible_id: one.responsibleId ?? context.actor.id,
  })
  await addHop(context, one.id, { action: 'TAKEN', toState: 'HANDLING', at })
}

interface CaseChanges {
  state?: CaseState
  accepted_at?: Instant
  closed_at?: Instant
  responsible_id?: Id
  result?: string
  result_text?: string
  resident_says?: string
}

/** Changes the case and tells its followers; also when only what hangs on it changed. */
export async function changeCase(context: Writing, one: CaseForChange, changes: CaseChanges = {}): Promise<void> {
  const { tx, actor, trail } = context
  await tx
    .updateTable('cases')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', one.id)
    .execute()
  if (changes.state) trail.fact('case', one.id, 'state', one.state, changes.state)
  announce(context, one.id, one.gridId)
}

function announce({ trail }: Writing, id: Id, gridId: Id | null) {
  trail.changed('case', id, gridId)
}
