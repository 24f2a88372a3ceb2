// The clock of the no-answer flow: which step is next and when it is due, with nights observed. Source: handbook §4.3.
import { allow, refuse } from '../decision.ts'
import { dayOf, type Instant } from '../time.ts'
import type { Words } from '../words/words.ts'
import { addDays } from './days.ts'
import type { StepResult } from './no-answer.ts'
import { type FlowRule, FlowStep, type Tier } from './rules.ts'

export const flowStepWords: Record<FlowStep, Words> = {
  SECOND_CALL: { zh: '再打一次电话', en: 'Call again' },
  NEIGHBOUR: { zh: '问邻居或楼栋管家', en: 'Ask a neighbour or the building’s steward' },
  FAMILY: { zh: '联系家属', en: 'Call the family' },
  DOOR: { zh: '当天上门', en: 'Go to the door today' },
  EMERGENCY: { zh: '拨打 110、120，按紧急情况处理', en: 'Call 110 and 120: an emergency' },
}

export interface Run {
  tier: Tier
  startedAt: Instant
  steps: readonly { step: FlowStep; doneAt: Instant; result: StepResult }[]
}

/**
 * The next step and its moment; null once all are done. A step is due so many minutes after the first call in vain, or
 * when it falls into the night, at the morning hour, unless the tier does not wait. Help is called as soon as somebody
 * stood at the door in vain.
 */
export function nextStep(run: Run, flow: readonly FlowRule[]): { step: FlowStep; dueAt: Instant } | null {
  const done = new Map(run.steps.map((step) => [step.step, step]))
  const step = FlowStep.options.find((one) => !done.has(one))
  if (!step) return null
  const rule = flow.find((one) => one.step === step)
  if (!rule) return null
  const door = done.get('DOOR')
  if (step === 'EMERGENCY' && door) return { step, dueAt: door.doneAt }
  const at = new Date(Date.parse(run.startedAt) + rule.afterMinutes * 60_000).toISOString() as Instant
  return { step, dueAt: rule.nightTiers.includes(run.tier) ? at : byDay(at, rule) }
}

/** China keeps one time zone without summer time, eight hours before UTC. */
function byDay(at: Instant, { dayFrom, dayTo }: FlowRule): Instant {
  const hour = (new Date(at).getUTCHours() + 8) % 24
  if (hour >= dayFrom && hour < dayTo) return at
  const day = hour < dayFrom ? dayOf(at) : addDays(dayOf(at), 1)
  return new Date(`${day}T${String(dayFrom).padStart(2, '0')}:00:00+08:00`).toISOString() as Instant
}

/** Steps may be taken early or out of order, each once, none before the flow began; a clock that runs ahead is set to now (`at`). */
export function mayLogStep(
  run: Run & { closedAt: Instant | null },
  input: { step: FlowStep; doneAt: Instant },
  now: Instant,
) {
  if (run.closedAt) return refuse('run-closed')
  if (run.steps.some(({ step }) => step === input.step)) return refuse('step-already-logged')
  const at = input.doneAt > now ? now : input.doneAt
  if (at < run.startedAt) return refuse('step-before-start')
  return { ...allow, at }
}
