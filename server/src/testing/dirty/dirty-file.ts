// Spreadsheets as communities really keep them: every kind of fault by name, and the answer expected for every row.
import type { Outcome } from '@red-steward/domain/imports/decide'
import type { RowReason } from '@red-steward/domain/imports/reasons'
import { faults } from './faults.ts'
import { type Chance, chance, newResident, type Resident } from './people.ts'

export type Cell = string | number | null

export interface Expected {
  outcome: Outcome
  reason?: RowReason
  note?: RowReason
}

/** A row of the sheet; without an expectation it must not be listed at all (blank rows, banners, headers). */
export interface DirtyRow {
  cells: Cell[]
  expected?: Expected
}

const columns = [
  '序号',
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '性别',
  '身份证号',
  '出生日期',
  '联系电话',
  '与户主关系',
  '人户状态',
  '民族',
  '备注',
] as const
type ColumnName = (typeof columns)[number]
type Values = Partial<Record<ColumnName, Cell>>

/** What a fault is made with: doors nobody has used yet, people nobody has met, rows in the order of the columns. */
export interface Maker {
  luck: Chance
  door(): { 楼栋: Cell; 单元: Cell; 房号: Cell }
  person(year?: number, sex?: '男' | '女'): Resident
  row(values: Values, expected?: Expected): DirtyRow
  /** A sound row of a person at a door, with some cells otherwise. */
  sound(person: Resident, door: Values, more?: Values, expected?: Expected): DirtyRow
  registered: Registered
}

/** People who are in the register before the file comes, each at a door of their own. */
interface Registered {
  known: Resident
  withoutPhone: Resident
  elsewhere: Resident
  doorOf(person: Resident): { 楼栋: Cell; 单元: Cell; 房号: Cell }
}

export interface DirtyFile {
  rows: Cell[][]
  /** By row of the sheet, counted from 1. */
  expected: Map<number, Expected & { fault: string }>
  registered: Registered
}

/** One sheet with every fault, `rounds` times over; the same seed makes the same file. */
export function dirtyFile({ seed = 1, rounds = 1 }: { seed?: number; rounds?: number } = {}): DirtyFile {
  const luck = chance(seed)
  let doors = 0
  const door = () => {
    const nth = doors++
    return {
      楼栋: `${1 + (nth % 3)}栋`,
      单元: '1单元',
      房号: (1 + Math.floor(nth / 12)) * 100 + 1 + (Math.floor(nth / 3) % 4),
    }
  }
  const ids = new Set<string>()
  const person = (year = 1950 + luck.below(50), sex: '男' | '女' = luck.next() < 0.5 ? '男' : '女') => {
    for (;;) {
      const one = newResident(luck, year, sex, '户主')
      if (!ids.has(one.idNumber) && ids.add(one.idNumber)) return one
    }
  }
  const homes = new Map<Resident, ReturnType<typeof door>>()
  const settled = () => {
    const one = person()
    homes.set(one, door())
    return one
  }
  const registered: Registered = {
    known: settled(),
    withoutPhone: settled(),
    elsewhere: settled(),
    doorOf: (one) => homes.get(one)!,
  }
  const row = (values: Values, expected?: Expected): DirtyRow => ({
    cells: columns.map((name) => values[name] ?? null),
    ...(expected ? { expected } : {}),
  })
  const sound: Maker['sound'] = (one, at, more = {}, expected = { outcome: 'create' }) =>
    row(
      {
        ...at,
        姓名: one.name,
        性别: one.sex,
        身份证号: one.idNumber,
        出生日期: one.birthDate,
        联系电话: one.phone,
        与户主关系: one.relation,
        人户状态: '人户一致',
        民族: '—',
        ...more,
      },
      expected,
    )
  const maker: Maker = { luck, door, person, row, sound, registered }

  const file: DirtyFile = { rows: [], expected: new Map(), registered }
  const put = (cells: Cell[], fault: string, expected?: Expected) => {
    file.rows.push(cells)
    if (expected) file.expected.set(file.rows.length, { ...expected, fault })
  }
  put(['某社区居民信息台账（2026年）'], 'banner row')
  put(['填表单位：社区居委会', null, null, '单位：人'], 'banner row')
  put([], 'blank row')
  // The header takes two rows: the door under one title, as merged cells leave it.
  put(['序号', '住址', null, null, ...columns.slice(4)], 'merged header')
  put([null, '楼栋', '单元', '房号'], 'merged header')
  for (let round = 0; round < rounds; round++) {
    for (const [name, make] of Object.entries(faults)) {
      if (round > 0 && once.has(name)) continue
      for (const made of make(maker)) put(made.cells, name, made.expected)
    }
  }
  return file
}

// People who are registered beforehand can come into the file once only.
const once = new Set(['registered, unchanged', 'registered, phone to fill', 'registered at another door'])

/** The same sheet as separated text, as a spreadsheet program saves it. */
export function asCsv(rows: readonly Cell[][]): string {
  const text = (cell: Cell) => {
    if (cell === null || cell === undefined) return ''
    const plain = typeof cell === 'number' && cell > 1e15 ? cell.toExponential(5).replace('e+', 'E+') : String(cell)
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
  }
  return rows.map((row) => columns.map((_, at) => text(row[at] ?? null)).join(',')).join('\r\n')
}
