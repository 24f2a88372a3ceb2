import { expect, test } from 'vitest'
import { mayAsFresh } from './fresh.ts'

test.each([
  ['2026-03-02T08:00:00.000Z', true],
  ['2026-03-02T07:50:00.000Z', true],
  ['2026-03-02T07:49:59.000Z', false],
  ['2026-03-02T08:00:01.000Z', true], // the clock was set back a little
  [null, false],
])('whoever signed in at %s may do at eight what outlives their session: %s', (signedInAt, allowed) => {
  expect(mayAsFresh(signedInAt, '2026-03-02T08:00:00.000Z').allowed).toBe(allowed)
})
