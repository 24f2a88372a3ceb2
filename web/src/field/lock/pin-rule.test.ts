import { expect, test } from 'vitest'
import { pinFault } from './pin-rule.ts'

test.each(['12345', '', 'abcdef', '1234567890123'])('a PIN of six to twelve digits is wanted: %s', (pin) => {
  expect(pinFault(pin)).toBe('short')
})
test.each(['123456', '987654', '000000', '121212'])('a PIN anybody would try first is not taken: %s', (pin) => {
  expect(pinFault(pin)).toBe('simple')
})
test('an ordinary PIN is taken', () => {
  expect(pinFault('739152')).toBeNull()
})
