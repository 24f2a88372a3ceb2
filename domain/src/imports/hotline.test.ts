import { describe, expect, test } from 'vitest'
import { town } from '../notebook/testing/lines.ts'
import { parseDoor } from '../places/door.ts'
import { findHotlineTable, hotlineColumnsProblem, readHotlineRows, readMoment, suggest } from './hotline.ts'
import { decideHotlineRow } from './hotline-decide.ts'

const now = '2026-03-11T06:00:00.000Z'
const sheet = (...rows: (string | number | null)[][]) => ({ name: '12345', rows })

describe('a list of the hotline', () => {
  test('is known by its header, whatever stands above it and however its columns are called', () => {
    const found = findHotlineTable([
      sheet(
        ['凯里市12345工单'],
        ['序号', '工单编号', '受理时间', '来电号码', '地址', '诉求内容', '诉求类别', '处理人'],
      ),
    ])
    expect(found).toMatchObject({
      header: 1,
      guess: {
        0: 'ignored',
        1: 'number',
        2: 'time',
        3: 'phone',
        4: 'address',
        5: 'content',
        6: 'category',
        7: 'ignored',
      },
    })
    expect(findHotlineTable([sheet(['姓名', '身份证号'])])).toBeUndefined()
  })

  test('needs a number and what it is about, each once', () => {
    expect(hotlineColumnsProblem({ 0: 'number', 1: 'content' })).toBeNull()
    expect(hotlineColumnsProblem({ 0: 'number', 1: 'time' })).toBe('hotline-columns-missing')
    expect(hotlineColumnsProblem({ 0: 'number', 1: 'content', 2: 'content' })).toBe('field-mapped-twice')
  })

  test('says of each row what is wrong with it', () => {
    const table = findHotlineTable([sheet(['工单编号', '来电时间', '诉求内容'])])!
    const rows = readHotlineRows(
      sheet(
        ['工单编号', '来电时间', '诉求内容'],
        ['A1', '2026-03-11 13:00', '楼道灯不亮'],
        [null, null, null],
        ['', '2026-03-11 13:00', '没编号'],
        ['A1', '2026-03-11 13:00', '又一次'],
        ['A2', '2026-03-11 13:00', ''],
        ['A3', '上周', '停水'],
        ['A4', '2026-03-12 13:00', '停水'],
      ),
      table,
      table.guess,
      now,
    )
    expect(rows.map(({ row, problem }) => [row, problem])).toEqual([
      [2, null],
      [4, 'hotline-number-missing'],
      [5, 'hotline-number-twice'],
      [6, 'hotline-content-missing'],
      [7, 'hotline-time-unreadable'],
      [8, 'hotline-time-future'],
    ])
    expect(rows[0]).toMatchObject({ number: 0, externalNo: 'A1', at: '2026-03-11T05:00:00.000Z' })
  })
})

test.each([
  ['2026-03-11 14:05', '2026-03-11T06:05:00.000Z'],
  ['2026/3/11 14:05:06', '2026-03-11T06:05:06.000Z'],
  ['2026年3月11日 14时05分', '2026-03-11T06:05:00.000Z'],
  ['2026-03-11', '2026-03-10T16:00:00.000Z'],
  [46092.5, '2026-03-11T04:00:00.000Z'],
  ['2026-02-30 10:00', null],
  ['2026-03-11 25:00', null],
  ['昨天', null],
])('the time %s is %s', (written, at) => expect(readMoment(written)).toEqual({ at }))

describe('what a row is read as', () => {
  const seekDoor = (text: string) => parseDoor(text, town)
  const row = {
    number: 0,
    row: 2,
    externalNo: 'A1',
    at: now,
    phone: null,
    address: '',
    content: '',
    category: '',
    problem: null,
  }
  const read = (more: Partial<typeof row>) => {
    const whole = { ...row, ...more }
    return { whole, suggestion: suggest(whole, seekDoor, now) }
  }
  const decided = (more: Partial<typeof row>, choice: object | null = null, isKnown = false) => {
    const { whole, suggestion } = read(more)
    const { outcome, reason, leaf, dwellingId } = decideHotlineRow(whole, suggestion, choice, isKnown)
    return { outcome, reason, leaf, hasDoor: dwellingId !== null }
  }

  test('door by the address, or by the content where the address says none', () => {
    const { suggestion } = read({ address: '云溪苑8栋1单元1203', content: '电梯停了' })
    expect(suggestion).toMatchObject({ leaf: '0104', label: expect.stringContaining('云溪苑'), place: '' })
    expect(suggestion.dwellingId).not.toBeNull()
    expect(read({ content: '云溪苑8栋1单元1203电梯停了' }).suggestion.dwellingId).toBe(suggestion.dwellingId)
  })

  test('what names no door stays in words, what says no matter asks', () => {
    expect(read({ address: '滨江路口', content: '路灯不亮' }).suggestion).toMatchObject({
      leaf: '0502',
      buildingId: null,
      place: '滨江路口',
    })
    expect(decided({ address: '滨江路口', content: '请你们来一趟' })).toMatchObject({
      outcome: 'ask',
      reason: 'hotline-leaf-unclear',
    })
    expect(decided({ content: '路灯不亮' })).toMatchObject({ outcome: 'ask', reason: 'hotline-place-unclear' })
  })

  test('a person’s word counts before what was read', () => {
    expect(decided({ address: '滨江路口', content: '请来一趟' }, { leaf: '0502' })).toMatchObject({
      outcome: 'create',
      leaf: '0502',
    })
    expect(decided({ content: '路灯不亮' }, { place: '滨江路口' }).outcome).toBe('create')
    expect(decided({ address: '滨江路口', content: '路灯不亮' }, { skip: true })).toMatchObject({
      outcome: 'skip',
      reason: 'left-by-person',
    })
  })

  test('a number that is a case already changes nothing; what may not be kept is refused', () => {
    expect(decided({ address: '滨江路口', content: '路灯不亮' }, null, true)).toMatchObject({
      outcome: 'unchanged',
      reason: 'hotline-known',
    })
    expect(decided({ address: '滨江路口', content: '路灯不亮,门禁密码是1234#' })).toMatchObject({
      outcome: 'error',
      reason: 'hotline-text-forbidden',
    })
  })
})
