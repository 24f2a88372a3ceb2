import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../care/days.ts'
import { acceptBy, CONFIRM_WITHIN, confirmBy, daysLeft, followUpsOf, monthEnd } from './clocks.ts'

const aDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const monToFri = (day: string) => ![0, 6].includes(new Date(day).getUTCDay())

describe('the month', () => {
  test.each([
    ['2026-03-11', '2026-04-11'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-01-28', '2026-02-28'],
    ['2026-08-31', '2026-09-30'],
    ['2026-12-31', '2027-01-31'],
    ['2026-12-05', '2027-01-05'],
  ])('accepted on %s ends on %s', (from, to) => {
    expect(monthEnd(from)).toBe(to)
  })

  test('is 28 to 31 days, ends in the next month, and never ends earlier for who came later', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const end = monthEnd(day)
        const days = daysBetween(day, end)
        expect(days >= 28 && days <= 31).toBe(true)
        expect(Number(end.slice(5, 7))).toBe((Number(day.slice(5, 7)) % 12) + 1)
        expect(monthEnd(addDays(day, 1)) >= end).toBe(true)
      }),
    )
  })
})

describe('acceptance', () => {
  test('applied on a Friday before a make-up Saturday is due on Tuesday', () => {
    const withSaturday = (day: string) => day === '2026-02-14' || monToFri(day)
    expect(acceptBy('2026-02-13', withSaturday)).toBe('2026-02-17')
    expect(acceptBy('2026-02-13', monToFri)).toBe('2026-02-18')
  })

  test('the last day is a working day with two more between it and the application', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const last = acceptBy(day, monToFri)
        const between = Array.from({ length: daysBetween(day, last) }, (_, at) => addDays(day, at + 1))
        expect(between.filter(monToFri)).toHaveLength(3)
        expect(monToFri(last)).toBe(true)
      }),
    )
  })
})

describe('the court', () => {
  test('may be asked on day 30, the day of effect not counted', () => {
    expect(confirmBy('2026-03-01')).toBe('2026-03-31')
    expect(confirmBy('2026-02-10')).toBe('2026-03-12')
  })

  test('the countdown tells 31 days on the day of effect, one on the last, none after', () => {
    fc.assert(
      fc.property(aDay, (effectOn) => {
        const last = confirmBy(effectOn)
        expect(daysLeft(last, effectOn)).toBe(CONFIRM_WITHIN + 1)
        expect(daysLeft(last, last)).toBe(1)
        expect(daysLeft(last, addDays(last, 1))).toBe(0)
      }),
    )
  })
})

test('performance is looked at on the due day, a week and thirty days later', () => {
  expect(followUpsOf('2026-12-20').map(({ dueOn }) => dueOn)).toEqual(['2026-12-20', '2026-12-27', '2027-01-19'])
})
