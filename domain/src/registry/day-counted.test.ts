import { expect, test } from 'vitest'
import { dayCounted } from './day-counted.ts'

const today = '2026-03-02'

test.each([
  ['tomorrow by a phone’s clock', '2026-03-03', true, today],
  ['today', today, true, today],
  ['an earlier day, told at the door', '2026-02-20', true, '2026-02-20'],
  ['no day', null, true, null],
  ['tomorrow, at the desk', '2026-03-03', false, '2026-03-03'],
])('%s', (_, said, onPhone, counted) => {
  expect(dayCounted(said, today, onPhone)).toBe(counted)
})
