import type { Cell, DirtyRow, Expected, Maker } from './dirty-file.ts'
import type { Resident } from './people.ts'

type Fault = (maker: Maker) => DirtyRow[]

const error = (reason: NonNullable<Expected['reason']>): Expected => ({ outcome: 'error', reason })
const skip = (reason: NonNullable<Expected['reason']>): Expected => ({ outcome: 'skip', reason })
const noted = (note: NonNullable<Expected['note']>): Expected => ({ outcome: 'create', note })
const fullWidth = (text: string) =>
  text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const withoutId = { 身份证号: null }

/** The day as a spreadsheet counts it, from 1899-12-30. */
function serial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** One head at a door of their own, with one cell otherwise. */
function one(
  change: (person: Resident) => Record<string, Cell>,
  expected?: Expected,
  year?: number,
  sex?: '男' | '女',
): Fault {
  return ({ person, door, sound }) => {
    const who = person(year, sex)
    return [sound(who, door(), change(who), expected)]
  }
}

/** Every kind of fault by its name. Rows of one fault stand together, in the order given. */
export const faults: Record<string, Fault> = {
  'nothing wrong': one(() => ({})),
  'repeated header': ({ row }) => [
    row(
      {
        序号: null,
        楼栋: '楼栋',
        单元: '单元',
        房号: '房号',
        姓名: '姓名',
        性别: '性别',
        身份证号: '身份证号',
        联系电话: '联系电话',
      },
      skip('repeated-header'),
    ),
  ],
  'total row': ({ row }) => [row({ 序号: '合 计', 姓名: 128 }, skip('summary-row'))],
  'remark row': ({ row }) => [row({ 序号: '备注：红色为租户，绿色为空挂' }, skip('summary-row'))],
  'section row': ({ row, person, door, sound }) => {
    const at = door()
    return [row({ 序号: String(at.楼栋) }, skip('section-row')), sound(person(), at, { 楼栋: null })]
  },
  'blank row': ({ row }) => [row({}), row({ 序号: '  ' })],
  'full-width digits': ({ person, door, sound }) => {
    const [who, at] = [person(), door()]
    return [
      sound(who, at, {
        身份证号: fullWidth(who.idNumber),
        联系电话: fullWidth(who.phone),
        房号: fullWidth(String(at.房号)),
      }),
    ]
  },
  'name spaced out': one((who) => ({ 姓名: Array.from(who.name).join('　') })),
  'date as serial': one((who) => ({ ...withoutId, 出生日期: serial(who.birthDate) })),
  'date with dots': one((who) => ({ ...withoutId, 出生日期: who.birthDate.split('-').map(Number).join('.') })),
  'date in Chinese': one((who) => {
    const [year, month, day] = who.birthDate.split('-').map(Number)
    return { ...withoutId, 出生日期: `${year}年${month}月${day}日` }
  }),
  'two-digit year and month': one(() => ({ ...withoutId, 出生日期: '63年5月' }), noted('birth-date-without-day'), 1963),
  'month only': one(() => ({ ...withoutId, 出生日期: '1963-05' }), noted('birth-date-without-day'), 1963),
  'month only beside an id': one(
    (who) => ({ 出生日期: who.birthDate.slice(0, 7) }),
    noted('birth-date-from-id-number'),
  ),
  'two-digit year of either century': one(() => ({ ...withoutId, 出生日期: '15年5月' }), error('date-century-unclear')),
  'day that never was': one(() => ({ ...withoutId, 出生日期: '1963-02-30' }), error('date-impossible')),
  'id kept as a number': one(
    (who) => ({ 身份证号: Number(who.idNumber.replace('X', '0')) }),
    error('id-number-damaged'),
  ),
  'id shown with an exponent': one(() => ({ 身份证号: '5.22699E+17' }), error('id-number-damaged')),
  'id with its end rounded off': one(
    (who) => ({ 身份证号: `${who.idNumber.slice(0, 15)}000` }),
    error('id-number-damaged'),
  ),
  'id with a wrong check digit': one(
    (who) => ({ 身份证号: who.idNumber.slice(0, 17) + (who.idNumber[17] === '1' ? '2' : '1') }),
    error('id-number-wrong-check-digit'),
  ),
  'id too short': one((who) => ({ 身份证号: who.idNumber.slice(0, 17) }), error('id-number-unreadable')),
  'id of fifteen digits': one(
    (who) => ({ 身份证号: who.idNumber.slice(0, 6) + who.idNumber.slice(8, 17) }),
    noted('id-number-of-15-digits'),
    1961,
  ),
  'id with spaces and a small x': one((who) => ({
    身份证号: ` ${who.idNumber.slice(0, 6)} ${who.idNumber.slice(6, 14)} ${who.idNumber.slice(14).toLowerCase()}`,
  })),
  'id against birth date': one(() => ({ 出生日期: '1930-01-01' }), error('id-number-against-birth-date')),
  'id against sex': one(() => ({ 性别: '女' }), error('id-number-against-sex'), undefined, '男'),
  'no id at all': one(() => ({ 身份证号: '无' })),
  'phone with spaces': one((who) => ({
    联系电话: `+86 ${who.phone.slice(0, 3)} ${who.phone.slice(3, 7)} ${who.phone.slice(7)}`,
  })),
  landline: one(() => ({ 联系电话: '(0855) 823-4567' })),
  'two phones': one((who) => ({ 联系电话: `${who.phone}、0855-8234567` }), noted('second-phone-left-out')),
  'phone damaged': one(() => ({ 联系电话: '1.38E+10' }), noted('phone-damaged')),
  'phone too short': one(() => ({ 联系电话: '1380000' + '12' }), noted('phone-unreadable')),
  'blank cells under the head': ({ person, door, sound }) => {
    const at = door()
    const [head, wife, son] = [person(1960, '男'), person(1962, '女'), person(1990, '男')]
    const under = { 楼栋: null, 单元: null, 房号: null }
    return [
      sound(head, at),
      sound(wife, under, { 与户主关系: '妻' }, noted('door-carried-down')),
      sound(son, under, { 与户主关系: '长子' }, noted('door-carried-down')),
    ]
  },
  'building written once': ({ person, door, sound }) => {
    const [first, second, third, fourth] = [door(), door(), door(), door()] // every third door is in the same building
    return [
      sound(person(), first),
      sound(person(), { ...fourth, 楼栋: null }),
      sound(person(), second),
      sound(person(), third),
    ]
  },
  'head in trouble': ({ person, door, sound }) => {
    const at = door()
    return [
      sound(person(1960, '男'), at, { 身份证号: '5.22699E+17' }, error('id-number-damaged')),
      sound(person(1962, '女'), at, { 与户主关系: '妻' }, error('head-row-has-problem')),
    ]
  },
  'two persons in a cell': one((who) => ({ 姓名: `${who.name}、王小红` }), error('two-persons')),
  'spouse in brackets': one((who) => ({ 姓名: `${who.name}（妻李小红）` }), error('two-persons')),
  'remark after the name': one((who) => ({ 姓名: `${who.name}(外出务工)` }), noted('name-remark-left-out')),
  'no name': one(() => ({ 姓名: null }), error('name-missing')),
  'same row twice': ({ person, door, sound }) => {
    const [who, at] = [person(), door()]
    return [sound(who, at), sound(who, at, {}, error('twice-in-file'))]
  },
  'same id at two doors': ({ person, door, sound }) => {
    const who = person()
    return [sound(who, door()), sound(who, door(), {}, error('twice-in-file-other-door'))]
  },
  'relation in dialect': ({ person, door, sound }) => {
    const at = door()
    return [
      sound(person(1950, '男'), at, { 与户主关系: '本人' }),
      sound(person(1952, '女'), at, { 与户主关系: '老婆' }),
      sound(person(1980, '女'), at, { 与户主关系: '儿媳妇' }),
      sound(person(1981, '男'), at, { 与户主关系: '干亲家' }, error('relation-unknown-word')),
    ]
  },
  'sex otherwise': one(() => ({ 性别: '男性' }), undefined, undefined, '男'),
  'unknown sex': one(() => ({ ...withoutId, 性别: '靓仔' }), error('sex-unknown-word')),
  'unknown building': one(() => ({ 楼栋: '99栋' }), error('building-unknown')),
  'no door': ({ person, sound }) => [sound(person(), {}, {}, error('door-missing'))],
  'whole door in one column': ({ person, door, sound }) => {
    const at = door()
    return [sound(person(), { 房号: `${parseInt(String(at.楼栋), 10)}#1-${at.房号}` })]
  },
  'vacant dwelling': ({ door, row }) => [row({ ...door(), 姓名: '空置' }, skip('vacant-dwelling'))],
  'child without guardian': one(() => ({}), error('guardian-missing'), 2020),
  'child with its mother': ({ person, door, sound }) => {
    const at = door()
    return [sound(person(1990, '女'), at), sound(person(2019, '男'), at, { 与户主关系: '儿子' })]
  },
  'formula error': one(() => ({ 姓名: '#REF!' }), error('cell-error')),
  'registered, unchanged': ({ registered: { known, doorOf }, sound }) => [
    sound(known, doorOf(known), {}, { outcome: 'unchanged' }),
  ],
  'registered, phone to fill': ({ registered: { withoutPhone, doorOf }, sound }) => [
    sound(withoutPhone, doorOf(withoutPhone), {}, { outcome: 'update' }),
  ],
  'registered at another door': ({ registered: { elsewhere }, door, sound }) => [
    sound(elsewhere, door(), {}, { outcome: 'ask', reason: 'lives-at-other-door' }),
  ],
}
