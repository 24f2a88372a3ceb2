import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeRate, limits } from './limits.ts'

const MINUTE = 60_000
const now = Date.parse('2026-03-11T05:00:00.000Z')
const ago = (...minutes: number[]) => minutes.map((minute) => now - minute * MINUTE)

test('a family reporting a few things in an hour meets no limit', () => {
  expect(judgeRate('report-door', ago(5, 20, 40, 50), now)).toEqual({ over: 'no' })
})

test('the seventh report at one door within the hour waits for a person, and is told when the next is free', () => {
  expect(judgeRate('report-door', ago(1, 2, 3, 4, 5, 50), now)).toEqual({ over: 'limit', retryAfterSeconds: 600 })
})

test('the window slides: what is an hour old no longer counts, one millisecond less does', () => {
  const five = ago(1, 2, 3, 4, 5)
  expect(judgeRate('report-door', [...five, now - 60 * MINUTE], now).over).toBe('no')
  expect(judgeRate('report-door', [...five, now - 60 * MINUTE + 1], now).over).toBe('limit')
})

test('slowly all day is caught by the longer window', () => {
  const everyHour = ago(...Array.from({ length: 20 }, (_, at) => at * 70 + 1))
  expect(judgeRate('report-door', everyHour, now).over).toBe('limit')
})

test('a flood is turned away', () => {
  expect(judgeRate('report-door', ago(...Array.from({ length: 30 }, () => 1)), now).over).toBe('flood')
})

test('more before never makes it easier, and after the wait it is free again when nothing came since', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 })
  const rank = { no: 0, limit: 1, flood: 2 }
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[])), minutes, (name, before) => {
      const earlier = ago(...before)
      const judged = judgeRate(name, earlier, now)
      const more = judgeRate(name, [...earlier, now - MINUTE], now)
      expect(rank[more.over]).toBeGreaterThanOrEqual(rank[judged.over])
      if (judged.over === 'no') return
      expect(judgeRate(name, earlier, now + judged.retryAfterSeconds * 1000).over).toBe('no')
    }),
  )
})
