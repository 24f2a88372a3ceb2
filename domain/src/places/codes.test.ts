import { expect, test } from 'vitest'
import { gridObjectCode } from './codes.ts'

const community = '522601006002'

test('the code of a grid for other systems is its class, its community and two digits of its number', () => {
  expect(gridObjectCode('000123', community, '522601006002007')).toBe('00012352260100600207')
})

test.each([
  ['a grid from 100 on', community, '522601006002100'],
  ['a community coded with 15 digits', '522601006002000', '522601006002000001'],
  ['a grid of somewhere else', community, '522601006003001'],
])('%s has none', (_what, communityCode, gridCode) => {
  expect(gridObjectCode('000123', communityCode, gridCode)).toBeNull()
})
