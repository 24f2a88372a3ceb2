// A list of the 12345 hotline, read row by row: which column is which, when it was told, where, and what it is about.
import { z } from 'zod'
import type { LeafCode } from '../cases/catalogue.ts'
import { readLine } from '../notebook/read-line.ts'
import type { DoorAnswer } from '../places/door.ts'
import type { Instant } from '../time.ts'
import { type Cell, cellText, isBlank, type Sheet } from './cell.ts'
import { headerKey } from './fields.ts'
import { readPhone } from './phones.ts'

export const HotlineField = z.enum(['number', 'time', 'phone', 'address', 'content', 'category', 'ignored'])
export type HotlineField = z.infer<typeof HotlineField>
export const hotlineFieldWords: Record<HotlineField, { zh: string; en: string }> = {
  number: { zh: '工单编号', en: 'Number' },
  time: { zh: '来电时间', en: 'Time of the call' },
  phone: { zh: '来电号码', en: 'Caller’s phone' },
  address: { zh: '地址', en: 'Address' },
  content: { zh: '诉求内容', en: 'What it is about' },
  category: { zh: '分类', en: 'Category' },
  ignored: { zh: '不导入', en: 'Not imported' },
}

/** Column index to field; each field but `ignored` once. */
export const HotlineColumns = z.record(z.string().regex(/^\d{1,3}$/), HotlineField)
export type HotlineColumns = z.infer<typeof HotlineColumns>

const headers: [RegExp, HotlineField][] = [
  [/^(工单|诉求|事件|受理|案件|派单|热线)?(编号|单号|流水号|工单号)$|^(externalnumber|orderno|number|id)$/, 'number'],
  [/(来电|受理|登记|诉求|接听|创建|派单|反映)时间|^(时间|日期|time|date)$/, 'time'],
  [/(来电|联系|反映人)?(号码|电话|手机)|联系方式|^(phone|tel|caller)$/, 'phone'],
  [/地址|地点|位置|^(address|place)$/, 'address'],
  [/内容|诉求描述|问题描述|事项描述|反映问题|^(content|description|text)$/, 'content'],
  [/类别|分类|类型|事项|^(category|type)$/, 'category'],
]

export interface HotlineTable {
  sheet: number
  /** Index of the header row. */
  header: number
  titles: string[]
  guess: HotlineColumns
}

/** The first sheet with a header that names a number and what it is about; undefined: this is no list of the hotline. */
export function findHotlineTable(sheets: readonly Sheet[]): HotlineTable | undefined {
  for (const [sheet, { rows }] of sheets.entries()) {
    for (const [header, row] of rows.slice(0, 20).entries()) {
      const titles = row.map(cellText)
      const guess = guessColumns(titles)
      const fields = Object.values(guess)
      if (fields.includes('number') && fields.includes('content')) return { sheet, header, titles, guess }
    }
  }
  return undefined
}

function guessColumns(titles: readonly string[]): HotlineColumns {
  const taken = new Set<HotlineField>()
  const columns: HotlineColumns = {}
  for (const [index, title] of titles.entries()) {
    const field =
      headers.find(([pattern, name]) => !taken.has(name) && pattern.test(headerKey(title)))?.[1] ?? 'ignored'
    if (title !== '') columns[index] = field
    if (field !== 'ignored') taken.add(field)
  }
  return columns
}

/** Refusals: `field-mapped-twice`, or which of the two that are needed is missing. */
export function hotlineColumnsProblem(columns: HotlineColumns) {
  const fields = Object.values(columns).filter((field) => field !== 'ignored')
  if (new Set(fields).size < fields.length) return 'field-mapped-twice' as const
  return fields.includes('number') && fields.includes('content') ? null : ('hotline-columns-missing' as const)
}

export const HotlineReason = z.enum([
  'hotline-number-missing',
  'hotline-number-twice',
  'hotline-content-missing',
  'hotline-time-unreadable',
  'hotline-time-future',
  'hotline-leaf-unclear',
  'hotline-place-unclear',
  'hotline-known',
  'hotline-text-forbidden',
  'left-by-person',
])
export type HotlineReason = z.infer<typeof HotlineReason>
export const hotlineReasonWords: Record<HotlineReason, { zh: string; en: string }> = {
  'hotline-number-missing': { zh: '没有工单编号', en: 'There is no number' },
  'hotline-number-twice': { zh: '文件里编号重复', en: 'The number stands in the file twice' },
  'hotline-content-missing': { zh: '没有诉求内容', en: 'It does not say what it is about' },
  'hotline-time-unreadable': { zh: '时间看不懂', en: 'The time cannot be read' },
  'hotline-time-future': { zh: '时间在将来', en: 'The time lies in the future' },
  'hotline-leaf-unclear': { zh: '请选择事项类别', en: 'Say which matter it is' },
  'hotline-place-unclear': { zh: '请写明地点', en: 'Say where it is' },
  'hotline-known': { zh: '以前已导入', en: 'Imported before' },
  'hotline-text-forbidden': { zh: '含有不应保存的内容，请先删去', en: 'Holds what may not be kept; take it out first' },
  'left-by-person': { zh: '不导入', en: 'Left out by hand' },
}

/** What a person decided about a row; what is left out stays as it was read. */
export const HotlineChoice = z.strictObject({
  leaf: z.string().optional(),
  dwellingId: z.string().nullable().optional(),
  buildingId: z.string().nullable().optional(),
  place: z.string().trim().max(120).optional(),
  skip: z.boolean().optional(),
})
export type HotlineChoice = z.infer<typeof HotlineChoice>

export interface HotlineRow {
  /** From 0, over the rows below the header; blank ones have none. */
  number: number
  /** As the spreadsheet shows it, counted from 1. */
  row: number
  externalNo: string
  at: Instant | null
  phone: string | null
  address: string
  content: string
  category: string
  problem: HotlineReason | null
}

/** Reads every row below the header. `now` bounds the future. */
export function readHotlineRows(
  sheet: Sheet,
  { header }: HotlineTable,
  columns: HotlineColumns,
  now: Instant,
): HotlineRow[] {
  const indexOf = (field: HotlineField) => Object.entries(columns).find(([, other]) => other === field)?.[0]
  const at = (cells: Cell[], field: HotlineField): Cell => cells[Number(indexOf(field) ?? -1)] ?? null
  const text = (cells: Cell[], field: HotlineField) => {
    const written = cellText(at(cells, field))
    return isBlank(written) ? '' : written
  }
  const seen = new Set<string>()
  const rows: HotlineRow[] = []
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= header || cells.every((cell) => isBlank(cellText(cell)))) continue
    const externalNo = text(cells, 'number')
    const time = indexOf('time') === undefined ? { at: now } : readMoment(at(cells, 'time'))
    const content = text(cells, 'content').slice(0, 2000)
    const problem: HotlineReason | null =
      externalNo === ''
        ? 'hotline-number-missing'
        : seen.has(externalNo)
          ? 'hotline-number-twice'
          : content === ''
            ? 'hotline-content-missing'
            : time.at === null
              ? 'hotline-time-unreadable'
              : time.at > now
                ? 'hotline-time-future'
                : null
    seen.add(externalNo)
    rows.push({
      number: rows.length,
      row: index + 1,
      externalNo: externalNo.slice(0, 60),
      at: time.at,
      phone: readPhone(at(cells, 'phone')).phone ?? null,
      address: text(cells, 'address').slice(0, 120),
      content,
      category: text(cells, 'category'),
      problem,
    })
  }
  return rows
}

/** `2026-03-11 14:05`, `2026/3/11 14:05:06`, `2026年3月11日 14时05分`, an Excel serial; a day alone is its midnight. Local time there. */
export function readMoment(cell: Cell): { at: Instant | null } {
  if (typeof cell === 'number' || /^\d{5}(\.\d+)?$/.test(cellText(cell))) return fromSerial(Number(cell))
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})?)?.*)?$/.exec(
      cellText(cell),
    )
  if (!parts) return { at: null }
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return { at: isReal ? there(local.getTime()) : null }
}

const EIGHT_HOURS = 8 * 3_600_000
const there = (localMs: number): Instant => new Date(localMs - EIGHT_HOURS).toISOString() as Instant

/** Days since 30 December 1899, to the second. */
function fromSerial(serial: number): { at: Instant | null } {
  if (!(serial > 20_000 && serial < 80_000)) return { at: null }
  return { at: there(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000) }
}

export interface HotlineSuggestion {
  leaf: LeafCode | null
  /** Best first, at most three. */
  leaves: LeafCode[]
  dwellingId: string | null
  buildingId: string | null
  /** The door or building as people write it. */
  label: string
  /** What stays in words because no door was found. */
  place: string
}

/** Where and what, by the address parser and the notebook's reader; nothing is guessed: in doubt a person says. */
export function suggest(
  { address, content, category }: Pick<HotlineRow, 'address' | 'content' | 'category'>,
  seekDoor: (text: string) => DoorAnswer,
  now: Instant,
): HotlineSuggestion {
  const read = (text: string) => readLine(text, { seekDoor, people: [], now })
  const said = read(content)
  const named = category === '' ? undefined : read(category).leaf
  const byAddress = address === '' ? undefined : seekDoor(address)
  const sure =
    byAddress?.reason === null && byAddress.candidates.length === 1
      ? byAddress.candidates
      : said.doors.length === 1
        ? said.doors[0]!.candidates
        : []
  const place = sure.length === 1 ? sure[0]! : undefined
  return {
    leaf: said.leaf ?? named ?? null,
    leaves: [...new Set([...said.leaves.map(({ leaf }) => leaf), ...(named ? [named] : [])])].slice(0, 3),
    dwellingId: place?.kind === 'dwelling' ? place.id : null,
    buildingId: place ? place.buildingId : null,
    label: place?.address ?? '',
    place: place ? '' : address,
  }
}
