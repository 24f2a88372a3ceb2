// Visits against people-hours: what the rules ask for in a month, and whether so many people can do it. By grid, never by
// person; no quotas. Source: handbook §4.2, load model.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { daysOfMonth } from './days.ts'
import type { DutyFacts } from './duty.ts'
import { dutyOf } from './duty.ts'
import type { CareRule } from './rules.ts'

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const PlanSettings = {
  month: Month,
  minutesPerVisit: z.int().min(5).max(120).default(25),
  /** Hours of a working day a post has for visits. */
  hoursADay: z.number().min(0).max(10).default(3),
  /** Rounds of confirming every household at its door in a year; 0: the resident confirms, or a call. */
  roundsAYear: z.number().min(0).max(12).default(0),
}

export const PlanLine = z.strictObject({
  gridId: Id.nullable(),
  name: z.string(),
  households: z.int(),
  /** Persons by tier. */
  tiers: z.tuple([z.int(), z.int(), z.int()]),
  /** Contacts the rules ask for in this month. */
  contacts: z.int(),
  /** Visits of the round through all households. */
  roundVisits: z.int(),
  /** Posts of stewards and grid leads that reach this grid, each divided by how many grids it reaches. */
  posts: z.number(),
  neededMinutes: z.int(),
  availableMinutes: z.int(),
  possible: z.boolean(),
})
export type PlanLine = z.infer<typeof PlanLine>

export const carePlan = queryShape({
  name: 'care.plan',
  permission: 'care.plan',
  summary: 'Planned visits against people-hours for a month, by grid.',
  input: z.strictObject(PlanSettings),
  answer: z.strictObject({
    workingDays: z.int(),
    /** False where the holidays of that year are not known and Monday to Friday is assumed. */
    holidaysKnown: z.boolean(),
    lines: z.array(PlanLine),
    saved: z
      .strictObject({
        at: z.string(),
        by: z.string(),
        minutesPerVisit: z.int(),
        hoursADay: z.number(),
        roundsAYear: z.number(),
      })
      .nullable(),
  }),
})

export const savePlan = commandShape({
  name: 'care.save-plan',
  permission: 'care.plan',
  summary: 'Keeps a plan for a month; one that cannot be done is refused, with the numbers.',
  input: z.strictObject({ id: Id, ...PlanSettings }),
})

export interface GridLoad {
  gridId: string | null
  name: string
  households: number
  duties: readonly DutyFacts[]
  posts: number
}

/** One grid in a month: contacts by the rhythm of each duty, visits by the round, minutes needed and there. */
export function planLine(
  load: GridLoad,
  rules: readonly CareRule[],
  { month, minutesPerVisit, hoursADay, roundsAYear, workingDays }: Settings,
): PlanLine {
  const { first, count } = daysOfMonth(month)
  const tiers: [number, number, number] = [0, 0, 0]
  const persons = new Map<number, number>()
  for (const facts of load.duties) {
    const duty = dutyOf(facts, rules, first)
    if (!duty) continue
    tiers[duty.tier - 1]! += 1
    persons.set(duty.days, (persons.get(duty.days) ?? 0) + 1)
  }
  // Whole persons first: seven sevenths added one by one are a little more than one.
  const contacts = Math.ceil([...persons].reduce((sum, [days, people]) => sum + (people * count) / days, 0))
  const roundVisits = Math.ceil((load.households * roundsAYear) / 12)
  const neededMinutes = (contacts + roundVisits) * minutesPerVisit
  const availableMinutes = Math.floor(load.posts * workingDays * hoursADay * 60)
  const { gridId, name, households, posts } = load
  const possible = neededMinutes <= availableMinutes
  return { gridId, name, households, tiers, contacts, roundVisits, posts, neededMinutes, availableMinutes, possible }
}

interface Settings {
  month: string
  minutesPerVisit: number
  hoursADay: number
  roundsAYear: number
  workingDays: number
}

/** A plan nobody can carry out is not a plan: refused with what is needed and what is there. */
export function maySavePlan(lines: readonly PlanLine[]) {
  const impossible = lines.filter(({ possible }) => !possible)
  if (impossible.length === 0) return { allowed: true } as const
  const detail = {
    grids: impossible.map(({ gridId, name, neededMinutes, availableMinutes }) => ({
      gridId,
      name,
      neededHours: Math.ceil(neededMinutes / 60),
      availableHours: Math.floor(availableMinutes / 60),
    })),
  }
  return { ...refuse('plan-impossible'), detail }
}
