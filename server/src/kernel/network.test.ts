import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test.each([
  ['203.0.113.7', '203.0.113.250'],
  ['203.0.113.7', '::ffff:203.0.113.250'],
  ['2001:db8::1', '2001:db8:0:0:abcd:1:2:3'],
  ['2001:db8::a:b:c', '2001:db8::f00d:b:c'],
  ['2001:db8:1:2ab:1::', '2001:db8:1:2cd:9:8:7:6'],
])('%s and %s are one network', (one, other) => {
  expect(networkOf(one)).toBe(networkOf(other))
})

test.each([
  ['203.0.113.7', '203.0.114.7'],
  ['2001:db8:1:200::1', '2001:db8:1:300::1'],
  ['2001:db8::1', '2001:db9::1'],
])('%s and %s are two', (one, other) => {
  expect(networkOf(one)).not.toBe(networkOf(other))
})
