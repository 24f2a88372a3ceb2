// What care knows once a visit was saved and before the server has answered: a phone in a stairwell goes by the same rules.
import { derivedId, type Id } from '../ids.ts'
import type { Day } from '../time.ts'
import type { VisitMeans, VisitResult } from '../visits/codes.ts'
import { isContact } from '../visits/reach.ts'
import type { DutyDocument, RunDocument } from './documents.ts'
import { dutyOf } from './duty.ts'
import type { CareRule, FlowStep, Tier } from './rules.ts'

interface Visited {
  visitedAt: string
  result: VisitResult
}

/** The duty with this visit counted: a contact, or an attempt after the last one. Older news changes nothing. */
export function dutyAfter(duty: DutyDocument, { visitedAt, result }: Visited): DutyDocument {
  const { lastContactAt, lastAttempt } = duty
  if (visitedAt <= (lastContactAt ?? '')) return duty
  const isLatest = !lastAttempt || lastAttempt.at <= visitedAt
  if (isContact(result)) return { ...duty, lastContactAt: visitedAt, lastAttempt: isLatest ? null : lastAttempt }
  return isLatest ? { ...duty, lastAttempt: { at: visitedAt, result } } : duty
}

/** Whoever is met, declines, is in hospital or has moved: it is known where they are, which is what the flow asks. */
export function endsFlow({ startedAt }: Pick<RunDocument, 'startedAt'>, { visitedAt, result }: Visited): boolean {
  return result !== 'NO_ANSWER' && visitedAt >= startedAt
}

/** A visit in vain entered later than this begins no flow: its moment is over. */
const STILL_NEWS_HOURS = 24

/** Whether a visit or call in vain is recent enough to begin a flow. */
export function isStillNews(visitedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(visitedAt) <= STILL_NEWS_HOURS * 3_600_000
}

/** Nobody answered at somebody of tier 1 or 2 who has not been reached since: a flow begins, unless it is old news. */
export function beginsFlow(
  { tier, lastContactAt }: { tier: Tier; lastContactAt: string | null },
  { visitedAt, result }: Visited,
  now: string,
): boolean {
  return result === 'NO_ANSWER' && tier !== 3 && (lastContactAt ?? '') < visitedAt && isStillNews(visitedAt, now)
}

/** The flow that a visit in vain begins for a person: the same id on the phone and on the server. */
export function runBegunBy(visitId: Id, personId: Id): Id {
  return derivedId(visitId, personId)
}

const stepBy: Partial<Record<VisitMeans, FlowStep>> = { PHONE: 'SECOND_CALL', PROXY: 'NEIGHBOUR', DOOR: 'DOOR' }

/** Which step of an open flow a later call or knock in vain is, so that nobody logs it twice; null if none or taken already. */
export function stepOfVisit(
  run: { startedAt: string; steps: readonly FlowStep[] },
  { means, visitedAt }: { means: VisitMeans; visitedAt: string },
): FlowStep | null {
  const step = stepBy[means]
  return step && !run.steps.includes(step) && visitedAt > run.startedAt ? step : null
}

/** When the first of these is due next; null where no rule asks for contacts. */
export function nextContactOn(duties: readonly DutyDocument[], rules: readonly CareRule[], today: Day): Day | null {
  return duties.flatMap((duty) => dutyOf(duty, rules, today)?.dueOn ?? []).sort()[0] ?? null
}
