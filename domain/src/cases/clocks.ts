// The two clocks of a case: that of the step it is at, and that of the whole since the report (handbook §5.2). Pure:
// facts, rules and calendar go in, moments come out; the same on every server and every phone.
import { dayOf, type Instant } from '../time.ts'
import { REOPEN_DAYS } from './callback.ts'
import type { CaseState } from './case.ts'
import { isOpen } from './case.ts'
import type { CaseClass } from './catalogue.ts'
import { type DeadlineProfile, type DeadlineRule, type DeadlineStep, type Limit, ruleOn } from './deadlines.ts'
import { addWorking, DAY_MS, ordinaryDay, type WorkingCalendar, workingBetween } from './working-calendar.ts'

/** A time in which the clock of disposal stood still; without `to` it stands still now. */
export interface Pause {
  from: Instant
  to: Instant | null
}

export interface ClockFacts {
  class: CaseClass
  state: CaseState
  confidential: boolean
  reportedAt: Instant
  acceptedAt: Instant | null
  /** Since when it is at this step. */
  stepSince: Instant
  dispatchedAt: Instant | null
  closedAt: Instant | null
  reviewOn: string | null
  extension: Limit | null
  pauses: readonly Pause[]
  marks: readonly ClockMark[]
}

export interface Policy {
  profile: DeadlineProfile
  rules: readonly DeadlineRule[]
  calendar: WorkingCalendar
}

/** What the clock says of a case, each once: half gone, most gone, late, and late still on the next rungs. */
export type ClockMark =
  | 'HALF'
  | 'MOST'
  | 'LATE'
  | 'LATE_SECRETARY'
  | 'LATE_STREET'
  | 'RESPOND_LATE'
  | 'RESPOND_LATE_SECRETARY'
  | 'RESPOND_LATE_STREET'
  | 'SILENT'
  | 'REVIEW'
  /** Nobody can open it again. */
  | 'ARCHIVE'

export interface Deadlines {
  respondBy: Instant | null
  /** Null while nothing runs: not accepted yet, or stopped. */
  disposeBy: Instant | null
  returnBy: Instant | null
  /** What is owed at this step. */
  stepBy: Instant | null
  /** What the clock has still to say, in the order of time. */
  moments: readonly { mark: ClockMark; at: Instant }[]
}

const instant = (ms: number): Instant => new Date(ms).toISOString()

/** How much time a limit is when it starts at a moment, in milliseconds of its own kind of time. */
export function budgetOf(calendar: WorkingCalendar, start: Instant, { amount, unit }: Limit): number {
  if (unit === 'WORKING_DAYS') return amount * ordinaryDay(calendar, Date.parse(start))
  return amount * { MINUTES: 60_000, HOURS: 3_600_000, DAYS: DAY_MS }[unit]
}

/** Time of a limit's kind that runs between two moments, pauses left out; never negative. */
export function usedBetween(
  calendar: WorkingCalendar,
  unit: Limit['unit'],
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number {
  const end = Date.parse(to)
  let [at, used] = [Date.parse(from), 0]
  const run = (until: number) => {
    if (until > at) used += unit === 'WORKING_DAYS' ? workingBetween(calendar, at, until) : until - at
  }
  for (const pause of inOrder(pauses)) {
    run(Math.min(Date.parse(pause.from), end))
    at = Math.max(at, pause.to === null ? end : Date.parse(pause.to))
  }
  run(end)
  return used
}

/** The moment at which so much has run since the start; null when it stands still before that. */
export function momentAfter(
  calendar: WorkingCalendar,
  unit: Limit['unit'],
  start: Instant,
  budget: number,
  pauses: readonly Pause[] = [],
): Instant | null {
  let [at, left] = [Date.parse(start), budget]
  for (const pause of inOrder(pauses)) {
    const stop = Date.parse(pause.from)
    if (stop > at) {
      const runs = unit === 'WORKING_DAYS' ? workingBetween(calendar, at, stop) : stop - at
      if (left <= runs) break
      left -= runs
    }
    if (pause.to === null) return null
    at = Math.max(at, Date.parse(pause.to))
  }
  return instant(unit === 'WORKING_DAYS' ? addWorking(calendar, at, left) : at + Math.max(0, left))
}

const inOrder = (pauses: readonly Pause[]) => [...pauses].sort((one, other) => (one.from < other.from ? -1 : 1))

/** The end of a limit that starts at a moment and is not paused. */
export function endOf(calendar: WorkingCalendar, start: Instant, limit: Limit): Instant {
  return momentAfter(calendar, limit.unit, start, budgetOf(calendar, start, limit)) as Instant
}

/** The rule of a step for a case, as it stood on the day the step began. */
export function limitOf({ rules, profile }: Policy, caseClass: CaseClass, step: DeadlineStep, from: Instant) {
  return ruleOn(rules, profile, caseClass, step, dayOf(from))
}

/** What the disposal of a case has to do with time: its start, its budget, how it runs. */
export function disposalOf(facts: ClockFacts, policy: Policy) {
  const fromReport = limitOf(policy, facts.class, 'DISPOSE', facts.reportedAt)
  const start = fromReport?.runsFrom === 'REPORTED' ? facts.reportedAt : facts.acceptedAt
  if (!start) return undefined
  const limit = limitOf(policy, facts.class, 'DISPOSE', start)
  if (!limit) return undefined
  const original = budgetOf(policy.calendar, start, limit)
  const budget = original + (facts.extension ? budgetOf(policy.calendar, start, facts.extension) : 0)
  return { start, unit: limit.unit, limit, original, budget }
}

const warnedAt: Partial<Record<ClockMark, number>> = { HALF: 0.5, MOST: 0.8 }

/** Warnings that were given and are not true any more since there is more time. */
export function warningsToTake(facts: ClockFacts, policy: Policy, now: Instant): ClockMark[] {
  const disposal = disposalOf(facts, policy)
  if (!disposal) return []
  const used = usedBetween(policy.calendar, disposal.unit, disposal.start, now, facts.pauses)
  return facts.marks.filter((mark) => used < (warnedAt[mark] ?? 0) * disposal.budget)
}

/** All deadlines of a case, and what the clock has still to say of it. */
export function deadlinesOf(facts: ClockFacts, policy: Policy): Deadlines {
  const { calendar } = policy
  const nothing = { respondBy: null, disposeBy: null, returnBy: null, stepBy: null, moments: [] }
  const end = (step: DeadlineStep, from: Instant) => {
    const limit = limitOf(policy, facts.class, step, from)
    return limit ? endOf(calendar, from, limit) : null
  }
  const respondBy = end('RESPOND', facts.reportedAt)
  const disposal = disposalOf(facts, policy)
  const disposeBy =
    disposal && momentAfter(calendar, disposal.unit, disposal.start, disposal.budget, closedPauses(facts))
  if (!isOpen(facts.state)) return { ...nothing, respondBy, disposeBy: disposeBy ?? null, moments: archiving(facts) }

  const returnBy = facts.dispatchedAt ? end('RETURN', facts.dispatchedAt) : null
  const running = facts.state === 'SUSPENDED' || facts.state === 'HANDLED' || facts.state === 'VERIFYING'
  const shown = { respondBy, disposeBy: facts.state === 'SUSPENDED' ? null : (disposeBy ?? null), returnBy }
  const stepBy = stepEnd(facts, shown, end)
  return { ...shown, stepBy, moments: momentsOf(facts, policy, shown, running ? undefined : disposal) }
}

/** An evaluated case goes into the archive a moment after the last one at which it may be opened again (§5.1 step 7). */
function archiving({ state, closedAt }: ClockFacts): Deadlines['moments'] {
  if (state !== 'EVALUATED' || !closedAt) return []
  return [{ mark: 'ARCHIVE', at: instant(Date.parse(closedAt) + REOPEN_DAYS * DAY_MS + 1) }]
}

/** While it is being verified the deadline stays where it was: a pause that is not over has moved nothing yet. */
function closedPauses({ pauses }: ClockFacts): Pause[] {
  return pauses.filter(({ to }) => to !== null)
}

function stepEnd(
  { state, stepSince }: ClockFacts,
  { respondBy, disposeBy }: Pick<Deadlines, 'respondBy' | 'disposeBy'>,
  end: (step: DeadlineStep, from: Instant) => Instant | null,
): Instant | null {
  if (state === 'REPORTED') return respondBy
  if (state === 'SUSPENDED') return null
  if (state === 'HANDLED' || state === 'VERIFYING') return end('VERIFY', stepSince)
  if (state === 'ACCEPTED') return earlier(end('DISPATCH', stepSince), disposeBy)
  return disposeBy
}

const earlier = (one: Instant | null, other: Instant | null) =>
  one === null || (other !== null && other < one) ? other : one

function momentsOf(
  facts: ClockFacts,
  policy: Policy,
  { respondBy, disposeBy, returnBy }: Pick<Deadlines, 'respondBy' | 'disposeBy' | 'returnBy'>,
  disposal: ReturnType<typeof disposalOf>,
): Deadlines['moments'] {
  const { calendar } = policy
  const all: { mark: ClockMark; at: Instant | null }[] = []
  const rungs = (late: ClockMark, secretary: ClockMark, street: ClockMark, since: Instant) => {
    const climb = limitOf(policy, facts.class, 'CLIMB', since)
    const next = climb ? endOf(calendar, since, climb) : null
    all.push({ mark: late, at: since }, { mark: secretary, at: next })
    if (climb && next && !facts.confidential) all.push({ mark: street, at: endOf(calendar, next, climb) })
  }
  if (facts.state === 'REPORTED' && respondBy)
    rungs('RESPOND_LATE', 'RESPOND_LATE_SECRETARY', 'RESPOND_LATE_STREET', respondBy)
  if (disposal && disposeBy) {
    const part = (share: number) =>
      momentAfter(calendar, disposal.unit, disposal.start, disposal.budget * share, facts.pauses)
    all.push({ mark: 'HALF', at: part(0.5) }, { mark: 'MOST', at: part(0.8) })
    rungs('LATE', 'LATE_SECRETARY', 'LATE_STREET', disposeBy)
  }
  if (facts.state === 'DISPATCHED') all.push({ mark: 'SILENT', at: returnBy })
  if (facts.state === 'SUSPENDED' && facts.reviewOn) all.push({ mark: 'REVIEW', at: `${facts.reviewOn}T00:00:00.000Z` })
  return all
    .filter(
      (one): one is { mark: ClockMark; at: Instant } =>
        one.at !== null && (one.mark === 'SILENT' || !facts.marks.includes(one.mark)),
    )
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}
