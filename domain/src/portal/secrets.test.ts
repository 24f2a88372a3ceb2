import { expect, test } from 'vitest'
import { doorLink, LINK_SIGNS, newSecret, PLATE_SIGNS, printedSecret, readSecret } from './secrets.ts'

test('a plate has at least 80 bits, and every sign turns up', () => {
  const codes = Array.from({ length: 500 }, () => newSecret(PLATE_SIGNS))
  expect(PLATE_SIGNS * 5).toBeGreaterThanOrEqual(80)
  expect(LINK_SIGNS * 5).toBeGreaterThanOrEqual(128)
  expect(new Set(codes).size).toBe(500)
  expect(new Set(codes.join('')).size).toBe(32)
})

test.each([
  ['7k2m 9qrt 0abc dxyz', '7K2M9QRT0ABCDXYZ'],
  ['7K2M-9QRT-OABC-DXYZ', '7K2M9QRT0ABCDXYZ'],
  ['il0o', '1100'],
  ['７Ｋ２Ｍ', '7K2M'],
])('what a resident types, %s, is read as %s', (typed, read) => {
  expect(readSecret(typed)).toBe(read)
})

test('what is printed is read back', () => {
  const code = newSecret(PLATE_SIGNS)
  expect(readSecret(printedSecret(code))).toBe(code)
})

test('the secret stands behind the number sign, where no server reads it', () => {
  const [before, after] = doorLink('https://example.org', '522699001001', 'ABC').split('#')
  expect(before).not.toContain('ABC')
  expect(after).toBe('d.ABC')
})
