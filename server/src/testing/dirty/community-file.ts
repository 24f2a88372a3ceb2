import ExcelJS from 'exceljs'
import { chance, newHomes } from './people.ts'

type Cell = string | number | null

const header = [
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
  '备注',
]

/** A clean list of a whole community as a spreadsheet: the same seed makes the same persons. */
export async function communityFile({
  persons,
  buildings,
  seed,
}: {
  persons: number
  buildings: number
  seed: number
}) {
  const homes = newHomes(chance(seed), persons, buildings)
  let nth = 0
  const rows: Cell[][] = homes.flatMap(({ building, unit, room, residents }) =>
    residents.map((one) => [
      ++nth,
      `${building}栋`,
      `${unit}单元`,
      Number(room),
      one.name,
      one.sex,
      one.idNumber,
      one.birthDate,
      one.phone,
      one.relation,
      '人户一致',
      null,
    ]),
  )
  return { bytes: await xlsx([['社区居民台账'], header, ...rows]), rows }
}

/** Rows as an xlsx of one sheet, or several. */
export async function xlsx(rows: Cell[][], sheetName = 'Sheet1'): Promise<Buffer> {
  return workbook([{ name: sheetName, rows }])
}

export async function workbook(sheets: { name: string; rows: Cell[][] }[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const { name, rows } of sheets) book.addWorksheet(name).addRows(rows)
  return Buffer.from(await book.xlsx.writeBuffer())
}
