// The registry's small code tables; words in Chinese and English stand beside each code.
import { z } from 'zod'

export interface Words {
  zh: string
  en: string
}

/** GB/T 2261.1. */
export const Sex = z.enum(['0', '1', '2', '9'])
export type Sex = z.infer<typeof Sex>
export const sexWords: Record<Sex, Words> = {
  '0': { zh: '未知', en: 'Unknown' },
  '1': { zh: '男', en: 'Male' },
  '2': { zh: '女', en: 'Female' },
  '9': { zh: '未说明', en: 'Not stated' },
}

/** How a person belongs to a home (handbook §2.1): 人户一致, 人在户不在, 户在人不在 (空挂), 租住, 借住. */
export const ResidenceKind = z.enum(['AT_HOME', 'REGISTERED_ELSEWHERE', 'REGISTERED_ONLY', 'TENANT', 'LODGER'])
export type ResidenceKind = z.infer<typeof ResidenceKind>
export const residenceKindWords: Record<ResidenceKind, Words> = {
  AT_HOME: { zh: '人户一致', en: 'Lives and is registered here' },
  REGISTERED_ELSEWHERE: { zh: '人在户不在', en: 'Lives here, registered elsewhere' },
  REGISTERED_ONLY: { zh: '户在人不在（空挂）', en: 'Registered here, lives elsewhere' },
  TENANT: { zh: '租住', en: 'Tenant' },
  LODGER: { zh: '借住', en: 'Lodger' },
}

/** Whether somebody of this kind really lives there; only one such home at a time. */
export function livesThere(kind: ResidenceKind): boolean {
  return kind !== 'REGISTERED_ONLY'
}

export const ResidenceEnd = z.enum(['MOVED_OUT', 'MOVED_WITHIN', 'SPLIT', 'DIED', 'MERGED', 'MISTAKE'])
export type ResidenceEnd = z.infer<typeof ResidenceEnd>
export const residenceEndWords: Record<ResidenceEnd, Words> = {
  MOVED_OUT: { zh: '迁出', en: 'Moved out' },
  MOVED_WITHIN: { zh: '社区内搬迁', en: 'Moved within the community' },
  SPLIT: { zh: '分户', en: 'Household split' },
  DIED: { zh: '去世', en: 'Died' },
  MERGED: { zh: '合并档案', en: 'Records merged' },
  MISTAKE: { zh: '登记有误', en: 'Registered by mistake' },
}

/** What a person's number is (handbook §2.2). A birth certificate or no document at all is enough to be registered. */
export const DocumentKind = z.enum([
  'CITIZEN_ID',
  'OLD_CITIZEN_ID',
  'HMT_RESIDENCE',
  'PASSPORT',
  'FOREIGN_PR',
  'BIRTH_CERTIFICATE',
  'NONE',
])
export type DocumentKind = z.infer<typeof DocumentKind>
export const documentKindWords: Record<DocumentKind, Words> = {
  CITIZEN_ID: { zh: '居民身份证', en: 'Citizen id (18 digits)' },
  OLD_CITIZEN_ID: { zh: '一代身份证（15位）', en: 'Old citizen id (15 digits)' },
  HMT_RESIDENCE: { zh: '港澳台居民居住证', en: 'Residence permit for Hong Kong, Macao, Taiwan' },
  PASSPORT: { zh: '护照', en: 'Passport' },
  FOREIGN_PR: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident id' },
  BIRTH_CERTIFICATE: { zh: '出生医学证明', en: 'Birth certificate' },
  NONE: { zh: '无证件', en: 'No document' },
}

/** The language somebody needs to be served in; never ethnicity (handbook §2.3, §11). */
export const LanguageNeed = z.enum(['MANDARIN', 'KAILI_DIALECT', 'MIAO', 'DONG', 'SIGN'])
export type LanguageNeed = z.infer<typeof LanguageNeed>
export const languageNeedWords: Record<LanguageNeed, Words> = {
  MANDARIN: { zh: '普通话', en: 'Mandarin' },
  KAILI_DIALECT: { zh: '凯里话', en: 'Kaili dialect' },
  MIAO: { zh: '苗语', en: 'Miao' },
  DONG: { zh: '侗语', en: 'Dong' },
  SIGN: { zh: '手语', en: 'Sign language' },
}

/** How somebody learned that a fact is still true; a call counts as much as a knock. */
export const ConfirmMeans = z.enum(['DOOR', 'PHONE', 'SELF'])
export type ConfirmMeans = z.infer<typeof ConfirmMeans>
export const confirmMeansWords: Record<ConfirmMeans, Words> = {
  DOOR: { zh: '上门', en: 'At the door' },
  PHONE: { zh: '电话', en: 'By phone' },
  SELF: { zh: '居民自述', en: 'By the resident' },
}

/** On what ground sensitive information is held (PIPL art. 13, 29). */
export const EligibilityBasis = z.enum(['CONSENT', 'STATUTORY_DUTY'])
export type EligibilityBasis = z.infer<typeof EligibilityBasis>
export const eligibilityBasisWords: Record<EligibilityBasis, Words> = {
  CONSENT: { zh: '本人同意', en: 'Consent' },
  STATUTORY_DUTY: { zh: '法定职责', en: 'Statutory duty' },
}

export const EligibilityEnd = z.enum([
  'EXPIRED',
  'NO_LONGER_ENTITLED',
  'CONSENT_WITHDRAWN',
  'MOVED_OUT',
  'DIED',
  'MERGED',
  'MISTAKE',
])
export type EligibilityEnd = z.infer<typeof EligibilityEnd>
export const eligibilityEndWords: Record<EligibilityEnd, Words> = {
  EXPIRED: { zh: '到期', en: 'Expired' },
  NO_LONGER_ENTITLED: { zh: '不再符合', en: 'No longer entitled' },
  CONSENT_WITHDRAWN: { zh: '撤回同意', en: 'Consent withdrawn' },
  MOVED_OUT: { zh: '迁出', en: 'Moved out' },
  DIED: { zh: '去世', en: 'Died' },
  MERGED: { zh: '合并档案', en: 'Records merged' },
  MISTAKE: { zh: '登记有误', en: 'Entered by mistake' },
}
