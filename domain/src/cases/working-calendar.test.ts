import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOf, momentAfter, type Pause, usedBetween } from './clocks.ts'
import type { Limit } from './deadlines.ts'
import { handComputed, nationalOnly } from './working-calendar.cases.ts'
import { addWorking, isWorkingDay, workingBetween, workingCalendar, yearsUnknown } from './working-calendar.ts'

// The machine's own zone; the domain knows no Node.
declare const process: { env: Record<string, string | undefined> }

const beijing = (said: string) => new Date(`${said.replace(' ', 'T')}:00+08:00`).toISOString()
const calendar = workingCalendar(nationalOnly)

describe('deadlines worked out by hand', () => {
  test('there are at least sixty of them', () => {
    expect(handComputed.length).toBeGreaterThanOrEqual(60)
  })

  test.each(handComputed)('%s', (_, start, limit, due, own) => {
    const at = own ? workingCalendar(own) : calendar
    expect(endOf(at, beijing(start), limit)).toBe(beijing(due))
  })
})

/** Any minute of 2025 to 2027, among them a year without data. */
const moment = fc
  .integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-12-31') })
  .map((ms) => new Date(ms).toISOString())
const working = fc.integer({ min: 0, max: 30 * 390 * 60_000 })

describe('working time', () => {
  test('is never negative and never more than the time itself', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const used = workingBetween(calendar, Date.parse(one), Date.parse(other))
        expect(used).toBeGreaterThanOrEqual(0)
        expect(used).toBeLessThanOrEqual(Math.max(0, Date.parse(other) - Date.parse(one)))
      }),
    )
  })

  test('more of it ends no sooner, and a later start ends no sooner', () => {
    fc.assert(
      fc.property(moment, moment, working, working, (one, other, some, more) => {
        const [early, late] = [one, other].map(Date.parse).sort((a, b) => a - b) as [number, number]
        expect(addWorking(calendar, early, some)).toBeLessThanOrEqual(addWorking(calendar, early, some + more))
        expect(addWorking(calendar, early, some)).toBeLessThanOrEqual(addWorking(calendar, late, some))
      }),
    )
  })

  test('adds up: two parts one after the other end where the whole ends, and so does what lies between', () => {
    fc.assert(
      fc.property(moment, working, working, (from, some, more) => {
        const start = Date.parse(from)
        const middle = addWorking(calendar, start, some)
        expect(addWorking(calendar, middle, more)).toBe(addWorking(calendar, start, some + more))
        expect(workingBetween(calendar, start, middle)).toBe(some)
      }),
    )
    fc.assert(
      fc.property(moment, moment, moment, (...three) => {
        const [a, b, c] = three.map(Date.parse).sort((one, other) => one - other) as [number, number, number]
        const parts = workingBetween(calendar, a, b) + workingBetween(calendar, b, c)
        expect(parts).toBe(workingBetween(calendar, a, c))
      }),
    )
  })
})

describe('a clock that may stand still', () => {
  const pauses = fc
    .uniqueArray(fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-31') }), { maxLength: 6 })
    .map((moments) => {
      const sorted = moments.sort((one, other) => one - other).map((ms) => new Date(ms).toISOString())
      const made: Pause[] = []
      for (let at = 0; at + 1 < sorted.length; at += 2) made.push({ from: sorted[at]!, to: sorted[at + 1]! })
      return made
    })
  const unit = fc.constantFrom<Limit['unit']>('HOURS', 'WORKING_DAYS')

  test('has used exactly its budget when it ends, whatever stood between', () => {
    fc.assert(
      fc.property(unit, moment, working, pauses, (kind, start, budget, stops) => {
        const end = momentAfter(calendar, kind, start, budget, stops) as string
        expect(end >= start).toBe(true)
        expect(usedBetween(calendar, kind, start, end, stops)).toBe(budget)
      }),
    )
  })

  test('a stop never brings the end nearer; one that is not over has no end, unless time was up before it', () => {
    fc.assert(
      fc.property(unit, moment, working, pauses, moment, (kind, start, budget, stops, open) => {
        const plain = momentAfter(calendar, kind, start, budget) as string
        expect((momentAfter(calendar, kind, start, budget, stops) as string) >= plain).toBe(true)
        const stopped = momentAfter(calendar, kind, start, budget, [{ from: open, to: null }])
        if (stopped === null) expect(open < plain || open <= start).toBe(true)
        else expect(stopped).toBe(plain)
      }),
    )
  })
})

describe('the calendar', () => {
  test('says which years it does not know, and takes them as Monday to Friday', () => {
    expect(yearsUnknown(nationalOnly, beijing('2026-03-02 09:00'), beijing('2026-12-31 23:59'))).toEqual([])
    expect(yearsUnknown(nationalOnly, beijing('2026-12-31 16:00'), beijing('2028-01-01 00:00'))).toEqual([2027, 2028])
    expect(isWorkingDay(nationalOnly, '2027-10-01')).toBe(true)
    expect(isWorkingDay(nationalOnly, '2027-10-02')).toBe(false)
  })

  test.each([
    ['America/Los_Angeles', 480],
    ['Asia/Kathmandu', -330],
    ['Pacific/Kiritimati', 640],
    ['UTC', 0],
  ])('gives the same deadlines on a server in %s', (zone, offset) => {
    const before = process.env.TZ
    try {
      process.env.TZ = zone
      expect(new Date(0).getTimezoneOffset()).toBe(offset)
      for (const [, start, limit, due, own] of handComputed) {
        expect(endOf(workingCalendar(own ?? nationalOnly), beijing(start), limit)).toBe(beijing(due))
      }
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})
