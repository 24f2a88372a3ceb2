// Key service groups, stored as time-boxed eligibility, never as a label on a person. Source: handbook §4.1.
import { z } from 'zod'
import type { Day } from '../time.ts'
import type { Words } from './codes.ts'

export const GroupCode = z.enum([
  'K01',
  'K02',
  'K03',
  'K04',
  'K05',
  'K06',
  'K07',
  'K08',
  'K09',
  'K10',
  'K11',
  'K12',
  'K13',
  'K14',
  'K15',
  'K16',
])
export type GroupCode = z.infer<typeof GroupCode>

/** Kinds of sensitive information a group touches (GB/T 45574-2025); empty where it touches none. */
export type Sensitivity = 'HEALTH' | 'SPECIFIC_IDENTITY' | 'FINANCE' | 'MINOR' | 'FAMILY' | 'IDENTITY'

/** How far an eligibility reaches by itself: months, the day a child turns an age, the date on a certificate, or no end. */
export type Expiry =
  | { by: 'MONTHS'; months: number }
  | { by: 'AGE'; years: number }
  | { by: 'CERTIFICATE' }
  | { by: 'NONE' }

export interface KeyGroup {
  code: GroupCode
  words: Words
  /** Who decides; the station only assists and shows it. */
  authority: Words
  /** 1 high risk, 2 priority, 3 general. */
  tier: 1 | 2 | 3
  contact: 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'ON_NEED'
  sensitivity: readonly Sensitivity[]
  expiry: Expiry
  /** Held only if the resident asked or agreed. */
  consentOnly: boolean
  /** Youngest and oldest age in whole years the group fits; a mismatch only warns. */
  ages?: { from?: number; to?: number }
}

const civilAffairs = { zh: '民政部门', en: 'Civil affairs' }
const countyOrStreet = { zh: '县级民政部门或街道', en: 'County civil affairs or street' }
const communityFinding = { zh: '社区认定、本人同意', en: "Community finding with the resident's agreement" }
const disabledFederation = { zh: '残联（残疾人证）', en: "Disabled Persons' Federation (certificate)" }

function group(
  code: GroupCode,
  zh: string,
  en: string,
  authority: Words,
  tier: KeyGroup['tier'],
  contact: KeyGroup['contact'],
  sensitivity: readonly Sensitivity[],
  expiry: Expiry,
  more: Partial<Pick<KeyGroup, 'consentOnly' | 'ages'>> = {},
): KeyGroup {
  return { code, words: { zh, en }, authority, tier, contact, sensitivity, expiry, consentOnly: false, ...more }
}

const months = (count: number): Expiry => ({ by: 'MONTHS', months: count })
const agreed = { consentOnly: true, ages: { from: 60 } }
const specific = ['SPECIFIC_IDENTITY', 'HEALTH'] as const

export const keyGroups: Readonly<Record<GroupCode, KeyGroup>> = {
  K01: group('K01', '独居老人', 'Elder living alone', communityFinding, 2, 'MONTHLY', [], months(6), agreed),
  K02: group('K02', '空巢老人', 'Empty-nest elder', communityFinding, 2, 'MONTHLY', [], months(6), agreed),
  K03: group('K03', '留守老人', 'Elder left behind', communityFinding, 2, 'MONTHLY', [], months(6), agreed),
  K04: group(
    'K04',
    '失能、失智老人',
    'Elder with loss of ability or memory',
    { zh: '民政或医保评估', en: 'Assessment by civil affairs or medical insurance' },
    2,
    'MONTHLY',
    ['HEALTH'],
    months(12),
    { ages: { from: 60 } },
  ),
  K05: group('K05', '高龄老人（80岁以上）', 'Elder of 80 or more', civilAffairs, 3, 'QUARTERLY', [], months(12), {
    ages: { from: 80 },
  }),
  K06: group('K06', '特困人员', 'Person in extreme difficulty', countyOrStreet, 2, 'MONTHLY', ['FINANCE'], months(12)),
  K07: group(
    'K07',
    '最低生活保障对象',
    'Minimum living allowance',
    countyOrStreet,
    3,
    'QUARTERLY',
    ['FINANCE'],
    months(12),
  ),
  K08: group(
    'K08',
    '低保边缘、刚性支出困难家庭',
    'Near-minimum income or hard expenses',
    civilAffairs,
    3,
    'QUARTERLY',
    ['FINANCE'],
    months(12),
  ),
  K09: group('K09', '重度残疾人', 'Severe disability', disabledFederation, 2, 'MONTHLY', specific, {
    by: 'CERTIFICATE',
  }),
  K10: group('K10', '其他持证残疾人', 'Other certified disability', disabledFederation, 3, 'QUARTERLY', specific, {
    by: 'CERTIFICATE',
  }),
  K11: group(
    'K11',
    '孤儿',
    'Orphan',
    civilAffairs,
    2,
    'MONTHLY',
    ['MINOR'],
    { by: 'AGE', years: 18 },
    { ages: { to: 18 } },
  ),
  K12: group(
    'K12',
    '事实无人抚养儿童',
    'Child in fact without support',
    { zh: '县级民政部门', en: 'County civil affairs' },
    2,
    'MONTHLY',
    ['MINOR'],
    { by: 'AGE', years: 18 },
    { ages: { to: 24 } },
  ),
  K13: group(
    'K13',
    '留守儿童、其他困境儿童',
    'Child left behind or in difficulty',
    { zh: '街道与儿童主任', en: 'Street and child officer' },
    2,
    'MONTHLY',
    ['MINOR'],
    months(6),
    { ages: { to: 18 } },
  ),
  K14: group(
    'K14',
    '计划生育特殊家庭',
    'Special family (family planning)',
    { zh: '卫健部门', en: 'Health commission' },
    2,
    'MONTHLY',
    ['HEALTH', 'FAMILY'],
    { by: 'NONE' },
  ),
  K15: group(
    'K15',
    '重病、突发困难家庭',
    'Serious illness or sudden hardship',
    { zh: '社区认定、本人需要', en: 'Community finding and need' },
    3,
    'WEEKLY',
    ['HEALTH'],
    months(3),
  ),
  K16: group(
    'K16',
    '优抚对象、退役军人',
    'Veteran or entitled dependant',
    { zh: '退役军人事务部门', en: 'Veterans affairs' },
    3,
    'ON_NEED',
    ['IDENTITY'],
    { by: 'NONE' },
    { consentOnly: true },
  ),
}

/** The last day of an eligibility that starts on a day, by the group's rule; null where a date must be given or none exists. */
export function defaultEnd(code: GroupCode, startsOn: Day, birthDate: Day | null): Day | null {
  const { expiry } = keyGroups[code]
  if (expiry.by === 'MONTHS') return addMonths(startsOn, expiry.months)
  if (expiry.by === 'AGE' && birthDate) return addMonths(birthDate, expiry.years * 12)
  return null
}

/** The same day so many months on, or the last of that month where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const total = year * 12 + month - 1 + count
  const [toYear, toMonth] = [Math.floor(total / 12), total % 12]
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return `${String(toYear).padStart(4, '0')}-${String(toMonth + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}
