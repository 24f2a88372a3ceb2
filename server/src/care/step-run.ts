import { mayLogStep, nextStep } from '@red-steward/domain/care/flow'
import { closeRun as closeShape, logStep as logShape } from '@red-steward/domain/care/no-answer'
import type { FlowStep } from '@red-steward/domain/care/rules'
import { recordVisit } from '@red-steward/domain/visits/visit'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { ensureText, writeVisit } from '../visits/index.ts'
import { readFlow } from './rules.ts'
import { addStep, endRun, getRunForChange, getRunToStep } from './runs.ts'

/** What it was, as a visit, to reach somebody by this step. */
const contactBy: Record<FlowStep, { means: 'PHONE' | 'PROXY' | 'DOOR'; result: 'ANSWERED' | 'MET' | 'RELATIVE' }> = {
  SECOND_CALL: { means: 'PHONE', result: 'ANSWERED' },
  NEIGHBOUR: { means: 'PROXY', result: 'MET' },
  FAMILY: { means: 'PHONE', result: 'RELATIVE' },
  DOOR: { means: 'DOOR', result: 'MET' },
  EMERGENCY: { means: 'DOOR', result: 'MET' },
}

export const logStep = command(logShape, async (context, input) => {
  const { tx, actor, now } = context
  const { id, step, result, note, noteReviewed } = input
  ensureText('note', note, noteReviewed)
  const run = await getRunToStep(tx, actor, input)
  const judged = mayLogStep(run, input, now)
  if (!judged.allowed) return refuseWith(judged.why)
  const doneAt = judged.at
  await addStep(context, run, { id, step, result, doneAt, note })
  if (result === 'REACHED') {
    // The contact is a visit like any other, and ends the flow as any other would.
    const { dwellingId, householdId, personId } = run
    const visit = { visitId: id, dwellingId, householdId, personIds: [personId], visitedAt: doneAt, ...contactBy[step] }
    await writeVisit(context, recordVisit.input.parse(visit))
    return { open: false, next: null, dueAt: null }
  }
  const steps = [...run.steps, { step, result, doneAt }]
  const next = nextStep({ ...run, steps }, await readFlow(tx, actor))
  return { open: true, next: next?.step ?? null, dueAt: next?.dueAt ?? null }
})

export const closeRun = command(closeShape, async (context, { runId, as, note, noteReviewed }) => {
  ensureText('note', note, noteReviewed)
  const run = await getRunForChange(context.tx, context.actor, runId)
  if (run.closedAt) refuseWith('run-closed')
  await endRun(context, run, as, note)
})
