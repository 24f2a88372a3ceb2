// What care does after a visit: flows open and end, and the next date is told.
import { beginsFlow, endsFlow, isStillNews, stepOfVisit } from '@red-steward/domain/care/after-visit'
import { dutyOf } from '@red-steward/domain/care/duty'
import type { Tier } from '@red-steward/domain/care/rules'
import { type Id, newId } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import type { Context } from '../kernel/command.ts'
import type { Followed, FollowedVisit } from '../visits/index.ts'
import { dutiesOf } from './duties.ts'
import { readRules } from './rules.ts'
import { addStep, endRun, type OpenRun, openRunsOf, startRun } from './runs.ts'

export async function followVisit(context: Context, visit: FollowedVisit): Promise<Followed> {
  const { personIds, gridId } = visit
  if (personIds.length === 0) return { nextOn: null, openRunIds: [] }
  for (const personId of personIds) context.trail.changed('duty', personId, gridId)
  const runs = await openRunsOf(context, personIds)
  if (visit.withdrawn) {
    for (const run of runs) if (run.startedByVisit === visit.id) await endRun(context, run, 'MISTAKE')
    return { nextOn: null, openRunIds: [] }
  }
  const duties = await dutiesHere(context, personIds)
  const nextOn = duties.map(({ dueOn }) => dueOn).sort()[0] ?? null
  if (visit.result === 'NO_ANSWER') return { nextOn, openRunIds: await inVain(context, visit, runs, duties) }
  for (const run of runs) if (endsFlow(run, visit)) await endRun(context, run, 'REACHED')
  return { nextOn, openRunIds: [] }
}

interface DutyHere {
  personId: Id
  tier: Tier
  dueOn: string
  lastContactAt: string | null
}

async function dutiesHere(context: Context, personIds: readonly Id[]): Promise<DutyHere[]> {
  const rules = await readRules(context.tx, context.actor)
  const today = dayOf(context.now)
  const documents = await dutiesOf(context, { personIds })
  return documents.flatMap((document) => {
    const duty = dutyOf(document, rules, today)
    const { personId, lastContactAt } = document
    return duty ? [{ personId, tier: duty.tier, dueOn: duty.dueOn, lastContactAt }] : []
  })
}

/** Nobody answered: open flows take it as their step, persons of tier 1 and 2 get a flow. */
async function inVain(context: Context, visit: FollowedVisit, runs: OpenRun[], duties: DutyHere[]): Promise<Id[]> {
  for (const run of runs) await asStep(context, visit, run)
  const open = new Map(runs.map(({ id, personId }) => [personId, id]))
  for (const { personId, tier, lastContactAt } of duties) {
    if (open.has(personId) || !beginsFlow({ tier, lastContactAt }, visit, context.now)) continue
    const started = await beginFlow(context, visit, personId, tier)
    if (started) open.set(personId, started)
  }
  return [...open.values()]
}

/** Opens a flow, unless the visit is old news. */
export async function beginFlow(context: Context, visit: FollowedVisit, personId: Id, tier: Tier): Promise<Id | null> {
  if (!isStillNews(visit.visitedAt, context.now)) return null
  const { dwellingId, householdId, gridId, visitedAt } = visit
  return startRun(context, { personId, dwellingId, householdId, gridId, tier, startedAt: visitedAt, visitId: visit.id })
}

/** A call or knock in vain is the step of the flow it is; nobody logs it twice. */
async function asStep(context: Context, visit: FollowedVisit, run: OpenRun) {
  const step = stepOfVisit(run, visit)
  if (!step || run.startedByVisit === visit.id) return
  await addStep(context, run, { id: newId(), step, result: 'NOT_REACHED', doneAt: visit.visitedAt, note: '' })
}
