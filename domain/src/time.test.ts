import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, TIME_ZONE } from './time.ts'

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' })

test('a day is what the calendar of the time zone says, in years of summer time too', () => {
  const years = { min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }
  fc.assert(
    fc.property(fc.date(years), (moment) => {
      expect(dayOf(moment)).toBe(calendar.format(moment))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['1988-07-01T15:30:00.000Z', '1988-07-02', 'summer time: midnight was an hour earlier'],
  ['1991-12-31T16:00:00.000Z', '1992-01-01', 'the first midnight after the last year of summer time'],
  ['2026-11-29T15:59:59.999Z', '2026-11-29', 'a millisecond before midnight'],
  ['2026-11-29T16:00:00.000Z', '2026-11-30', 'midnight'],
])('%s is %s: %s', (moment, day) => {
  expect(dayOf(moment)).toBe(day)
})
