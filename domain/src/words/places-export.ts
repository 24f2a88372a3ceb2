import type { DwellingUse } from '../places/place.ts'
import type { Words } from './words.ts'

/** Columns of the exported directory, in the order of the file. */
export const placeColumnWords = {
  communityCode: { zh: '社区代码', en: 'Community code' },
  gridCode: { zh: '网格代码', en: 'Grid code' },
  gridObjectCode: { zh: '网格编码（20位）', en: 'Grid object code (20 digits)' },
  grid: { zh: '网格', en: 'Grid' },
  compound: { zh: '小区', en: 'Compound' },
  phase: { zh: '期', en: 'Phase' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  floor: { zh: '楼层', en: 'Floor' },
  room: { zh: '室', en: 'Room' },
  use: { zh: '房屋用途', en: 'Use' },
  floors: { zh: '层数', en: 'Floors' },
  units: { zh: '单元数', en: 'Units' },
  doors: { zh: '房屋数', en: 'Doors' },
  aliases: { zh: '别名', en: 'Also called' },
  address: { zh: '地址', en: 'Address' },
} as const satisfies Record<string, Words>

/** What a place does not have is said, never left blank (handbook §2.1). */
export const hasNone: Words = { zh: '无', en: 'none' }

export const placeFileWords = {
  buildings: { zh: '楼栋', en: 'Buildings' },
  doors: { zh: '房屋', en: 'Doors' },
} as const satisfies Record<string, Words>

export const dwellingUseWords: Record<DwellingUse, Words> = {
  OWNER: { zh: '自住', en: 'Owner-occupied' },
  RENTED: { zh: '出租', en: 'Rented' },
  VACANT: { zh: '空置', en: 'Vacant' },
  COMMERCIAL: { zh: '商用', en: 'Commercial' },
  DORMITORY: { zh: '集体宿舍', en: 'Dormitory' },
  OTHER: { zh: '其他', en: 'Other' },
  UNKNOWN: { zh: '未知', en: 'Unknown' },
}
