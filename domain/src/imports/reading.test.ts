import { describe, expect, test } from 'vitest'
import { readDate } from './dates.ts'
import { guessField } from './fields.ts'
import { readIdNumber } from './id-numbers.ts'
import { readName } from './names.ts'
import { readPhone } from './phones.ts'
import { carryDown, noPlace } from './places-read.ts'
import { findTables, shapeOf } from './tables.ts'
import { readRelation, readResidenceKind } from './words-read.ts'

const today = '2026-03-02'

describe('a birth date as somebody wrote it', () => {
  test.each([
    ['1963.5.4', '1963-05-04'],
    ['1963-05-04', '1963-05-04'],
    ['1963/5/4 0:00:00', '1963-05-04'],
    ['1963年5月4日', '1963-05-04'],
    ['１９６３．０５．０４', '1963-05-04'],
    ['一九六三年十一月二十四日', '1963-11-24'],
    ['63.5.4', '1963-05-04'],
    [19630504, '1963-05-04'],
    ['19630504', '1963-05-04'],
    [23135, '1963-05-04'],
    ['23135', '1963-05-04'],
    [61, '1900-03-01'],
  ])('%s is the day %s', (written, day) => {
    expect(readDate(written, today)).toEqual({ kind: 'day', day })
  })

  test.each([
    ['63年5月', { kind: 'month', year: 1963, month: 5 }],
    ['1963-05', { kind: 'month', year: 1963, month: 5 }],
    ['196305', { kind: 'month', year: 1963, month: 5 }],
    [1963.05, { kind: 'month', year: 1963, month: 5 }],
    [1963, { kind: 'year', year: 1963 }],
    [1963.1, { kind: 'unreadable', reason: 'date-unreadable' }],
    ['1963-02-30', { kind: 'unreadable', reason: 'date-impossible' }],
    ['2027-01-01', { kind: 'unreadable', reason: 'date-future' }],
    ['15年5月', { kind: 'unreadable', reason: 'date-century-unclear' }],
    ['不详', { kind: 'unreadable', reason: 'date-unreadable' }],
  ])('%s is not made more exact than it is', (written, read) => {
    expect(readDate(written, today)).toEqual(read)
  })
})

test.each([
  [Number('522699196305040020'), 'id-number-damaged'],
  ['5.22699E+17', 'id-number-damaged'],
  ['5.22699196604259E+017', 'id-number-damaged'], // as LibreOffice writes it
  ['522699630504002', undefined],
  ['52269919630504002', 'id-number-unreadable'],
])('an id number that a spreadsheet touched (%s) is reported, not repaired', (written, problem) => {
  expect(readIdNumber(written, today).problem).toBe(problem)
})

test.each([
  ['王　明', { name: '王明' }],
  ['欧 阳 修', { name: '欧阳修' }],
  ['阿依古丽.买买提', { name: '阿依古丽·买买提' }],
  ['王小明(租户)', { name: '王小明', note: 'name-remark-left-out' }],
  ['王小明、李芳', { problem: 'two-persons' }],
  ['王小明 李小芳', { problem: 'two-persons' }],
  ['王小明和李芳', { problem: 'two-persons' }],
  ['和珅', { name: '和珅' }],
  ['王小明（妻：李芳）', { problem: 'two-persons' }],
  ['12345', { problem: 'name-unreadable' }],
])('the name cell %s', (written, read) => {
  expect(readName(written)).toEqual(read)
})

test.each([
  ['138 0000 1234', { phone: '13800001234' }],
  ['+86-13800001234', { phone: '13800001234' }],
  ['13800001234（儿子）', { phone: '13800001234' }],
  ['13800001234 13900001234', { phone: '13800001234', note: 'second-phone-left-out' }],
  [13800001234, { phone: '13800001234' }],
  ['无', {}],
])('the phone cell %s', (written, read) => {
  expect(readPhone(written)).toEqual(read)
})

test.each([
  ['老婆', '12'],
  ['户主之妻', '12'],
  ['长子', '22'],
  ['22', '22'],
  ['22长子', '22'],
  ['孙子（外地上学）', '41'],
  ['媳妇', undefined],
])('the relation %s', (word, code) => {
  expect(readRelation(word)).toBe(code)
})

test('ways of living keep their difference', () => {
  const kinds = ['人户一致', '人在户不在', '户在人不在', '空挂户', '租住', '借住'].map(readResidenceKind)
  expect(kinds).toEqual(['AT_HOME', 'REGISTERED_ELSEWHERE', 'REGISTERED_ONLY', 'REGISTERED_ONLY', 'TENANT', 'LODGER'])
})

test.each([
  ['公民身份号码 *', 'id-number'],
  ['住址 楼栋', 'building'],
  ['户主 姓名', 'head'],
  ['户主 电话', 'ignored'],
  ['手机（本人）', 'phone'],
  ['是否信教', 'refused'],
  ['户籍所在地', 'ignored'],
])('the header %s', (title, field) => {
  expect(guessField(title)).toBe(field)
})

test('blank cells take what stands above them, but a new household never its neighbours’ room', () => {
  const above = { ...noPlace, building: '8栋', unit: '1单元', room: '401' }
  expect(carryDown({ ...noPlace, room: '402' }, above, true)).toEqual({ ...above, room: '402' })
  expect(carryDown(noPlace, above, false)).toEqual(above)
  expect(carryDown(noPlace, above, true)).toBeUndefined()
  expect(carryDown({ ...noPlace, building: '9栋', room: '101' }, above, true)).toMatchObject({ unit: '' })
})

test('two tables on one sheet and a banner above are found, and result columns do not change the shape', () => {
  const [first, second] = findTables([
    {
      name: 'Sheet1',
      rows: [
        ['台账'],
        ['姓名', '楼栋', '房号'],
        ['王小明', '8', '401'],
        ['姓名', '性别', '住址', '电话'],
        ['李芳', '女', '8-1-402', null],
      ],
    },
  ])
  expect([first!.bodyStart, first!.bodyEnd, second!.headerStart]).toEqual([2, 3, 3])
  expect(shapeOf(['姓名', '楼栋', '房号', '结果', '列', '原因'])).toBe(first!.shape)
})
