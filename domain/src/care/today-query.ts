import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { FlowStep, Tier } from './rules.ts'

const CapacityShape = z.strictObject({
  minutesADay: z.int().min(0).max(720),
  minutesPerVisit: z.int().min(5).max(120),
})

export const TodayRow = z.strictObject({
  kind: z.enum(['contact', 'step', 'call', 'need', 'safety']),
  /** Of the person (contact), flow, call, need or finding. */
  id: Id,
  dwellingId: Id,
  buildingId: Id,
  address: z.string(),
  personId: Id.nullable(),
  name: z.string().nullable(),
  age: z.int().nullable(),
  reason: z.strictObject({ zh: z.string(), en: z.string() }),
  tier: Tier.nullable(),
  dueOn: Day.nullable(),
  overdueDays: z.int().nullable(),
  step: FlowStep.nullable(),
  dueAt: Instant.nullable(),
  isDue: z.boolean(),
  campaignId: Id.nullable(),
})
export type TodayRow = z.infer<typeof TodayRow>

export const careToday = queryShape({
  name: 'care.today',
  permission: 'care.read',
  summary: 'What is due today for the actor, all derived, in order, capped by what a day holds.',
  input: z.strictObject({ all: z.boolean().default(false) }),
  answer: z.strictObject({
    rows: z.array(TodayRow),
    cut: z.int(),
    minutes: z.int(),
    capacity: CapacityShape,
  }),
})

export const setCapacity = commandShape({
  name: 'care.set-capacity',
  permission: 'care.work',
  summary: 'How many minutes of your day are for visits and calls, and what a visit takes. Seen by nobody else.',
  input: CapacityShape,
})
