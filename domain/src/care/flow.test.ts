import { expect, test } from 'vitest'
import { mayLogStep, nextStep } from './flow.ts'
import type { FlowRule, FlowStep } from './rules.ts'

const minutes: [FlowStep, number][] = [
  ['SECOND_CALL', 120],
  ['NEIGHBOUR', 240],
  ['FAMILY', 300],
  ['DOOR', 360],
  ['EMERGENCY', 480],
]
const flow = minutes.map(
  ([step, afterMinutes]): FlowRule => ({
    id: step,
    step,
    afterMinutes,
    dayFrom: 8,
    dayTo: 20,
    nightTiers: [1],
    basis: 'test',
  }),
)
const beijing = (clock: string, day = '2026-11-24') => new Date(`${day}T${clock}:00+08:00`).toISOString()
const run = (started: string, tier: 1 | 2, ...steps: [FlowStep, string][]) => ({
  tier,
  startedAt: beijing(started),
  steps: steps.map(([step, at]) => ({ step, doneAt: beijing(at), result: 'NOT_REACHED' as const })),
  closedAt: null,
})

test.each([
  ['the second call comes two hours later', run('09:00', 2), 'SECOND_CALL', beijing('11:00')],
  [
    'then a neighbour, four hours after the first call',
    run('09:00', 2, ['SECOND_CALL', '11:05']),
    'NEIGHBOUR',
    beijing('13:00'),
  ],
  ['at 20:00 sharp the night has begun', run('18:00', 2), 'SECOND_CALL', beijing('08:00', '2026-11-25')],
  ['one minute earlier it has not', run('17:59', 2), 'SECOND_CALL', beijing('19:59')],
  ['past midnight it waits for the same morning', run('23:00', 2), 'SECOND_CALL', beijing('08:00', '2026-11-25')],
  ['high risk does not wait', run('18:00', 1), 'SECOND_CALL', beijing('20:00')],
  [
    'after the door in vain, help is called at once',
    run('09:00', 2, ['SECOND_CALL', '11:00'], ['NEIGHBOUR', '11:10'], ['FAMILY', '11:20'], ['DOOR', '11:30']),
    'EMERGENCY',
    beijing('11:30'),
  ],
] as const)('%s', (_, given, step, dueAt) => {
  expect(nextStep(given, flow)).toEqual({ step, dueAt })
})

test('a flow with every step done has none left', () => {
  const all = run('09:00', 2, ...minutes.map(([step]): [FlowStep, string] => [step, '12:00']))
  expect(nextStep(all, flow)).toBeNull()
})

test.each([
  ['a step twice', run('09:00', 2, ['SECOND_CALL', '11:00']), beijing('11:30'), 'step-already-logged'],
  ['a step before the first call', run('09:00', 2), beijing('08:59'), 'step-before-start'],
  [
    'a step of a flow that has ended',
    { ...run('09:00', 2), closedAt: beijing('10:00') },
    beijing('11:00'),
    'run-closed',
  ],
])('%s is refused', (_, given, doneAt, why) => {
  expect(mayLogStep(given, { step: 'SECOND_CALL', doneAt }, beijing('12:00'))).toEqual({ allowed: false, why })
})

test('a step logged by a clock that runs ahead happened now, and one done earlier when it was done', () => {
  const logged = (doneAt: string) => mayLogStep(run('09:00', 2), { step: 'SECOND_CALL', doneAt }, beijing('12:00'))
  expect(logged(beijing('14:30'))).toEqual({ allowed: true, at: beijing('12:00') })
  expect(logged(beijing('11:30'))).toEqual({ allowed: true, at: beijing('11:30') })
})
