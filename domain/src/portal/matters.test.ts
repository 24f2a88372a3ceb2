import { expect, test } from 'vitest'
import { leafCodes } from '../cases/catalogue.ts'
import { isPublicMatter, mayJoin, mayReportHere, readReport, reopenUntil } from './matters.ts'

const now = '2026-03-11T05:00:00.000Z'

test.each([
  ['楼道灯坏了，晚上看不见', '0207', false],
  ['电梯里有人被困住了', '0103', true],
  ['我家厨房有很浓的煤气味', '0102', true],
  ['垃圾桶满了好几天没有清运', '0401', false],
  ['hello', '0903', false],
])('%s is read as %s; emergency: %s', (text, leaf, isEmergency) => {
  expect(readReport(text, now)).toMatchObject({ leaf, isEmergency })
})

test('what nobody understands goes to the desk as an ordinary matter, and is never lost', () => {
  expect(readReport('。。。', now)).toMatchObject({ leaf: '0903', sure: false, class: 'P3' })
})

test('a broken lamp needs no name; a quarrel with a neighbour does', () => {
  expect(mayReportHere('0207', false)).toEqual({ allowed: true })
  expect(mayReportHere('0603', false)).toEqual({ allowed: false, why: 'portal-phone-needed' })
  expect(mayReportHere('0603', true)).toEqual({ allowed: true })
  expect(mayReportHere('0704', false)).toEqual({ allowed: true })
})

test('no leaf about a person, a home or a dispute is ever shown to neighbours', () => {
  const shown = leafCodes.filter(isPublicMatter)
  expect(shown.length).toBeGreaterThan(30)
  expect(shown.filter((code) => /^0[789]/.test(code))).toEqual([])
  expect(mayJoin({ leaf: '0802', confidential: true, open: true }).allowed).toBe(false)
  expect(mayJoin({ leaf: '0207', confidential: false, open: true }).allowed).toBe(true)
  expect(mayJoin({ leaf: '0207', confidential: false, open: false }).allowed).toBe(false)
})

test('fifteen days after it was closed it can still be opened again', () => {
  expect(reopenUntil('2026-03-11T05:00:00.000Z')).toBe('2026-03-26T05:00:00.000Z')
  expect(reopenUntil(null)).toBeNull()
})
