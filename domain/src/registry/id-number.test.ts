import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCreditCode } from './credit-code.ts'
import { checkCharacter, checkIdNumber } from './id-number.ts'
import { maskIdNumber, maskName, maskPhone, nameFor } from './masking.ts'
import { checkPhone } from './phone.ts'

const today = '2026-03-02'
const demo = (seventeen: string) => seventeen + checkCharacter(seventeen)

test('a true number tells birth date and sex', () => {
  expect(checkIdNumber('11010519491231002X', { today })).toEqual({
    number: '11010519491231002X',
    birthDate: '1949-12-31',
    sex: '2',
    problems: [],
    warnings: [],
  })
})

test.each([
  ['１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
  [" '110105 19491231 002x", '11010519491231002X'],
  ['110105-19491231-002X', '11010519491231002X'],
  ['110105491231002', '11010519491231002X'],
  [demo('52269919630504001'), demo('52269919630504001')],
  [demo('81000019900101001'), demo('81000019900101001')],
])('%s is kept as %s', (typed, kept) => {
  expect(checkIdNumber(typed, { today })).toMatchObject({ number: kept, problems: [] })
})

test.each([
  ['110105194912310021', {}, ['id-number-bad-checksum']],
  [demo('52269919630231001'), {}, ['id-number-impossible-date']],
  [demo('52269919631301001'), {}, ['id-number-impossible-date']],
  [demo('52269920270101001'), {}, ['id-number-in-the-future']],
  [demo('52269918991231001'), {}, ['id-number-before-1900']],
  ['11010519491231002X', { sex: '1' }, ['id-number-contradicts-sex']],
  ['11010519491231002X', { sex: '9' }, []],
  ['11010519491231002X', { birthDate: '1949-12-13' }, ['id-number-contradicts-birth-date']],
  ['5.22699E+17', {}, ['id-number-damaged']],
  ['5.22699196305041E+17', {}, ['id-number-damaged']],
  ['522699196305041000', {}, ['id-number-damaged']],
  ['1101051949123100', {}, ['id-number-malformed']],
  ['', {}, ['id-number-malformed']],
  ['无', {}, ['id-number-malformed']],
])('%s with %j has the problems %j', (typed, facts, problems) => {
  expect(checkIdNumber(typed, { today, ...facts }).problems).toEqual(problems)
})

test('an abolished or unknown area warns and never rejects', () => {
  expect(checkIdNumber(demo('99010519491231002'), { today })).toMatchObject({
    problems: [],
    warnings: ['id-number-unknown-area'],
  })
})

test('a number ending in three zeros whose checksum happens to hold is kept with a warning', () => {
  const days = Array.from({ length: 28 }, (_, n) => String(n + 1).padStart(2, '0'))
  const number = days.map((day) => demo(`522699196305${day}100`)).find((candidate) => candidate.endsWith('000'))

  expect(checkIdNumber(number!, { today })).toMatchObject({ number, warnings: ['id-number-perhaps-damaged'] })
})

test('one wrong digit is always noticed', () => {
  const digits = fc.tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(digits, ([at, shift]) => {
      const right = '11010519491231002X'
      const wrong = right.slice(0, at) + ((Number(right[at]) + shift) % 10) + right.slice(at + 1)
      expect(checkIdNumber(wrong, { today }).problems).not.toEqual([])
    }),
  )
})

test.each([
  ['王', '王'],
  ['王明', '王*'],
  ['王小明', '王*明'],
  ['欧阳小明', '欧**明'],
])('%s is masked as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
  expect(nameFor('station-desk', name)).toBe(masked)
  expect(nameFor('steward', name)).toBe(name)
})

test('numbers keep their ends only', () => {
  expect(maskIdNumber('522699196305040025')).toBe('5226**********0025')
  expect(maskIdNumber('E12345678')).toBe('E******78')
  expect(maskPhone('13800001234')).toBe('138****1234')
  expect(maskPhone('08551234567')).toBe('*********67')
})

test.each([
  ['138 0000 1234', '13800001234', 'mobile'],
  ['+86-138-0000-1234', '13800001234', 'mobile'],
  ['１３８００００１２３４', '13800001234', 'mobile'],
  ['0855-8123456', '08558123456', 'landline'],
  ['8123456', '8123456', 'landline'],
  ['12800001234', null, null],
  ['1380000123', null, null],
  ['1.38E+10', null, null],
])('the phone %s is %s (%s)', (text, number, kind) => {
  expect(checkPhone(text)).toMatchObject({ number, kind })
})

test('a unit is known by its credit code', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
  expect(isCreditCode('91350100M000100Y44')).toBe(false)
})
