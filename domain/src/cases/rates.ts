// The three rates and the other indicators (handbook §5.4), one engine. Always with n, hidden where n is small, nothing where
// there is nothing, never for a person: there is no way to ask for one.
import { z } from 'zod'
import type { Day, Instant } from '../time.ts'
import type { CallBackAnswer } from './callback.ts'

const Part = z.number().min(0).max(1)

export const RateFormula = z
  .strictObject({
    contactedWeight: Part.default(0.1),
    resolvedWeight: Part.default(0.5),
    satisfiedWeight: Part.default(0.4),
    /** What "partly solved" counts as solved: 0, or 0.5 where a place has agreed on it. */
    partlyValue: Part.default(0),
    /** What "mostly content" counts as content. */
    basicallyValue: Part.default(0.9),
    /** Below so many answers a rate says more of chance, or of somebody, than of the work. */
    hiddenBelow: z.int().min(10).max(1000).default(10),
    /** CALENDAR: the month. CUT_19: from the 19th to the 18th, each day from noon of the day before to its own noon. */
    period: z.enum(['CALENDAR', 'CUT_19']).default('CALENDAR'),
  })
  .refine(
    (formula) => Math.abs(formula.contactedWeight + formula.resolvedWeight + formula.satisfiedWeight - 1) < 1e-9,
    {
      path: ['resolvedWeight'],
      params: { code: 'weights-not-one' },
    },
  )
export type RateFormula = z.infer<typeof RateFormula>
export const usualFormula: RateFormula = RateFormula.parse({})

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

export interface Period {
  from: Instant
  /** Not part of it. */
  until: Instant
}

// China has one time zone without daylight saving; noon and midnight of a day there are fixed moments.
const moment = (day: Day, hour: string) => new Date(`${day}T${hour}:00:00+08:00`).toISOString() as Instant

/** The month's beginning and end by the formula's way of counting. */
export function periodOf({ period }: Pick<RateFormula, 'period'>, month: Month): Period {
  if (period === 'CALENDAR')
    return { from: moment(`${month}-01`, '00'), until: moment(`${monthAfter(month, 1)}-01`, '00') }
  return { from: moment(`${monthAfter(month, -1)}-18`, '12'), until: moment(`${month}-18`, '12') }
}

/** The month in which a moment counts. */
export function monthOf(formula: Pick<RateFormula, 'period'>, at: Instant): Month {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString()
  const month = local.slice(0, 7)
  return at < periodOf(formula, month).until ? month : monthAfter(month, 1)
}

/** So many months later. */
export function monthAfter(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** V and what its members said: closed in the period, reached by call-back, exclusions approved by two people taken out. */
export const AnswerCounts = z.object({
  n: z.int(),
  contacted: z.int(),
  resolved: z.int(),
  partly: z.int(),
  satisfied: z.int(),
  basically: z.int(),
})
export type AnswerCounts = z.infer<typeof AnswerCounts>

/** The same count the database makes, over cases at hand: null stands for nobody reached. */
export function countAnswers(cases: readonly { answer: CallBackAnswer | null; excluded: boolean }[]): AnswerCounts {
  const valid = cases.flatMap(({ answer, excluded }) => (answer && !excluded ? [answer] : []))
  const count = (is: (answer: CallBackAnswer) => boolean) => valid.filter(is).length
  return {
    n: valid.length,
    contacted: count(({ contacted }) => contacted),
    resolved: count(({ resolved }) => resolved === 'YES'),
    partly: count(({ resolved }) => resolved === 'PARTLY'),
    satisfied: count(({ satisfied }) => satisfied === 'SATISFIED'),
    basically: count(({ satisfied }) => satisfied === 'BASICALLY'),
  }
}

export const ThreeRates = z.object({
  /** Answers behind the rates. */
  n: z.int(),
  /** 0 to 1; null where n is 0 or below what may be shown: "—", never 0 %. */
  contacted: z.number().nullable(),
  resolved: z.number().nullable(),
  satisfied: z.number().nullable(),
  overall: z.number().nullable(),
})
export type ThreeRates = z.infer<typeof ThreeRates>

export function threeRates(counts: AnswerCounts, formula: RateFormula): ThreeRates {
  const { n } = counts
  if (n === 0 || n < formula.hiddenBelow) return { n, contacted: null, resolved: null, satisfied: null, overall: null }
  const contacted = counts.contacted / n
  const resolved = (counts.resolved + formula.partlyValue * counts.partly) / n
  const satisfied = (counts.satisfied + formula.basicallyValue * counts.basically) / n
  const overall =
    formula.contactedWeight * contacted + formula.resolvedWeight * resolved + formula.satisfiedWeight * satisfied
  return {
    n,
    contacted: rounded(contacted),
    resolved: rounded(resolved),
    satisfied: rounded(satisfied),
    overall: rounded(overall),
  }
}

/** A part of a whole with its n; `share` is null where n is 0 or below what may be shown. */
export const Share = z.object({ count: z.int().nullable(), n: z.int(), share: z.number().nullable() })
export type Share = z.infer<typeof Share>

export function shareOf(count: number, n: number, { hiddenBelow }: Pick<RateFormula, 'hiddenBelow'>): Share {
  return n === 0 || n < hiddenBelow ? { count: null, n, share: null } : { count, n, share: rounded(count / n) }
}

/** Four places: a percentage with two. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000

/** What is counted of a period for the other indicators (§5.4). */
export const IndicatorCounts = z.object({
  reported: z.int(),
  /** Of those: refused, redirected, withdrawn or merged, so that there was nothing to close. */
  notTakenOn: z.int(),
  closedOfReported: z.int(),
  /** Reported about a place and matter that had been reported within 30 days before. */
  repeated: z.int(),
  /** Found by patrol, visit or staff before anybody complained. */
  foundFirst: z.int(),
  closed: z.int(),
  excluded: z.int(),
  /** Closed and not excluded; of these: never sent back, reworked or opened again; sent back by whoever had it; reworked. */
  counted: z.int(),
  firstTime: z.int(),
  returned: z.int(),
  reworked: z.int(),
  /** Closed in the period with a deadline, and still open past it; suspended and excluded ones are neither. */
  due: z.int(),
  onTime: z.int(),
  responseMinutes: z.number().nullable(),
  closingMinutes: z.number().nullable(),
})
export type IndicatorCounts = z.infer<typeof IndicatorCounts>

export const Indicators = z.object({
  onTime: Share,
  closing: Share,
  firstTime: Share,
  returned: Share,
  reworked: Share,
  repeated: Share,
  foundFirst: Share,
  /** How much was left out of the rates: published, so that it cannot be abused (§5.3). Never hidden. */
  excluded: z.object({ count: z.int(), n: z.int(), share: z.number().nullable() }),
  /** Medians, in minutes; null where too few. */
  responseMinutes: z.number().nullable(),
  closingMinutes: z.number().nullable(),
})
export type Indicators = z.infer<typeof Indicators>

export function indicatorsOf(counts: IndicatorCounts, formula: RateFormula): Indicators {
  const { reported, closed, counted } = counts
  const share = (count: number, n: number) => shareOf(count, n, formula)
  const median = (minutes: number | null) =>
    counted < formula.hiddenBelow || minutes === null ? null : Math.round(minutes)
  return {
    onTime: share(counts.onTime, counts.due),
    closing: share(counts.closedOfReported, reported - counts.notTakenOn),
    firstTime: share(counts.firstTime, counted),
    returned: share(counts.returned, counted),
    reworked: share(counts.reworked, counted),
    repeated: share(counts.repeated, reported),
    foundFirst: share(counts.foundFirst, reported),
    excluded: { count: counts.excluded, n: closed, share: closed === 0 ? null : rounded(counts.excluded / closed) },
    responseMinutes: median(counts.responseMinutes),
    closingMinutes: median(counts.closingMinutes),
  }
}
