// What a secretary sees at eight o'clock, and a street dispatcher over her communities.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { ListedCase } from '../cases/queries.ts'
import { Indicators, Month, ThreeRates } from '../cases/rates.ts'
import { Repeat } from '../cases/repeats.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

const Pile = z.object({
  count: z.int(),
  /** The most urgent of them, at most eight. */
  first: z.array(ListedCase),
})
export type Pile = z.infer<typeof Pile>

export const overviewMorning = queryShape({
  name: 'overview.morning',
  permission: 'overview.read-morning',
  summary:
    'The secretary’s morning: overdue, due today, escalated, call-backs, what comes back, what nobody looked at, three rates.',
  input: z.strictObject({}),
  answer: z.object({
    open: z.int(),
    overdue: Pile,
    dueToday: Pile,
    escalated: Pile,
    /** Reported more than a day ago and nobody has taken a step. */
    untouched: Pile,
    callBacks: z.object({ waiting: z.int(), dissatisfied: z.int() }),
    repeats: z.array(Repeat),
    /** Homes with somebody registered where nothing was confirmed for a year. */
    doorsNotSeenForAYear: z.int(),
    month: Month,
    rates: ThreeRates,
    /** Years that deadlines of these days may reach into, of which neither the country's holidays nor a day of our own is known. */
    holidaysUnknown: z.array(z.int()),
    at: Instant,
  }),
})
export type Morning = z.infer<typeof overviewMorning.answer>

export const CommunityFigures = z.object({
  communityId: Id,
  name: z.string(),
  /** Counts below five are null: the street has no reach to the cases behind them. */
  open: z.int().nullable(),
  overdue: z.int().nullable(),
  reported: z.int().nullable(),
  closed: z.int().nullable(),
  escalated: z.int(),
  rates: ThreeRates,
  onTime: Indicators.shape.onTime,
  firstTime: Indicators.shape.firstTime,
  foundFirst: Indicators.shape.foundFirst,
  excluded: Indicators.shape.excluded,
  closingMinutes: z.number().nullable(),
  /** The categories most often reported this month, from five cases on. */
  topics: z.array(z.object({ leaf: LeafCode, cases: z.int() })),
})
export type CommunityFigures = z.infer<typeof CommunityFigures>

export const overviewStreet = queryShape({
  name: 'overview.street',
  permission: 'overview.read-street',
  summary:
    'The communities in which the asking street dispatcher holds a post: outcomes side by side in the order of their codes, and what was escalated to the street. Nobody is ranked.',
  input: z.strictObject({ month: Month.optional() }),
  answer: z.object({
    month: Month,
    communities: z.array(CommunityFigures),
    queue: z.array(ListedCase.extend({ communityId: Id, community: z.string() })),
    queueTotal: z.int(),
    at: Instant,
  }),
})
export type Street = z.infer<typeof overviewStreet.answer>
