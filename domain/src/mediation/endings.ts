// Why a dispute is not taken up, or ends without agreement, and where the parties can go instead (handbook §6).
import { z } from 'zod'
import type { Words } from '../words/words.ts'

/** 人民调解工作若干规定: what a people's mediation committee does not take up. */
export const NotAcceptedReason = z.enum(['IN_COURT', 'OTHER_BODY', 'CRIMINAL', 'NOT_THEIRS', 'PARTY_REFUSES'])
export type NotAcceptedReason = z.infer<typeof NotAcceptedReason>
export const notAcceptedWords: Record<NotAcceptedReason, Words> = {
  IN_COURT: { zh: '已由法院、仲裁机构受理或者解决', en: 'A court or arbitrator has it already' },
  OTHER_BODY: { zh: '法律规定只能由专门机关处理', en: 'By law only another authority may deal with it' },
  CRIMINAL: { zh: '涉嫌犯罪或者治安管理处罚', en: 'A criminal or police matter' },
  NOT_THEIRS: { zh: '当事人无权处分', en: 'The parties have no right to dispose of it' },
  PARTY_REFUSES: { zh: '一方当事人明确拒绝调解', en: 'A party plainly refuses mediation' },
}

export const Referral = z.enum(['COURT', 'ARBITRATION', 'LABOUR', 'POLICE', 'AUTHORITY', 'LEGAL_AID', 'JUSTICE_OFFICE'])
export type Referral = z.infer<typeof Referral>
/** Said to the parties and printed: where to go instead. */
export const referralWords: Record<Referral, Words> = {
  COURT: { zh: '向有管辖权的人民法院起诉', en: 'Sue at the court that has jurisdiction' },
  ARBITRATION: {
    zh: '有仲裁协议的，向仲裁委员会申请仲裁',
    en: 'Where arbitration was agreed, apply to the arbitrators',
  },
  LABOUR: {
    zh: '向劳动人事争议仲裁委员会申请仲裁，或者向劳动监察部门投诉',
    en: 'Apply for labour arbitration, or complain to the labour inspectors',
  },
  POLICE: { zh: '向公安机关报案', en: 'Report it to the police' },
  AUTHORITY: { zh: '向有权处理的行政机关申请', en: 'Apply to the authority in charge' },
  JUSTICE_OFFICE: { zh: '请街道司法所继续调解', en: 'Let the justice office of the street go on with it' },
  LEGAL_AID: { zh: '向法律援助中心（12348）咨询', en: 'Ask legal aid (12348)' },
}

/** Where to go for each reason, unless the mediator says otherwise. */
export const referralFor: Record<NotAcceptedReason, Referral> = {
  IN_COURT: 'COURT',
  OTHER_BODY: 'AUTHORITY',
  CRIMINAL: 'POLICE',
  NOT_THEIRS: 'COURT',
  PARTY_REFUSES: 'COURT',
}

export const Ending = z.enum(['NOT_ACCEPTED', 'FAILED', 'WITHDRAWN', 'BREACHED'])
export type Ending = z.infer<typeof Ending>

/** What the court wants to see; the first two are a must (民事诉讼法 on confirming mediation agreements). */
export const CourtPaper = z.enum(['APPLICATION', 'AGREEMENT', 'IDENTITY', 'CONTACT', 'PROOF', 'AUTHORITY'])
export type CourtPaper = z.infer<typeof CourtPaper>
export const courtPaperWords: Record<CourtPaper, Words> = {
  APPLICATION: { zh: '双方共同签署的司法确认申请书', en: 'Application signed by both' },
  AGREEMENT: { zh: '调解协议书原件', en: 'The agreement itself' },
  IDENTITY: { zh: '双方身份证明（出示，不留存复印件）', en: 'Proof of identity (shown, not copied)' },
  CONTACT: { zh: '双方送达地址和联系方式', en: 'Addresses and phones of both' },
  PROOF: { zh: '与协议有关的财产权利证明', en: 'Proof of rights the agreement touches' },
  AUTHORITY: { zh: '委托代理人的授权委托书', en: 'Power of attorney of representatives' },
}
export const courtMusts: readonly CourtPaper[] = ['APPLICATION', 'AGREEMENT']
