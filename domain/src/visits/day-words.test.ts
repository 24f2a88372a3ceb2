import { expect, test } from 'vitest'
import { dayWords } from './day-words.ts'

test('a day writes itself, in the order of the clock, in both languages', () => {
  const visits = [
    {
      at: '2026-11-24T02:00:00.000Z',
      address: '样板苑8号楼1单元401',
      names: ['王小明'],
      means: 'DOOR' as const,
      result: 'MET' as const,
      changes: ['PHONE' as const],
      note: '换了号码',
    },
    {
      at: '2026-11-24T01:10:00.000Z',
      address: '样板苑8号楼1单元402',
      names: [],
      means: 'PHONE' as const,
      result: 'NO_ANSWER' as const,
      changes: ['NONE' as const],
      note: '',
    },
  ]
  const needs = [
    { at: '2026-11-24T01:30:00.000Z', address: '样板苑8号楼1单元401', kind: 'ERRAND' as const, text: '代取药' },
  ]

  const settled = [
    { at: '2026-11-24T01:50:00.000Z', address: '样板苑8号楼1单元401', text: '代取药', as: 'DONE' as const },
  ]
  const notes = [{ at: '2026-11-24T03:00:00.000Z', address: '', text: '门口的灯要换' }]
  const cases = [
    { at: '2026-11-24T02:30:00.000Z', address: '样板苑8号楼', what: { zh: '电梯停了', en: 'lift stopped' } },
  ]

  const day = dayWords({ visits, needs, settled, notes, cases })

  expect(day.zh.split('\n')).toEqual([
    '走访联系 2 次（上门 1、电话 1），记下需求 1 条，了结需求 1 条，上报事件 1 件，记了 1 笔。',
    '09:10 样板苑8号楼1单元402：电话，未接通',
    '09:30 样板苑8号楼1单元401：需要代办，代取药',
    '09:50 样板苑8号楼1单元401：代取药，已办好',
    '10:00 样板苑8号楼1单元401 王小明：上门，见到本人，有变化：电话。换了号码',
    '10:30 样板苑8号楼：上报电梯停了',
    '11:00 门口的灯要换',
  ])
  expect(day.en).toContain(
    '2 visits and calls (At the door 1, By phone 1), 1 needs noted, 1 needs settled, 1 cases reported, 1 notes.',
  )
  expect(dayWords({ visits: [], needs: [], settled: [], notes: [], cases: [] })).toEqual({ zh: '', en: '' })
})
