// Freshness, occupancy and care as grades: each has a colour, a sign and words, so that colour is never the only signal.
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { MapMode } from './modes.ts'

export interface Grade {
  key: string
  /** One character inside a cell or on a label. */
  sign: { zh: string; en: string }
  words: { zh: string; en: string }
  light: Tone
  dark: Tone
}
interface Tone {
  /** For maps and bars. */
  strong: string
  /** Ground of a cell; `ink` reads on it with at least 4.5:1. */
  soft: string
  ink: string
}

function grade(key: string, signs: string, zh: string, en: string, light: string, dark: string): Grade {
  const [zhSign, enSign] = signs.split('/') as [string, string?]
  return {
    key,
    sign: { zh: zhSign, en: enSign ?? zhSign },
    words: { zh, en },
    light: tone(light),
    dark: tone(dark),
  }
}
function tone(text: string): Tone {
  const [strong, soft, ink] = text.split(' ') as [string, string, string]
  return { strong, soft, ink }
}

export const freshnessGrades = {
  d90: grade('d90', '●', '90 天内核对', 'within 90 days', '#2e8b68 #e2f3ec #12402f', '#43a783 #173328 #c9efdf'),
  d180: grade('d180', '◕', '半年内核对', 'within half a year', '#8aa83a #f0f5dc #38450f', '#a3bd58 #2b3118 #e3ecc2'),
  d365: grade('d365', '◑', '一年内核对', 'within a year', '#d9a326 #fcf1d2 #533c03', '#d6ab4b #3a2f12 #f5e2b3'),
  older: grade('older', '○', '一年以上没核对', 'over a year ago', '#d2622a #fbe5d8 #6b2a0a', '#e08150 #43261a #fbd7c4'),
  never: grade('never', '!', '从未核对', 'never', '#8f2f5b #f6e0ea #5e1639', '#c76b96 #3b1f2d #f5cfe0'),
  none: grade('none', '·', '无人居住', 'nobody lives here', '#b9bcc0 #f3f3f1 #62666d', '#5b6067 #232629 #a6abb2'),
} as const

export const useGrades: Record<DwellingUse, Grade> = {
  OWNER: grade('OWNER', '住/O', '自住', 'Owner-occupied', '#2e7d8b #e0f1f4 #0f3f48', '#4fa3b1 #17323a #c8ebf1'),
  RENTED: grade('RENTED', '租/R', '出租', 'Rented', '#7a5bb0 #ece6f7 #3b2766', '#a38bd6 #2c2540 #e0d5f7'),
  DORMITORY: grade('DORMITORY', '舍/D', '集体宿舍', 'Dormitory', '#b0578f #f7e4f0 #601f49', '#cf83b4 #3a2233 #f6d4e9'),
  COMMERCIAL: grade('COMMERCIAL', '商/S', '商用', 'Commercial', '#c98a1b #fbf0d8 #573a04', '#d6a24b #3a2e16 #f4dfb4'),
  OTHER: grade('OTHER', '他/X', '其他', 'Other', '#6f7b85 #e8ecef #333c44', '#93a0aa #272d32 #d6dee5'),
  VACANT: grade('VACANT', '空/V', '空置', 'Vacant', '#b9bcc0 #f3f3f1 #62666d', '#5b6067 #232629 #a6abb2'),
  UNKNOWN: grade('UNKNOWN', '?', '未登记', 'Not recorded', '#8f2f5b #f6e0ea #5e1639', '#c76b96 #3b1f2d #f5cfe0'),
}

const occupancyGrades = {
  full: grade('full', '●', '入住九成以上', '90% or more', '#15616f #d9edf1 #0c3a43', '#6cc0ce #17323a #c8ebf1'),
  most: grade('most', '◕', '入住七至九成', '70 to 90%', '#4a95a3 #e0f1f4 #0f3f48', '#4fa3b1 #17323a #c8ebf1'),
  half: grade('half', '◑', '入住四至七成', '40 to 70%', '#8fc1c9 #e8f5f7 #184850', '#37737e #182b30 #c8ebf1'),
  few: grade('few', '○', '入住不到四成', 'under 40%', '#c9dee1 #f0f7f8 #2a4a50', '#2a4b52 #1b2528 #b7d4da'),
} as const

const careGrades = {
  many: grade(
    'many',
    '▲',
    '关照对象超过 15 人',
    'over 15 in care',
    '#94101e #fbe0e2 #6f0b16',
    '#f0777f #45191f #fdd3d6',
  ),
  some: grade('some', '◆', '关照对象 6–15 人', '6 to 15 in care', '#d0525e #fdeaeb #7c1620', '#d0525e #3a1c20 #fbccd0'),
  few: grade('few', '•', '关照对象 1–5 人', '1 to 5 in care', '#eeb0b5 #fdf1f2 #7c2a32', '#83434a #2d2023 #f3c3c8'),
  none: grade('none', '·', '没有关照对象', 'nobody in care', '#c9cbce #f5f5f3 #62666d', '#4b5057 #232629 #a6abb2'),
} as const

const caseGrades = {
  late: grade('late', '!', '有超期事件', 'a case is late', '#a5121f #fbe0e2 #6f0b16', '#f0777f #45191f #fdd3d6'),
  many: grade('many', '▲', '未办结 3 件以上', '3 or more open', '#c2621b #fbe9d8 #6b340a', '#e08b50 #43301a #fbdcc4'),
  some: grade('some', '•', '未办结 1–2 件', '1 or 2 open', '#d9b44a #fcf3d8 #574207', '#c9a24a #3a3116 #f4e4b4'),
  none: grade('none', '·', '没有未办结', 'nothing open', '#c9cbce #f5f5f3 #62666d', '#4b5057 #232629 #a6abb2'),
} as const

function casesOf({ openCases, overdueCases }: Cases): Grade {
  if ((overdueCases ?? 0) > 0) return caseGrades.late
  if ((openCases ?? 0) > 2) return caseGrades.many
  return (openCases ?? 0) > 0 ? caseGrades.some : caseGrades.none
}

interface Cases {
  openCases: number | null
  overdueCases: number | null
}

const doorCareGrades = {
  care: grade('care', '关/C', '有关照对象', 'in care', '#b8202f #fbe0e2 #6f0b16', '#f0777f #45191f #fdd3d6'),
  elders: grade(
    'elders',
    '老/E',
    '有60岁以上老人',
    'aged 60 or more',
    '#c98a1b #fbf0d8 #573a04',
    '#d6a24b #3a2e16 #f4dfb4',
  ),
  children: grade('children', '童/K', '有未成年人', 'children', '#2e7d8b #e0f1f4 #0f3f48', '#4fa3b1 #17323a #c8ebf1'),
  other: grade('other', ' ', '其他住户', 'other homes', '#9aa5a0 #eef1ef #3b4440', '#6d7974 #242a28 #cfd8d4'),
  none: freshnessGrades.none,
} as const

export function freshnessOf(days: number | null, isLivedIn: boolean): Grade {
  if (!isLivedIn) return freshnessGrades.none
  if (days === null) return freshnessGrades.never
  if (days <= 90) return freshnessGrades.d90
  if (days <= 180) return freshnessGrades.d180
  return days <= 365 ? freshnessGrades.d365 : freshnessGrades.older
}

function occupancyOf(occupied: number, dwellings: number): Grade {
  const share = dwellings === 0 ? 0 : occupied / dwellings
  if (share >= 0.9) return occupancyGrades.full
  if (share >= 0.7) return occupancyGrades.most
  return share >= 0.4 ? occupancyGrades.half : occupancyGrades.few
}

function careOf(cared: number): Grade {
  if (cared > 15) return careGrades.many
  if (cared > 5) return careGrades.some
  return cared > 0 ? careGrades.few : careGrades.none
}

interface Building extends Cases {
  dwellings: number
  occupied: number
  cared: number | null
  freshness: { medianDays: number | null }
}

export function buildingGrade(building: Building, mode: MapMode): Grade {
  if (mode === 'occupancy') return occupancyOf(building.occupied, building.dwellings)
  if (mode === 'care') return careOf(building.cared ?? 0)
  if (mode === 'cases') return casesOf(building)
  return freshnessOf(building.freshness.medianDays, building.occupied > 0)
}

interface Door extends Cases {
  use: DwellingUse
  persons: number
  children: number | null
  elders: number | null
  care: boolean | null
  confirmedDaysAgo: number | null
}

export function doorGrade(door: Door, mode: MapMode): Grade {
  if (mode === 'freshness') return freshnessOf(door.confirmedDaysAgo, door.persons > 0)
  if (mode === 'occupancy') return useGrades[door.use]
  if (mode === 'cases') return casesOf(door)
  if (door.care) return doorCareGrades.care
  if (door.persons === 0) return doorCareGrades.none
  if ((door.elders ?? 0) > 0) return doorCareGrades.elders
  return (door.children ?? 0) > 0 ? doorCareGrades.children : doorCareGrades.other
}

export function buildingGrades(mode: MapMode): Grade[] {
  return Object.values(
    { freshness: freshnessGrades, occupancy: occupancyGrades, care: careGrades, cases: caseGrades }[mode],
  )
}

export function doorGrades(mode: MapMode): Grade[] {
  return Object.values(
    { freshness: freshnessGrades, occupancy: useGrades, care: doorCareGrades, cases: caseGrades }[mode],
  )
}
