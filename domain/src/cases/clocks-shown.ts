// The two clocks as a page shows them.
import { z } from 'zod'
import { Instant } from '../time.ts'
import { type ClockFacts, type Deadlines, disposalOf, type Policy, usedBetween } from './clocks.ts'
import { LimitUnit } from './deadlines.ts'

/** Durations in milliseconds; `share` 1 is the whole time that was given. */
export const CaseClocks = z.object({
  /** This step: since when, until when it is owed, and whether that is over. */
  step: z.object({ since: Instant, by: Instant.nullable(), isLate: z.boolean() }),
  whole: z.object({
    since: Instant,
    elapsedMs: z.number(),
    /** Null before acceptance, where acceptance starts it. Working time when `unit` is working days. */
    disposal: z
      .object({
        by: Instant.nullable(),
        unit: LimitUnit,
        budgetMs: z.number(),
        usedMs: z.number(),
        share: z.number(),
        isLate: z.boolean(),
        /** There while it stands still: suspended. */
        stoppedSince: Instant.nullable(),
      })
      .nullable(),
  }),
})
export type CaseClocks = z.infer<typeof CaseClocks>

/** `until`: now, or when it ended. */
export function clocksOf(facts: ClockFacts, policy: Policy, deadlines: Deadlines, until: Instant): CaseClocks {
  const { disposeBy, stepBy } = deadlines
  const disposal = disposalOf(facts, policy)
  const usedMs = disposal ? usedBetween(policy.calendar, disposal.unit, disposal.start, until, facts.pauses) : 0
  const stopped = facts.state === 'SUSPENDED' ? facts.pauses.find(({ to }) => to === null) : undefined
  return {
    step: { since: facts.stepSince, by: stepBy, isLate: stepBy !== null && until > stepBy },
    whole: {
      since: facts.reportedAt,
      elapsedMs: Math.max(0, Date.parse(until) - Date.parse(facts.reportedAt)),
      disposal: disposal
        ? {
            by: disposeBy,
            unit: disposal.unit,
            budgetMs: disposal.budget,
            usedMs,
            share: disposal.budget === 0 ? 1 : usedMs / disposal.budget,
            isLate: usedMs > disposal.budget,
            stoppedSince: stopped?.from ?? null,
          }
        : null,
    },
  }
}
