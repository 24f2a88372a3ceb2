// What is asked about many cases at once: the rates of a month, what comes back.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { Indicators, Month, RateFormula, ThreeRates } from './rates.ts'
import { Repeat, RepeatKind } from './repeats.ts'

export const setRateFormula = commandShape({
  name: 'cases.set-rate-formula',
  permission: 'cases.set-rates',
  summary: 'Changes how the three rates are counted; the old formula stays in the history.',
  input: z.strictObject({ formula: RateFormula }),
})

export const Rates = z.object({
  month: Month,
  from: Instant,
  until: Instant,
  formula: RateFormula,
  rates: ThreeRates,
  indicators: Indicators,
  /** Closed cases whose call-back is still waiting: the rates may move. */
  waiting: z.int(),
})
export type Rates = z.infer<typeof Rates>

export const readRates = queryShape({
  name: 'cases.rates',
  permission: 'cases.read-rates',
  summary:
    'The three rates and the other indicators of a month, of the whole community or one branch of matters; never of a person.',
  input: z.strictObject({
    /** Left out: the running one. */
    month: Month.optional(),
    branch: z
      .string()
      .regex(/^0[1-9]$/)
      .optional(),
  }),
  answer: Rates,
})

export const listRepeats = queryShape({
  name: 'cases.repeats',
  permission: 'cases.read-rates',
  summary:
    'What came back within the window at the same door, building, place, from the same person or as a category, with its cases.',
  input: z.strictObject({
    days: z.int().min(7).max(366).default(30),
    kind: RepeatKind.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  answer: z.object({ repeats: z.array(Repeat), from: Instant, communityId: Id }),
})
