// The closed lists of reasons of handbook §5.3. A code is kept with the hop; its words are for the screens, and for the
// resident where a text to them is owed.
import { z } from 'zod'

interface Words {
  zh: string
  en: string
}

/** Why a report is not taken on, though it belongs to nobody else either. */
export const RejectReason = z.enum(['SECRET_OR_PRIVACY', 'ALREADY_ANSWERED'])
export type RejectReason = z.infer<typeof RejectReason>

/** Which way the law has for it instead. */
export const RedirectReason = z.enum(['EMERGENCY_SERVICES', 'COURT', 'DISCIPLINE', 'LETTERS_AND_VISITS'])
export type RedirectReason = z.infer<typeof RedirectReason>

export const rejectReasonWords: Record<RejectReason, Words> = {
  SECRET_OR_PRIVACY: { zh: '涉及国家秘密、商业秘密或他人隐私', en: 'Touches state or business secrets, or privacy' },
  ALREADY_ANSWERED: { zh: '已答复，没有新的事实', en: 'Answered before, no new facts' },
}
export const redirectReasonWords: Record<RedirectReason, Words> = {
  EMERGENCY_SERVICES: { zh: '属110、119、120处置', en: 'For 110, 119 or 120' },
  COURT: { zh: '须经诉讼、仲裁或行政复议', en: 'For a court, arbitration or administrative review' },
  DISCIPLINE: { zh: '属纪检监察受理', en: 'For discipline inspection' },
  LETTERS_AND_VISITS: { zh: '属信访渠道', en: 'For the letters-and-visits office' },
}

/** What the resident is told unless the desk writes something better. */
export const noticeWords: Record<RejectReason | RedirectReason, Words> = {
  SECRET_OR_PRIVACY: {
    zh: '您反映的事项涉及国家秘密、商业秘密或他人隐私，社区不能受理。',
    en: 'What you reported touches secrets or somebody’s privacy; the community cannot take it on.',
  },
  ALREADY_ANSWERED: {
    zh: '这件事已经答复过您。如有新的情况，请告诉我们。',
    en: 'We have answered this before. Please tell us if there is anything new.',
  },
  EMERGENCY_SERVICES: {
    zh: '请立即拨打110（报警）、119（火警）或120（急救）。',
    en: 'Please call 110 (police), 119 (fire) or 120 (ambulance) at once.',
  },
  COURT: {
    zh: '这件事须通过诉讼、仲裁或行政复议解决，可拨打12348免费咨询法律问题。',
    en: 'This is for a court, arbitration or administrative review; 12348 gives free legal advice.',
  },
  DISCIPLINE: {
    zh: '反映党员、干部违纪违法，请向纪检监察机关反映，电话12388。',
    en: 'Reports of misconduct go to discipline inspection, telephone 12388.',
  },
  LETTERS_AND_VISITS: {
    zh: '这件事请向信访部门提出，信访部门会在法定期限内告知是否受理。',
    en: 'Please put this to the letters-and-visits office, which answers within the time the law gives it.',
  },
}

export const SuspendReason = z.enum(['BUDGET', 'LAW_OR_PLAN', 'COURT_RUNNING', 'OWNERS_VOTE', 'SEASON', 'ABROAD'])
export type SuspendReason = z.infer<typeof SuspendReason>
export const suspendReasonWords: Record<SuspendReason, Words> = {
  BUDGET: { zh: '须安排经费或维修资金', en: 'Needs a budget or the maintenance fund' },
  LAW_OR_PLAN: { zh: '须调整法规、规划', en: 'Needs a change of law or plan' },
  COURT_RUNNING: { zh: '正在诉讼或仲裁', en: 'A court or arbitration is at work on it' },
  OWNERS_VOTE: { zh: '须业主三分之二以上表决', en: 'Needs a vote of two thirds of the owners' },
  SEASON: { zh: '受季节、天气限制', en: 'Has to wait for the season or the weather' },
  ABROAD: { zh: '当事方在境外', en: 'A third party is abroad' },
}

export const ExclusionReason = z.enum([
  'DUPLICATE',
  'WRONG_UNIT',
  'PROVEN_FALSE',
  'UNLAWFUL_OR_UNREASONABLE',
  'FORCE_MAJEURE',
  'WITHDRAWN',
])
export type ExclusionReason = z.infer<typeof ExclusionReason>
export const exclusionReasonWords: Record<ExclusionReason, Words> = {
  DUPLICATE: { zh: '重复', en: 'Duplicate' },
  WRONG_UNIT: { zh: '派错单位', en: 'Given to the wrong office' },
  PROVEN_FALSE: { zh: '经查不属实', en: 'Proven untrue' },
  UNLAWFUL_OR_UNREASONABLE: { zh: '诉求违法或不合理', en: 'Unlawful or unreasonable demand' },
  FORCE_MAJEURE: { zh: '不可抗力', en: 'Force majeure' },
  WITHDRAWN: { zh: '反映人撤回', en: 'Withdrawn by whoever reported it' },
}

/** Why a handler gives a case back. */
export const ReturnReason = z.enum(['NOT_OURS', 'OUTSIDE_AREA', 'NO_POWER', 'FACTS_MISSING'])
export type ReturnReason = z.infer<typeof ReturnReason>
export const returnReasonWords: Record<ReturnReason, Words> = {
  NOT_OURS: { zh: '不属本单位职责', en: 'Not our duty' },
  OUTSIDE_AREA: { zh: '不在管辖范围', en: 'Outside our area' },
  NO_POWER: { zh: '没有处置权限', en: 'We have no power to act' },
  FACTS_MISSING: { zh: '情况不清，无法办理', en: 'Too little is known to act on' },
}

/** How a department was found when it was whistled in, and how it found the whistle. */
export const WhistleMark = z.enum(['GOOD', 'ENOUGH', 'POOR'])
export type WhistleMark = z.infer<typeof WhistleMark>
export const whistleMarkWords: Record<WhistleMark, Words> = {
  GOOD: { zh: '好', en: 'Good' },
  ENOUGH: { zh: '一般', en: 'Fair' },
  POOR: { zh: '差', en: 'Poor' },
}
