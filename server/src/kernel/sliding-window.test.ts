import { expect, test } from 'vitest'
import { SlidingWindow } from './sliding-window.ts'

test('the fourth within a minute waits until the first is a minute old; another network does not', () => {
  const window = new SlidingWindow(3, 60_000)
  expect([0, 1000, 2000].map((at) => window.hit('10.0.0', at))).toEqual([0, 0, 0])
  expect(window.hit('10.0.0', 30_000)).toBe(30_000)
  expect(window.hit('10.0.1', 30_000)).toBe(0)
  expect(window.hit('10.0.0', 59_999)).toBe(1)
  expect(window.hit('10.0.0', 60_000)).toBe(0)
})
