import { describe, expect, test } from 'vitest'
import type { CallBackAnswer } from './callback.ts'
import {
  countAnswers,
  indicatorsOf,
  monthAfter,
  monthOf,
  periodOf,
  RateFormula,
  shareOf,
  threeRates,
  usualFormula,
} from './rates.ts'

const said = (contacted: boolean, resolved: CallBackAnswer['resolved'], satisfied: CallBackAnswer['satisfied']) => ({
  answer: { contacted, resolved, satisfied },
  excluded: false,
})
const times = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one)

/**
 * Twenty cases by hand (handbook §13): three were not reached and two are excluded, so V = 15.
 * Contacted 12 of 15. Solved 9, partly 3, not 3. Content 8, mostly 4, not 3.
 */
const twenty = [
  ...times(7, said(true, 'YES', 'SATISFIED')),
  ...times(2, said(true, 'YES', 'BASICALLY')),
  said(true, 'PARTLY', 'SATISFIED'),
  ...times(2, said(true, 'PARTLY', 'BASICALLY')),
  ...times(3, said(false, 'NO', 'DISSATISFIED')),
  ...times(3, { answer: null, excluded: false }),
  ...times(2, { ...said(true, 'NO', 'DISSATISFIED'), excluded: true }),
]

describe('three rates', () => {
  test('of twenty cases equal the hand calculation', () => {
    expect(twenty).toHaveLength(20)
    // 12/15; 9/15; (8 + 0.9 × 4)/15; 0.1 × 0.8 + 0.5 × 0.6 + 0.4 × 0.77333
    expect(threeRates(countAnswers(twenty), usualFormula)).toEqual({
      n: 15,
      contacted: 0.8,
      resolved: 0.6,
      satisfied: 0.7733,
      overall: 0.6893,
    })
  })

  test('another place counts "partly" as half and weighs 30/35/35', () => {
    const formula = RateFormula.parse({
      contactedWeight: 0.3,
      resolvedWeight: 0.35,
      satisfiedWeight: 0.35,
      partlyValue: 0.5,
    })
    // 0.8; 10.5/15; 11.6/15; 0.24 + 0.245 + 0.27067
    expect(threeRates(countAnswers(twenty), formula)).toEqual({
      n: 15,
      contacted: 0.8,
      resolved: 0.7,
      satisfied: 0.7733,
      overall: 0.7557,
    })
  })

  test('with nobody reached there is no rate, and never 0 %', () => {
    expect(threeRates(countAnswers(times(12, { answer: null, excluded: false })), usualFormula)).toEqual({
      n: 0,
      contacted: null,
      resolved: null,
      satisfied: null,
      overall: null,
    })
  })

  test('nine answers are hidden with their n, ten are shown', () => {
    const nine = countAnswers(times(9, said(true, 'NO', 'DISSATISFIED')))
    expect(threeRates(nine, usualFormula)).toMatchObject({ n: 9, resolved: null, overall: null })
    expect(threeRates({ ...nine, n: 10 }, usualFormula)).toMatchObject({ n: 10, resolved: 0, satisfied: 0 })
  })

  test('weights make one, and nobody may show less than ten', () => {
    expect(RateFormula.safeParse({ contactedWeight: 0.2 }).success).toBe(false)
    expect(RateFormula.safeParse({ hiddenBelow: 3 }).success).toBe(false)
    expect(RateFormula.safeParse({ basicallyValue: 0.8 }).success).toBe(true)
  })
})

describe('periods', () => {
  const cut = { period: 'CUT_19' } as const
  test('a calendar month runs from midnight to midnight there', () => {
    expect(periodOf({ period: 'CALENDAR' }, '2026-02')).toEqual({
      from: '2026-01-31T16:00:00.000Z',
      until: '2026-02-28T16:00:00.000Z',
    })
  })

  test('from the 19th to the 18th, days cut at noon, over the turn of the year', () => {
    expect(periodOf(cut, '2026-01')).toEqual({ from: '2025-12-18T04:00:00.000Z', until: '2026-01-18T04:00:00.000Z' })
  })

  test.each([
    ['CALENDAR', '2026-01-31T15:59:59.999Z', '2026-01'],
    ['CALENDAR', '2026-01-31T16:00:00.000Z', '2026-02'],
    ['CUT_19', '2026-01-18T03:59:59.999Z', '2026-01'],
    ['CUT_19', '2026-01-18T04:00:00.000Z', '2026-02'],
    ['CUT_19', '2025-12-31T16:30:00.000Z', '2026-01'],
    ['CUT_19', '2025-12-18T04:00:00.000Z', '2026-01'],
  ] as const)('%s: %s counts in %s', (period, at, month) => {
    expect(monthOf({ period }, at)).toBe(month)
    const { from, until } = periodOf({ period }, month)
    expect(from <= at && at < until).toBe(true)
  })

  test('one period ends where the next begins', () => {
    for (const period of ['CALENDAR', 'CUT_19'] as const)
      for (let month = '2025-11'; month < '2026-03'; month = monthAfter(month, 1))
        expect(periodOf({ period }, month).until).toBe(periodOf({ period }, monthAfter(month, 1)).from)
  })
})

describe('other indicators', () => {
  const counts = {
    reported: 40,
    notTakenOn: 4,
    closed: 33,
    counted: 30,
    closedOfReported: 27,
    due: 25,
    onTime: 20,
    firstTime: 24,
    returned: 3,
    reworked: 6,
    repeated: 4,
    foundFirst: 10,
    excluded: 3,
    responseMinutes: 12.4,
    closingMinutes: 600,
  }

  test('are shares with their n', () => {
    const shown = indicatorsOf(counts, usualFormula)
    expect(shown.onTime).toEqual({ count: 20, n: 25, share: 0.8 })
    expect(shown.closing).toEqual({ count: 27, n: 36, share: 0.75 })
    expect(shown.foundFirst).toEqual({ count: 10, n: 40, share: 0.25 })
    expect(shown).toMatchObject({ responseMinutes: 12, closingMinutes: 600 })
  })

  test('how much is excluded is published however small it is', () => {
    expect(indicatorsOf({ ...counts, closed: 4, counted: 3, excluded: 1 }, usualFormula)).toMatchObject({
      excluded: { count: 1, n: 4, share: 0.25 },
      firstTime: { count: null, n: 3, share: null },
      closingMinutes: null,
    })
    expect(indicatorsOf({ ...counts, closed: 0, excluded: 0 }, usualFormula).excluded.share).toBeNull()
  })

  test('nothing of nothing is no share', () =>
    expect(shareOf(0, 0, usualFormula)).toEqual({ count: null, n: 0, share: null }))
})
