import { isCoveredBy, isHandler } from '@red-steward/domain/cases/action-checks'
import type { CaseState, HopAction } from '@red-steward/domain/cases/case'
import { type ClockMark, type Deadlines, deadlinesOf } from '@red-steward/domain/cases/clocks'
import type { HopDetail } from '@red-steward/domain/cases/hop-detail'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { notFound } from '../kernel/refused.ts'
import { caseActor, clockColumns, type Facts, factColumns } from './facts.ts'
import { type NewCase, tellFollowers } from './followers.ts'
import { policyOf } from './policy.ts'
import { caseSeen, gridOf } from './reach.ts'

export type Writing = Context

export interface CaseForChange extends Facts {
  id: Id
  caseNo: string
  gridId: Id | null
  stepBy: Instant | null
  version: number
}

/** A case the actor may see, locked, or it does not exist. */
export async function getCaseForChange({ tx, actor }: Writing, id: Id): Promise<CaseForChange> {
  const { rows } = await sql<CaseForChange>`
    select k.id, k.case_no as "caseNo", ${gridOf('k')} as "gridId", k.version, k.step_by as "stepBy",
      ${factColumns}, ${clockColumns}
    from cases k where k.community_id = ${actor.communityId} and k.id = ${id} and ${caseSeen(actor)} for update of k`.execute(
    tx,
  )
  return rows[0] ?? notFound()
}

interface NewHop {
  action: HopAction
  toState?: CaseState | undefined
  text?: string
  /** What the resident reads. */
  residentText?: string
  detail?: HopDetail
  at: Instant
}

/**
 * Hops `h` as they happened. Who waited for somebody's step began before it ended: within a second the order in which they were
 * written counts.
 */
export const asTheyHappened = sql`date_trunc('second', h.happened_at), h.sequence`

/** Every hop is a row with person, post and two clocks; whoever follows the case hears of it. */
export async function addHop(context: Writing, caseId: Id, hop: NewHop): Promise<Id> {
  const row = hopRow(context, caseId, hop)
  await context.tx.insertInto('case_hops').values(row).execute()
  await tellOfHop(context, caseId, row.id, hop)
  return row.id
}

export function hopRow({ actor, now }: Writing, caseId: Id, hop: NewHop) {
  const { action, toState, text = '', residentText = '', detail = {}, at } = hop
  return {
    community_id: actor.communityId,
    id: newId(Date.parse(now)),
    case_id: caseId,
    action,
    to_state: toState ?? null,
    text,
    resident_text: residentText,
    detail: JSON.stringify(detail),
    by_id: actor.id,
    role: actor.role,
    happened_at: at,
    entered_at: now,
  }
}

export function tellOfHop(context: Writing, caseId: Id, hopId: Id, hop: NewHop, newCase?: NewCase) {
  const { action, toState, text = '', residentText = '', detail = {}, at } = hop
  return tellFollowers(context, {
    hopId,
    caseId,
    action,
    toState: toState ?? null,
    text,
    residentText,
    detail,
    at,
    newCase,
  })
}

/** Columns a step may change; where a clock is touched, its fact stands in `CaseForChange` too. */
export interface CaseChanges {
  state?: CaseState
  accepted_at?: Instant
  closed_at?: Instant | null
  responsible_id?: Id
  handler_id?: Id | null
  handler_unit_id?: Id | null
  handler_role?: CaseForChange['handlerRole']
  dispatched_at?: Instant | null
  returns?: number
  designated_at?: Instant
  reworks?: number
  at_street?: boolean
  before_street?: boolean
  escalated_at?: Instant
  handled_at?: Instant
  handled_by?: Id | null
  suspended_at?: Instant | null
  review_on?: string | null
  resume_state?: CaseState | null
  suspension_asked_at?: Instant | null
  exclusion_asked_at?: Instant | null
  exclusion_first_by?: Id | null
  excluded_at?: Instant
  exclusion_reason?: string
  extended_at?: Instant
  clock_marks?: ClockMark[]
  result?: string
  result_text?: string
  resident_says?: string
}

/** One step of a case: what changes, when it happened, and the hop that tells it. */
export async function moveCase(
  context: Writing,
  one: CaseForChange,
  { changes = {}, at, hop }: { changes?: CaseChanges; at: Instant; hop: Omit<NewHop, 'at' | 'toState'> },
): Promise<void> {
  const toState = changes.state !== one.state ? changes.state : undefined
  await changeCase(context, one, changes, at)
  await addHop(context, one.id, { ...hop, toState, at })
}

/**
 * Changes the case with its deadlines and tells the feed; also when only what hangs on it changed. `one` becomes what the
 * case is after it. `at`: when the step happened.
 */
export async function changeCase(
  context: Writing,
  one: CaseForChange,
  changes: CaseChanges = {},
  at: Instant = context.now,
): Promise<void> {
  const { tx, actor, trail } = context
  const before = one.state
  follow(one, changes, at)
  const deadlines = deadlinesOf(one, await policyOf(tx, actor.communityId))
  one.returnBy = deadlines.returnBy
  one.disposeBy = deadlines.disposeBy
  one.stepBy = deadlines.stepBy
  one.version += 1
  await tx
    .updateTable('cases')
    .set({ ...changes, ...clockValues(one, deadlines), version: one.version })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', one.id)
    .execute()
  trail.fact('case', one.id, 'state', before, one.state)
  trail.changed('case', one.id, one.gridId)
}

/** The columns that say what `deadlinesOf` says. */
export function clockValues({ stepSince }: Facts, deadlines: Deadlines) {
  const { respondBy, disposeBy, returnBy, stepBy, moments } = deadlines
  return {
    step_since: stepSince,
    respond_by: respondBy,
    dispose_by: disposeBy,
    return_by: returnBy,
    step_by: stepBy,
    next_clock_at: moments[0]?.at ?? null,
  }
}

/** The facts after a step, as far as clocks and later steps of the same command look at them. */
function follow(one: CaseForChange, changes: CaseChanges, at: Instant): void {
  const isNewStep = (changes.state !== undefined && changes.state !== one.state) || Boolean(changes.dispatched_at)
  if (isNewStep) one.stepSince = at
  const { accepted_at, dispatched_at, review_on, clock_marks } = changes
  if (changes.state) one.state = changes.state
  if (changes.closed_at !== undefined) one.closedAt = changes.closed_at
  if (accepted_at !== undefined) one.acceptedAt = accepted_at
  if (dispatched_at !== undefined) one.dispatchedAt = dispatched_at
  if (review_on !== undefined) one.reviewOn = review_on
  if (clock_marks !== undefined) one.marks = clock_marks
  if (changes.responsible_id) one.responsibleId = changes.responsible_id
}

/** The clock of disposal stands still from this moment on. */
export async function pause({ tx, actor }: Writing, one: CaseForChange, kind: 'SUSPENDED' | 'DONE', at: Instant) {
  await tx
    .insertInto('case_pauses')
    .values({ community_id: actor.communityId, id: newId(), case_id: one.id, kind, from_at: at })
    .execute()
  one.pauses = [...one.pauses, { from: at, to: null }]
}

/** It runs again. */
export async function unpause({ tx, actor }: Writing, one: CaseForChange, at: Instant) {
  await tx
    .updateTable('case_pauses')
    .set({ to_at: at })
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', one.id)
    .where('to_at', 'is', null)
    .execute()
  one.pauses = one.pauses.map(({ from, to }) => ({ from, to: to ?? at }))
}

/** A first step by somebody takes the case in hand: they answer for it from then on, until it is handed on. */
export async function takeInHand(context: Writing, one: CaseForChange, at: Instant): Promise<void> {
  const isWaiting = one.state === 'REPORTED' || one.state === 'ACCEPTED' || one.state === 'DISPATCHED'
  const me = await caseActor(context.tx, context.actor, context.now)
  if (!isWaiting || (one.isDispatched && !isHandler(one, me)) || (one.atStreet && !isHandler(one, me))) return
  const changes: CaseChanges = {
    state: 'HANDLING',
    accepted_at: one.acceptedAt ?? at,
    responsible_id: one.responsibleId ?? context.actor.id,
    // Who covers does the work of the colleague it was given to, and takes nothing from them.
    handler_id: isCoveredBy(one, me) ? one.handlerId : context.actor.id,
  }
  await moveCase(context, one, { changes, at, hop: { action: 'TAKEN' } })
}
