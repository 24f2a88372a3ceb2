import { describe, expect, test } from 'vitest'
import { likeness, type Matter, similarCases } from './duplicates.ts'

const said: Matter = {
  leaf: '0104',
  dwellingId: 'door',
  unitId: 'unit',
  buildingId: 'building',
  place: '',
  words: '电梯停了,老人下不了楼',
  reportedAt: '2026-03-11T04:00:00.000Z',
}
const open = (id: string, more: Partial<Matter>) => ({
  ...said,
  dwellingId: null,
  unitId: null,
  words: '',
  reportedAt: '2026-03-09T04:00:00.000Z',
  ...more,
  id,
})
const idsOf = (others: ReturnType<typeof open>[]) => similarCases(said, others).map(({ one }) => one.id)

describe('similar open cases', () => {
  test('the same matter at the same unit comes before the same building, with the reasons', () => {
    const found = similarCases(said, [open('building', {}), open('unit', { unitId: 'unit', words: '电梯停了' })])
    expect(found.map(({ one }) => one.id)).toEqual(['unit', 'building'])
    expect(found[0]!.reasons).toEqual(['SAME_UNIT', 'SAME_LEAF', 'SAME_WORDS'])
  })

  test('the same matter elsewhere is another case', () => {
    expect(idsOf([open('elsewhere', { buildingId: 'other', words: said.words, reportedAt: said.reportedAt })])).toEqual(
      [],
    )
  })

  test('another matter at the same building is another case, at the same door with the same words it is not', () => {
    expect(idsOf([open('lamp', { leaf: '0207' })])).toEqual([])
    expect(idsOf([open('words', { leaf: '0703', dwellingId: 'door', words: '电梯停了老人下楼不了' })])).toEqual([
      'words',
    ])
  })

  test('a place in words counts where there is no door', () => {
    const bySquare = { ...said, dwellingId: null, unitId: null, buildingId: null, place: '小广场东侧' }
    expect(similarCases(bySquare, [open('square', { buildingId: null, place: '小广场 东侧' })])).toHaveLength(1)
  })

  test('at most five, the newest first where they are even', () => {
    const days = ['01', '02', '03', '04', '05', '06', '07']
    expect(idsOf(days.map((day) => open(day, { reportedAt: `2026-03-${day}T04:00:00.000Z` })))).toEqual([
      '07',
      '06',
      '05',
      '04',
      '03',
    ])
  })
})

test.each([
  ['楼道灯坏了', '楼道的灯坏了!', 1],
  ['', '楼道灯', 0],
  ['漏水', '停电', 0],
])('%s and %s', (a, b, like) => expect(likeness(a, b)).toBe(like))
