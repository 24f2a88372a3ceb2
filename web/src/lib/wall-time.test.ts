import { expect, test } from 'vitest'
import { fromWallTime, wallTime } from './wall-time.ts'

test('a field left as it was filled is that very moment; a changed one is the minute it names', () => {
  const now = '2026-11-24T08:30:41.123Z'
  expect(wallTime(now)).toBe('2026-11-24T16:30')
  expect(fromWallTime('2026-11-24T16:30', now)).toBe(now)
  expect(fromWallTime('2026-11-24T16:29', now)).toBe('2026-11-24T08:29:00.000Z')
  expect(fromWallTime('2026-11-24T16:30')).toBe('2026-11-24T08:30:00.000Z')
  expect(fromWallTime('', now)).toBeNull()
})
