import { describe, expect, test } from 'vitest'
import { readLine } from './read-line.ts'
import { surroundings } from './testing/lines.ts'

const read = (line: string, at?: string) => readLine(line, surroundings(at))
const piece = (line: string, { start, end }: { start: number; end: number }) => line.slice(start, end)

describe('one line', () => {
  test('tells an emergency whole: door, leaf, class, and the lift that comes with it', () => {
    const line = '８－１－１２０３　漏水 电梯停了，业主13800001111'
    const reading = read(line)

    expect(reading).toMatchObject({ leaf: '0105', class: 'P1', kind: 'happening', confidential: false })
    expect(reading.leaves.map(({ leaf }) => leaf)).toContain('0104')
    expect(reading.doors.map((door) => piece(line, door))).toEqual(['８－１－１２０３'])
    expect(reading.phones).toMatchObject([{ number: '13800001111', kind: 'mobile' }])
    expect(reading.leaves[0]!.words.map((word) => piece(line, word)).join(' ')).not.toBe('')
  })

  test('with two doors keeps both', () => {
    const { doors } = read('1-2-403和1-2-503为晾衣服吵起来')
    expect(doors.map(({ candidates }) => candidates[0]!.id)).toEqual(['云溪苑1-2-403', '云溪苑1-2-503'])
  })

  test('with a door of two compounds leaves the choice to the steward', () => {
    const [door] = read('3-1-201 水管爆了').doors
    expect(door!.reason).toBe('compound-missing')
    expect(door!.candidates).toHaveLength(2)
  })

  test('from inside a building means that building', () => {
    expect(read('2-1203 楼道灯不亮', '云8').doors).toMatchObject([
      { candidates: [{ id: '云溪苑8-2-1203' }], reason: null },
    ])
  })

  test('does not take a storey, a clock, a count or a phone for a door', () => {
    for (const line of ['电梯卡在8楼', '下午3点来3个人', '13800001111', '15楼以上没水', '2026年3月'])
      expect(read(line).doors.filter(({ reason }) => reason === null)).toEqual([])
  })
})

describe('people', () => {
  const named = (line: string) =>
    read(line).persons.map(({ candidates, how }) => [how, candidates.map(({ name }) => name).join('/')])

  test('by name, by sound, by pinyin, by title at a door', () => {
    expect(named('吴昌德家水管爆了')).toEqual([['name', '吴昌德']])
    expect(named('吴昌得家水管爆了')).toEqual([['sound', '吴昌德']])
    expect(named('wuchangde 家水管爆了')).toEqual([['letters', '吴昌德']])
    expect(named('10-2-1501 wcd 没人应')).toEqual([['letters', '吴昌德']])
    expect(named('10-2-1501吴大爷没人应')).toEqual([['title', '吴昌德']])
  })

  test('a title without a door is nobody', () => expect(named('吴大爷来过')).toEqual([]))
  test('two of one surname at the door stay a choice', () =>
    expect(named('2-1-301王阿姨')).toEqual([['title', '王桂兰/王建军']]))
  test('two syllables alone are too many people to guess', () => expect(named('章伟来过')).toEqual([]))
  test('two syllables at their own door are somebody', () =>
    expect(named('6-1-503张韦来过')).toEqual([['sound', '张伟']]))
})

describe('time', () => {
  const span = (line: string) =>
    read(line).times.map(({ from, to }) => [from, to].map((at) => at.slice(0, 16)).join('/'))

  // 11 March 2026, a Wednesday, half past ten in the morning.
  test.each([
    ['明天下午三点半', '2026-03-12T07:30/2026-03-12T07:30'],
    ['昨晚', '2026-03-10T10:00/2026-03-10T16:00'],
    ['周三', '2026-03-10T16:00/2026-03-11T16:00'],
    ['上周五上午', '2026-03-06T00:00/2026-03-06T04:00'],
    ['周末', '2026-03-13T16:00/2026-03-15T16:00'],
    ['3天后', '2026-03-13T16:00/2026-03-14T16:00'],
    ['12月31日', '2026-12-30T16:00/2026-12-31T16:00'],
    ['9月1号', '2026-08-31T16:00/2026-09-01T16:00'],
    ['下个月5号前', '2026-03-10T16:00/2026-04-05T16:00'],
    ['月底', '2026-03-26T16:00/2026-03-31T16:00'],
    ['下午2点到4点', '2026-03-11T06:00/2026-03-11T08:00'],
    ['15:20', '2026-03-11T07:20/2026-03-11T07:20'],
    ['晚上十二点', '2026-03-11T16:00/2026-03-11T16:00'],
  ])('%s', (words, meant) => expect(span(`${words}来看`)).toEqual([meant]))

  test.each(['2月30日来看', '快一点来看', '13号楼来看', '25点来看'])('%s names none', (line) =>
    expect(span(line)).toEqual([]),
  )
})

describe('what must stay discreet', () => {
  test.each(['5-1-402小孩被家长打', '7-1-202老公打她', '夫妻吵架要离婚', '想找心理咨询'])(
    '%s is confidential',
    (line) => expect(read(line).confidential).toBe(true),
  )
  test('a leak is not', () => expect(read('8-1-1203漏水').confidential).toBe(false))
})
