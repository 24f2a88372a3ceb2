// Sixty-seven deadlines worked out by hand, with the paper calendar of 2026 beside it: an ordinary day has 390 minutes,
// 09:00-12:00 and 14:00-17:30. Left: when it starts and how long it is; right: when it is due. Beijing time.
import type { Limit } from './deadlines.ts'
import type { CalendarData, Period } from './working-calendar.ts'

/** As the State Council announced them: weekdays off, and weekend days worked. */
const national = new Map([
  [2024, { off: new Set<string>(), makeUp: new Set<string>() }],
  [2025, { off: new Set<string>(), makeUp: new Set<string>() }],
  [
    2026,
    {
      off: new Set([
        ...['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
        ...['2026-02-23', '2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25'],
        ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      ]),
      makeUp: new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']),
    },
  ],
])

export const nationalOnly: CalendarData = { hours: [], days: new Map(), national }
const withDay = (day: string, works: boolean, periods: Period[] | null = null): CalendarData => ({
  ...nationalOnly,
  days: new Map([[day, { works, periods }]]),
})
const withHours = (validFrom: string, ...periods: Period[]): CalendarData => ({
  ...nationalOnly,
  hours: [{ validFrom, periods }],
})
const holiday = withDay('2026-04-17', false)
const saturday = withDay('2026-04-18', true)
const halfDay = withDay('2026-03-03', true, [[540, 720]])
const summer = withHours('2026-07-01', [510, 720], [870, 1080])
const neverClosed = withHours('2020-01-01', [0, 1440])
const worksOnNationalDay = withDay('2026-10-01', true)

const days = (amount: number): Limit => ({ amount, unit: 'WORKING_DAYS' })
const minutes = (amount: number): Limit => ({ amount, unit: 'MINUTES' })
const hours = (amount: number): Limit => ({ amount, unit: 'HOURS' })
const elapsed = (amount: number): Limit => ({ amount, unit: 'DAYS' })

export const handComputed: [what: string, start: string, limit: Limit, due: string, calendar?: CalendarData][] = [
  ['from opening to closing', '2026-03-02 09:00', days(1), '2026-03-02 17:30'],
  ['half an hour after opening', '2026-03-02 09:30', days(1), '2026-03-03 09:30'],
  ['at noon', '2026-03-02 12:00', days(1), '2026-03-03 12:00'],
  ['in the lunch break', '2026-03-02 12:30', days(1), '2026-03-03 12:00'],
  ['when lunch is over', '2026-03-02 14:00', days(1), '2026-03-03 12:00'],
  ['in the afternoon', '2026-03-02 15:00', days(1), '2026-03-03 15:00'],
  ['at closing', '2026-03-02 17:30', days(1), '2026-03-03 17:30'],
  ['in the evening', '2026-03-02 18:00', days(1), '2026-03-03 17:30'],
  ['before opening', '2026-03-02 08:00', days(1), '2026-03-02 17:30'],
  ['at midnight', '2026-03-02 00:00', days(1), '2026-03-02 17:30'],
  ['a minute before the weekend', '2026-03-06 17:29', days(1), '2026-03-09 17:29'],
  ['as the weekend begins', '2026-03-06 17:30', days(1), '2026-03-09 17:30'],
  ['Friday morning', '2026-03-06 09:00', days(1), '2026-03-06 17:30'],
  ['Friday after lunch', '2026-03-06 14:00', days(1), '2026-03-09 12:00'],
  ['Saturday', '2026-03-07 10:00', days(1), '2026-03-09 17:30'],
  ['Sunday night', '2026-03-08 23:59', days(1), '2026-03-09 17:30'],

  ['Friday 17:55 before a make-up Saturday', '2026-02-13 17:55', days(1), '2026-02-14 17:30'],
  ['Friday afternoon before one', '2026-02-13 16:00', days(1), '2026-02-14 16:00'],
  ['on the make-up Saturday', '2026-02-14 09:00', days(1), '2026-02-14 17:30'],
  ['as the Spring Festival begins', '2026-02-14 17:30', days(1), '2026-02-24 17:30'],
  ['the afternoon before it', '2026-02-14 16:00', days(1), '2026-02-24 16:00'],
  ['Friday 17:55 before the second make-up Saturday', '2026-02-27 17:55', days(1), '2026-02-28 17:30'],
  ['late on that Saturday', '2026-02-28 17:00', days(1), '2026-03-02 17:00'],
  ['over New Year to a make-up Sunday', '2025-12-31 17:00', days(1), '2026-01-04 17:00'],
  ['Friday before the make-up Saturday of May', '2026-05-08 17:55', days(1), '2026-05-09 17:30'],
  ['over Labour Day', '2026-04-30 17:00', days(1), '2026-05-06 17:00'],
  ['Saturday before a make-up Sunday', '2026-09-19 10:00', days(1), '2026-09-20 17:30'],
  ['over the Mid-Autumn weekend', '2026-09-24 17:30', days(1), '2026-09-28 17:30'],
  ['over National Day', '2026-09-30 17:00', days(1), '2026-10-08 17:00'],
  ['Friday 17:55 before the make-up Saturday of October', '2026-10-09 17:55', days(1), '2026-10-10 17:30'],
  ['on National Day', '2026-10-01 12:00', days(1), '2026-10-08 17:30'],
  ['on the last night of the holiday', '2026-10-07 23:00', days(1), '2026-10-08 17:30'],
  ['over the Dragon Boat weekend', '2026-06-18 15:00', days(1), '2026-06-22 15:00'],
  ['over Qingming', '2026-04-03 17:30', days(1), '2026-04-07 17:30'],

  ['five days, a week', '2026-03-02 09:00', days(5), '2026-03-06 17:30'],
  ['five days over a weekend', '2026-03-02 10:00', days(5), '2026-03-09 10:00'],
  ['five days over National Day and its Saturday', '2026-09-30 10:00', days(5), '2026-10-13 10:00'],
  ['five days over the Spring Festival', '2026-02-13 09:00', days(5), '2026-02-26 17:30'],
  ['fifteen days, three weeks', '2026-03-02 09:00', days(15), '2026-03-20 17:30'],
  ['fifteen days over two holidays', '2026-09-21 09:00', days(15), '2026-10-16 17:30'],
  ['two days over a weekend', '2026-03-05 15:00', days(2), '2026-03-09 15:00'],
  ['two days from closing', '2026-03-06 17:30', days(2), '2026-03-10 17:30'],
  ['two days over a make-up Saturday', '2026-02-27 12:00', days(2), '2026-03-02 12:00'],

  ['into a year without data: New Year is a Friday', '2026-12-31 16:00', days(1), '2027-01-01 16:00'],
  ['National Day of a year without data', '2027-09-30 17:30', days(1), '2027-10-01 17:30'],
  ['a weekend of a year without data', '2027-02-05 17:30', days(1), '2027-02-08 17:30'],

  ['fifteen minutes on a Sunday night', '2026-03-08 03:00', minutes(15), '2026-03-08 03:15'],
  ['half an hour into National Day', '2026-09-30 23:50', minutes(30), '2026-10-01 00:20'],
  ['two hours over midnight of a holiday', '2026-10-01 23:00', hours(2), '2026-10-02 01:00'],
  ['P2 accepted Friday 17:55 before a make-up Saturday', '2026-02-13 17:55', hours(24), '2026-02-14 17:55'],
  ['24 hours into a Sunday', '2026-02-28 12:00', hours(24), '2026-03-01 12:00'],
  ['seven days are 168 hours', '2026-03-02 10:00', elapsed(7), '2026-03-09 10:00'],
  ['seven days through a holiday', '2026-09-30 10:00', elapsed(7), '2026-10-07 10:00'],
  ['fifteen days through the Spring Festival', '2026-02-13 17:55', elapsed(15), '2026-02-28 17:55'],
  ['ninety days', '2026-01-01 00:00', elapsed(90), '2026-04-01 00:00'],
  ['into 29 February', '2024-02-28 12:00', hours(24), '2024-02-29 12:00'],
  ['seven days over 29 February', '2024-02-26 08:00', elapsed(7), '2024-03-04 08:00'],
  ['24 hours into a year without data', '2026-12-31 17:00', hours(24), '2027-01-01 17:00'],

  ['over a local holiday', '2026-04-16 17:30', days(1), '2026-04-20 17:30', holiday],
  ['into a local working Saturday', '2026-04-17 17:30', days(1), '2026-04-18 17:30', saturday],
  ['over a half day', '2026-03-02 17:30', days(1), '2026-03-04 14:30', halfDay],
  ['a summer day', '2026-07-01 08:30', days(1), '2026-07-01 18:00', summer],
  ['a spring day that ends in summer', '2026-06-30 15:00', days(1), '2026-07-01 15:00', summer],
  ['at noon in summer', '2026-07-01 12:00', days(1), '2026-07-02 12:00', summer],
  ['five summer days', '2026-07-01 14:30', days(5), '2026-07-08 12:00', summer],
  ['where the door never closes', '2026-03-02 00:00', days(1), '2026-03-03 00:00', neverClosed],
  ['when this office works on National Day', '2026-09-30 17:30', days(1), '2026-10-01 17:30', worksOnNationalDay],
]
