// Codes of a visit record and their words. Source: handbook §4.2, §4.3.
import { z } from 'zod'
import type { Words } from '../words/words.ts'

/** How the contact was made. All count; only automated alarms would not, and there are none. */
export const VisitMeans = z.enum(['DOOR', 'PHONE', 'VIDEO', 'PROXY'])
export type VisitMeans = z.infer<typeof VisitMeans>
export const visitMeansWords: Record<VisitMeans, Words> = {
  DOOR: { zh: '上门', en: 'At the door' },
  PHONE: { zh: '电话', en: 'By phone' },
  VIDEO: { zh: '视频', en: 'By video' },
  PROXY: { zh: '邻居、志愿者代探', en: 'By a neighbour or volunteer' },
}

export const VisitResult = z.enum(['MET', 'ANSWERED', 'RELATIVE', 'NO_ANSWER', 'REFUSED', 'MOVED_AWAY', 'IN_HOSPITAL'])
export type VisitResult = z.infer<typeof VisitResult>
export const visitResultWords: Record<VisitResult, Words> = {
  MET: { zh: '见到本人', en: 'Met in person' },
  ANSWERED: { zh: '电话接通', en: 'Answered the call' },
  RELATIVE: { zh: '家属代答', en: 'A relative answered' },
  NO_ANSWER: { zh: '未接通', en: 'No answer' },
  REFUSED: { zh: '不便接受走访', en: 'Declined' },
  MOVED_AWAY: { zh: '已搬离', en: 'Moved away' },
  IN_HOSPITAL: { zh: '住院', en: 'In hospital' },
}

/** What was found changed. NONE stands alone; none at all means that nobody asked. */
export const ChangeChip = z.enum(['PEOPLE', 'HOME', 'PHONE', 'HEALTH', 'INCOME', 'NONE'])
export type ChangeChip = z.infer<typeof ChangeChip>
export const changeChipWords: Record<ChangeChip, Words> = {
  PEOPLE: { zh: '人员', en: 'People' },
  HOME: { zh: '住房', en: 'Home' },
  PHONE: { zh: '电话', en: 'Phone' },
  HEALTH: { zh: '健康', en: 'Health' },
  INCOME: { zh: '收入', en: 'Livelihood' },
  NONE: { zh: '无变化', en: 'No change' },
}

/** What a need is to become: an event case, an errand done on somebody's behalf, a small wish, a service of the station. */
export const NeedKind = z.enum(['CASE', 'ERRAND', 'WISH', 'SERVICE'])
export type NeedKind = z.infer<typeof NeedKind>
export const needKindWords: Record<NeedKind, Words> = {
  CASE: { zh: '事件', en: 'Case' },
  ERRAND: { zh: '代办', en: 'Errand' },
  WISH: { zh: '微心愿', en: 'Wish' },
  SERVICE: { zh: '服务', en: 'Service' },
}

/** How a need ended. PASSED_ON: it became a case, an errand, a wish or a service elsewhere. */
export const NeedEnd = z.enum(['DONE', 'PASSED_ON', 'NO_LONGER_WANTED', 'NOT_POSSIBLE'])
export type NeedEnd = z.infer<typeof NeedEnd>
export const needEndWords: Record<NeedEnd, Words> = {
  DONE: { zh: '已办好', en: 'Done' },
  PASSED_ON: { zh: '已转办', en: 'Passed on' },
  NO_LONGER_WANTED: { zh: '不再需要', en: 'No longer wanted' },
  NOT_POSSIBLE: { zh: '办不到，已说明', en: 'Not possible, and explained' },
}

export const SafetyItem = z.enum(['FIRE', 'POWER', 'GAS', 'SLIP', 'LOCK', 'GAS_ALARM'])
export type SafetyItem = z.infer<typeof SafetyItem>
export const safetyItemWords: Record<SafetyItem, Words> = {
  FIRE: { zh: '用火', en: 'Fire' },
  POWER: { zh: '用电', en: 'Power' },
  GAS: { zh: '用气', en: 'Gas' },
  SLIP: { zh: '防滑', en: 'Slipping' },
  LOCK: { zh: '门锁', en: 'Lock' },
  GAS_ALARM: { zh: '煤气报警器', en: 'Gas alarm' },
}
