// The codes of a dispute (handbook §6; 人民调解法, 人民调解工作若干规定).
import { z } from 'zod'
import type { LeafCode } from '../cases/catalogue.ts'
import type { Words } from '../words/words.ts'

/** What the justice office counts disputes by; the numbers are ours. */
export const DisputeType = z.enum([
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '99',
])
export type DisputeType = z.infer<typeof DisputeType>
export const disputeTypeWords: Record<DisputeType, Words> = {
  '01': { zh: '婚姻家庭', en: 'Marriage and family' },
  '02': { zh: '邻里', en: 'Between neighbours' },
  '03': { zh: '房屋宅基地', en: 'Houses and plots' },
  '04': { zh: '合同', en: 'Contracts' },
  '05': { zh: '生产经营', en: 'Business' },
  '06': { zh: '损害赔偿', en: 'Damage and compensation' },
  '07': { zh: '山林土地', en: 'Woods and land' },
  '08': { zh: '征地拆迁', en: 'Land taken, houses pulled down' },
  '09': { zh: '环境污染', en: 'Pollution' },
  '10': { zh: '劳动争议', en: 'Work and unpaid wages' },
  '11': { zh: '消费', en: 'Consumers' },
  '12': { zh: '医疗', en: 'Medical treatment' },
  '13': { zh: '道路交通事故', en: 'Road accidents' },
  '14': { zh: '物业', en: 'Property management' },
  '15': { zh: '旅游', en: 'Travel' },
  '16': { zh: '知识产权', en: 'Intellectual property' },
  '17': { zh: '互联网、电子商务', en: 'Internet and online trade' },
  '99': { zh: '其他', en: 'Other' },
}

const byLeaf: Partial<Record<LeafCode, DisputeType>> = {
  '0105': '06',
  '0201': '06',
  '0210': '14',
  '0211': '14',
  '0602': '14',
  '0801': '02',
  '0802': '01',
  '0803': '14',
  '0804': '06',
  '0805': '10',
  '0806': '99',
}

/** What the quarrel behind a case mostly is; whoever writes it down may say otherwise. A leak becomes a quarrel over damage. */
export function typeOfLeaf(leaf: LeafCode): DisputeType {
  return byLeaf[leaf] ?? '02'
}

/** Family matters are nobody's business but the parties' and their mediators' (§5.5, 0802). */
export function isConfidentialType(type: DisputeType): boolean {
  return type === '01'
}

export const DisputeSource = z.enum(['APPLICATION', 'COMMITTEE', 'HANDED_OVER'])
export type DisputeSource = z.infer<typeof DisputeSource>
export const disputeSourceWords: Record<DisputeSource, Words> = {
  APPLICATION: { zh: '依申请', en: 'On application' },
  COMMITTEE: { zh: '主动调解', en: 'On the committee’s own initiative' },
  HANDED_OVER: { zh: '委托移送', en: 'Handed over' },
}

/** How the application was made, or an agreement reached. */
export const Form = z.enum(['ORAL', 'WRITTEN'])
export type Form = z.infer<typeof Form>
export const formWords: Record<Form, Words> = {
  ORAL: { zh: '口头', en: 'Oral' },
  WRITTEN: { zh: '书面', en: 'Written' },
}

export const DisputeState = z.enum([
  'APPLIED',
  'NOT_ACCEPTED',
  'ACCEPTED',
  'MEDIATING',
  'AGREED_ORAL',
  'AGREED_WRITTEN',
  'FAILED',
  'WITHDRAWN',
  'PERFORMING',
  'PERFORMED',
  'BREACHED',
  'ARCHIVED',
])
export type DisputeState = z.infer<typeof DisputeState>
export const disputeStateWords: Record<DisputeState, Words> = {
  APPLIED: { zh: '待受理', en: 'Awaiting acceptance' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  MEDIATING: { zh: '调解中', en: 'In mediation' },
  AGREED_ORAL: { zh: '达成口头协议', en: 'Agreed orally' },
  AGREED_WRITTEN: { zh: '待签调解协议书', en: 'Agreement to be signed' },
  FAILED: { zh: '未达成', en: 'No agreement' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  PERFORMING: { zh: '履行中', en: 'Being performed' },
  PERFORMED: { zh: '已履行', en: 'Performed' },
  BREACHED: { zh: '未履行', en: 'Not performed' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
}

/** From where to where; every other step is refused (handbook §6). */
export const transitions: Record<DisputeState, readonly DisputeState[]> = {
  APPLIED: ['ACCEPTED', 'NOT_ACCEPTED', 'WITHDRAWN'],
  NOT_ACCEPTED: ['ARCHIVED'],
  ACCEPTED: ['MEDIATING', 'WITHDRAWN', 'FAILED'],
  MEDIATING: ['AGREED_ORAL', 'AGREED_WRITTEN', 'FAILED', 'WITHDRAWN'],
  AGREED_ORAL: ['PERFORMING'],
  AGREED_WRITTEN: ['PERFORMING', 'FAILED', 'WITHDRAWN'],
  FAILED: ['ARCHIVED'],
  WITHDRAWN: ['ARCHIVED'],
  PERFORMING: ['PERFORMED', 'BREACHED'],
  PERFORMED: ['ARCHIVED'],
  // Late is better than never: who pays after the breach was written down has performed.
  BREACHED: ['PERFORMED', 'ARCHIVED'],
  ARCHIVED: [],
}

export const isOpenDispute = (state: DisputeState) =>
  !['NOT_ACCEPTED', 'FAILED', 'WITHDRAWN', 'PERFORMED', 'BREACHED', 'ARCHIVED'].includes(state)

export const Side = z.enum(['APPLICANT', 'RESPONDENT', 'THIRD'])
export type Side = z.infer<typeof Side>
export const sideWords: Record<Side, Words> = {
  APPLICANT: { zh: '申请人', en: 'Applicant' },
  RESPONDENT: { zh: '被申请人', en: 'Other party' },
  THIRD: { zh: '第三人', en: 'Third party' },
}

/** How somebody said yes or no. */
export const Means = z.enum(['IN_PERSON', 'PHONE', 'WRITTEN'])
export type Means = z.infer<typeof Means>
export const meansWords: Record<Means, Words> = {
  IN_PERSON: { zh: '当面口头', en: 'In person' },
  PHONE: { zh: '电话', en: 'By phone' },
  WRITTEN: { zh: '书面', en: 'In writing' },
}

/** What a party may agree to: being mediated, going on after the month, asking the court to confirm. */
export const ConsentTo = z.enum(['MEDIATION', 'EXTENSION', 'CONFIRMATION'])
export type ConsentTo = z.infer<typeof ConsentTo>
export const ConsentAnswer = z.enum(['AGREED', 'REFUSED', 'WITHDRAWN'])
export type ConsentAnswer = z.infer<typeof ConsentAnswer>
export const consentAnswerWords: Record<ConsentAnswer, Words> = {
  AGREED: { zh: '同意调解', en: 'Agrees' },
  REFUSED: { zh: '不同意调解', en: 'Refuses' },
  WITHDRAWN: { zh: '撤回同意', en: 'Takes consent back' },
}

export const Standing = z.enum(['ASKED', 'IN_CHARGE', 'OUT'])
export type Standing = z.infer<typeof Standing>
export const ChosenBy = z.enum(['COMMITTEE', 'PARTIES'])
export type ChosenBy = z.infer<typeof ChosenBy>
export const chosenByWords: Record<ChosenBy, Words> = {
  COMMITTEE: { zh: '调委会指定', en: 'Named by the committee' },
  PARTIES: { zh: '当事人选定', en: 'Chosen by the parties' },
}

/** Papers only the mediators in charge read. */
export const RecordKind = z.enum(['INVESTIGATION', 'SESSION', 'NOTE'])
export type RecordKind = z.infer<typeof RecordKind>
export const recordKindWords: Record<RecordKind, Words> = {
  INVESTIGATION: { zh: '调查笔录', en: 'Investigation' },
  SESSION: { zh: '调解笔录', en: 'Session record' },
  NOTE: { zh: '工作记录', en: 'Working note' },
}

export const RiskLevel = z.enum(['RED', 'ORANGE', 'YELLOW'])
export type RiskLevel = z.infer<typeof RiskLevel>
/** Of the dispute, with a reason and an end; never of a person (handbook §6, §11). */
export const riskWords: Record<RiskLevel, Words> = {
  RED: { zh: '红色', en: 'Red' },
  ORANGE: { zh: '橙色', en: 'Orange' },
  YELLOW: { zh: '黄色', en: 'Yellow' },
}

export const ItemKind = z.enum(['MONEY', 'ACT'])
export type ItemKind = z.infer<typeof ItemKind>
export const itemKindWords: Record<ItemKind, Words> = {
  MONEY: { zh: '支付金额', en: 'Payment' },
  ACT: { zh: '应做的事', en: 'Something to be done' },
}

export const SignedHow = z.enum(['SIGNATURE', 'SEAL', 'FINGERPRINT'])
export type SignedHow = z.infer<typeof SignedHow>
export const signedHowWords: Record<SignedHow, Words> = {
  SIGNATURE: { zh: '签名', en: 'Signature' },
  SEAL: { zh: '盖章', en: 'Seal' },
  FINGERPRINT: { zh: '按指印', en: 'Fingerprint' },
}

export const FollowUpKind = z.enum(['DUE', 'WEEK', 'MONTH'])
export type FollowUpKind = z.infer<typeof FollowUpKind>
export const followUpKindWords: Record<FollowUpKind, Words> = {
  DUE: { zh: '到期督促履行', en: 'On the due day' },
  WEEK: { zh: '到期后 7 日回访', en: '7 days after' },
  MONTH: { zh: '到期后 30 日回访', en: '30 days after' },
}

export const ConfirmationResult = z.enum(['CONFIRMED', 'REJECTED'])
export type ConfirmationResult = z.infer<typeof ConfirmationResult>
export const confirmationWords: Record<'APPLIED' | ConfirmationResult, Words> = {
  APPLIED: { zh: '已向法院申请', en: 'Applied for' },
  CONFIRMED: { zh: '法院已确认', en: 'Confirmed by the court' },
  REJECTED: { zh: '法院未确认', en: 'Not confirmed' },
}

export const HopAction = z.enum([
  'APPLIED',
  'MEDIATOR_ASKED',
  'MEDIATOR_IN_CHARGE',
  'MEDIATOR_OUT',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'CONSENT',
  'NOTICE_SIGNED',
  'BEGUN',
  'SESSION_BOOKED',
  'SESSION_CANCELLED',
  'RECORD',
  'EVIDENCE_REMOVED',
  'EVIDENCE_PUT_BACK',
  'EXTENDED',
  'AGREED',
  'SIGNED',
  'EFFECTIVE',
  'FAILED',
  'WITHDRAWN',
  'FOLLOWED_UP',
  'PERFORMED',
  'BREACHED',
  'COURT_APPLIED',
  'COURT_ANSWERED',
  'ARCHIVED',
])
export type HopAction = z.infer<typeof HopAction>
export const hopWords: Record<HopAction, Words> = {
  APPLIED: { zh: '登记', en: 'Written down' },
  MEDIATOR_ASKED: { zh: '请调解员', en: 'Mediator asked' },
  MEDIATOR_IN_CHARGE: { zh: '调解员承办', en: 'Mediator in charge' },
  MEDIATOR_OUT: { zh: '调解员回避', en: 'Mediator steps aside' },
  ACCEPTED: { zh: '受理', en: 'Accepted' },
  NOT_ACCEPTED: { zh: '不予受理', en: 'Not accepted' },
  CONSENT: { zh: '当事人意愿', en: 'A party’s consent' },
  NOTICE_SIGNED: { zh: '签收权利义务告知', en: 'Rights notice signed' },
  BEGUN: { zh: '开始调解', en: 'Mediation begins' },
  SESSION_BOOKED: { zh: '约定调解时间', en: 'Session booked' },
  SESSION_CANCELLED: { zh: '取消调解安排', en: 'Session cancelled' },
  RECORD: { zh: '制作笔录', en: 'Record written' },
  EVIDENCE_REMOVED: { zh: '移出一个证据附件', en: 'A file taken out of the evidence' },
  EVIDENCE_PUT_BACK: { zh: '放回一个证据附件', en: 'A file put back into the evidence' },
  EXTENDED: { zh: '双方同意延期', en: 'Continued by consent of both' },
  AGREED: { zh: '达成协议', en: 'Agreement reached' },
  SIGNED: { zh: '签署协议', en: 'Agreement signed' },
  EFFECTIVE: { zh: '协议生效', en: 'Agreement in effect' },
  FAILED: { zh: '未达成协议', en: 'No agreement' },
  WITHDRAWN: { zh: '撤回', en: 'Withdrawn' },
  FOLLOWED_UP: { zh: '回访', en: 'Followed up' },
  PERFORMED: { zh: '履行完毕', en: 'Performed' },
  BREACHED: { zh: '未按约履行', en: 'Not performed' },
  COURT_APPLIED: { zh: '申请司法确认', en: 'Asked the court to confirm' },
  COURT_ANSWERED: { zh: '法院答复', en: 'The court’s answer' },
  ARCHIVED: { zh: '归档', en: 'Archived' },
}
