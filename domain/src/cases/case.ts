// The codes of a case beside its leaf (handbook §5.1).
import { z } from 'zod'
import type { LeafCode } from './catalogue.ts'

interface Words {
  zh: string
  en: string
}

/** Every state of the seven-step loop; capture uses REPORTED, HANDLING and CLOSED. */
export const CaseState = z.enum([
  'REPORTED',
  'ACCEPTED',
  'REJECTED',
  'REDIRECTED',
  'DISPATCHED',
  'HANDLING',
  'SUSPENDED',
  'HANDLED',
  'VERIFYING',
  'REWORK',
  'CLOSED',
  'EVALUATED',
  'ARCHIVED',
  'CANCELLED',
  'MERGED',
])
export type CaseState = z.infer<typeof CaseState>
export const caseStateWords: Record<CaseState, Words> = {
  REPORTED: { zh: '已上报', en: 'Reported' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  REJECTED: { zh: '不予受理', en: 'Rejected' },
  REDIRECTED: { zh: '已引导', en: 'Redirected' },
  DISPATCHED: { zh: '已派遣', en: 'Dispatched' },
  HANDLING: { zh: '处理中', en: 'In hand' },
  SUSPENDED: { zh: '已挂账', en: 'Suspended' },
  HANDLED: { zh: '已处理', en: 'Handled' },
  VERIFYING: { zh: '核查中', en: 'Being verified' },
  REWORK: { zh: '返工', en: 'Rework' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  EVALUATED: { zh: '已评价', en: 'Evaluated' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
  CANCELLED: { zh: '已撤销', en: 'Cancelled' },
  MERGED: { zh: '已合并', en: 'Merged' },
}

/** No clock runs and nothing more is asked of anybody. */
export const endStates: readonly CaseState[] = [
  'REJECTED',
  'REDIRECTED',
  'CLOSED',
  'EVALUATED',
  'ARCHIVED',
  'CANCELLED',
  'MERGED',
]
export const isOpen = (state: CaseState) => !endStates.includes(state)

export const CaseNature = z.enum(['QUESTION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE'])
export type CaseNature = z.infer<typeof CaseNature>
export const caseNatureWords: Record<CaseNature, Words> = {
  QUESTION: { zh: '咨询', en: 'Question' },
  HELP: { zh: '求助', en: 'Call for help' },
  COMPLAINT: { zh: '投诉', en: 'Complaint' },
  REPORT: { zh: '举报', en: 'Tip-off' },
  SUGGESTION: { zh: '建议', en: 'Suggestion' },
  PRAISE: { zh: '表扬', en: 'Praise' },
}

/** What a case of a leaf mostly is; whoever reports may say otherwise. */
export function natureOf(leaf: LeafCode): CaseNature {
  if (leaf === '0901' || leaf === '0902') return 'QUESTION'
  if (leaf === '0903') return 'SUGGESTION'
  if (leaf === '0904') return 'PRAISE'
  return leaf === '0905' || leaf === '0210' ? 'COMPLAINT' : 'HELP'
}

export const CaseSource = z.enum([
  'SELF',
  'RESIDENT',
  'HOTLINE_12345',
  'PATROL',
  'VISIT',
  'COMMITTEE',
  'PROPERTY',
  'OTHER_SYSTEM',
])
export type CaseSource = z.infer<typeof CaseSource>
export const caseSourceWords: Record<CaseSource, Words> = {
  SELF: { zh: '自行发现', en: 'Noticed by staff' },
  RESIDENT: { zh: '居民反映', en: 'Resident' },
  HOTLINE_12345: { zh: '12345热线', en: '12345 hotline' },
  PATROL: { zh: '巡查', en: 'Patrol' },
  VISIT: { zh: '走访', en: 'Visit' },
  COMMITTEE: { zh: '业委会', en: 'Owners’ committee' },
  PROPERTY: { zh: '物业', en: 'Property company' },
  OTHER_SYSTEM: { zh: '其他系统', en: 'Another system' },
}

export const CaseResult = z.enum(['RESOLVED', 'PARTLY', 'EXPLAINED', 'TRANSFERRED', 'UNRESOLVABLE'])
export type CaseResult = z.infer<typeof CaseResult>
export const caseResultWords: Record<CaseResult, Words> = {
  RESOLVED: { zh: '已解决', en: 'Solved' },
  PARTLY: { zh: '部分解决', en: 'Partly solved' },
  EXPLAINED: { zh: '解释说明', en: 'Explained' },
  TRANSFERRED: { zh: '已转交', en: 'Handed on' },
  UNRESOLVABLE: { zh: '无法解决', en: 'Cannot be solved' },
}

/** What the resident said when it was closed; solved and content are separate facts and asked later (§0.2 rule 8). */
export const ResidentSays = z.enum(['WELL', 'UNREACHED', 'NOBODY'])
export type ResidentSays = z.infer<typeof ResidentSays>
export const residentSaysWords: Record<ResidentSays, Words> = {
  WELL: { zh: '居民说好了', en: 'The resident says it is well' },
  UNREACHED: { zh: '没联系上居民', en: 'The resident was not reached' },
  NOBODY: { zh: '没有可问的人', en: 'There is nobody to ask' },
}

/** Everything that can happen to a case; each is a row with person and two clocks. `residentSees` tells what the resident reads. */
export const HopAction = z.enum([
  'REPORTED',
  'TAKEN',
  'NOTE',
  'ENTRY',
  'LINKED',
  'CLOSED',
  'ACCEPTED',
  'REJECTED',
  'REDIRECTED',
  'CANCELLED',
  'DISPATCHED',
  'RETURNED',
  'DESIGNATED',
  'ESCALATED',
  'HANDED_BACK',
  'TRANSFERRED',
  'WHISTLED',
  'ARRIVED',
  'CONCLUDED',
  'EXTENDED',
  'SUSPENSION_REQUESTED',
  'SUSPENDED',
  'SUSPENSION_REFUSED',
  'RESUMED',
  'EXCLUSION_REQUESTED',
  'EXCLUSION_APPROVED',
  'EXCLUDED',
  'EXCLUSION_REFUSED',
  'HANDLED',
  'VERIFIED',
  'REWORK',
  'CALLED_BACK',
  'EVALUATED',
  'REOPENED',
  'SUPERVISED',
  'MERGED',
  'UNMERGED',
  'ALSO_ME',
  'ASKED',
  'ANSWERED',
  'QUESTION',
  'REPLY',
  'RATED',
  'PHOTO',
  'WARNED',
  'OVERDUE',
  'FORWARDED',
  'OUTSIDE_UPDATE',
  'ARCHIVED',
  'MEDIATION',
  'HOUSEHOLD',
])
export type HopAction = z.infer<typeof HopAction>
export const hopActionWords: Record<HopAction, Words> = {
  REPORTED: { zh: '上报', en: 'Reported' },
  TAKEN: { zh: '接手处理', en: 'Taken in hand' },
  NOTE: { zh: '进展', en: 'Progress' },
  ENTRY: { zh: '应急入户', en: 'Emergency entry' },
  LINKED: { zh: '关联事件', en: 'Linked' },
  CLOSED: { zh: '办结', en: 'Closed' },
  ACCEPTED: { zh: '受理', en: 'Accepted' },
  REJECTED: { zh: '不予受理', en: 'Rejected' },
  REDIRECTED: { zh: '引导至其他渠道', en: 'Redirected' },
  CANCELLED: { zh: '撤销', en: 'Cancelled' },
  DISPATCHED: { zh: '派遣', en: 'Dispatched' },
  RETURNED: { zh: '退单', en: 'Returned' },
  DESIGNATED: { zh: '指定办理', en: 'Designated' },
  ESCALATED: { zh: '上报街道', en: 'Escalated to the street' },
  HANDED_BACK: { zh: '退回社区', en: 'Handed back' },
  TRANSFERRED: { zh: '移交首接责任', en: 'Responsibility handed over' },
  WHISTLED: { zh: '吹哨', en: 'Whistled' },
  ARRIVED: { zh: '报到', en: 'Arrived' },
  CONCLUDED: { zh: '会商结论', en: 'Concluded' },
  EXTENDED: { zh: '延期', en: 'Extended' },
  SUSPENSION_REQUESTED: { zh: '申请挂账', en: 'Suspension asked for' },
  SUSPENDED: { zh: '挂账', en: 'Suspended' },
  SUSPENSION_REFUSED: { zh: '不同意挂账', en: 'Suspension refused' },
  RESUMED: { zh: '恢复办理', en: 'Resumed' },
  EXCLUSION_REQUESTED: { zh: '申请剔除', en: 'Exclusion asked for' },
  EXCLUSION_APPROVED: { zh: '同意剔除（初审）', en: 'Exclusion approved, first of two' },
  EXCLUDED: { zh: '剔除', en: 'Excluded' },
  EXCLUSION_REFUSED: { zh: '不同意剔除', en: 'Exclusion refused' },
  HANDLED: { zh: '处理完毕', en: 'Handled' },
  VERIFIED: { zh: '核查', en: 'Verified' },
  REWORK: { zh: '返工', en: 'Rework' },
  CALLED_BACK: { zh: '回访', en: 'Called back' },
  EVALUATED: { zh: '评价', en: 'Evaluated' },
  REOPENED: { zh: '重新打开', en: 'Reopened' },
  SUPERVISED: { zh: '二次督办', en: 'Supervised again' },
  MERGED: { zh: '合并', en: 'Merged' },
  UNMERGED: { zh: '拆开', en: 'Taken apart' },
  ALSO_ME: { zh: '同样反映', en: 'Me too' },
  ASKED: { zh: '询问居民', en: 'Resident asked' },
  ANSWERED: { zh: '居民回复', en: 'Resident answered' },
  QUESTION: { zh: '居民提问', en: 'Question of a resident' },
  REPLY: { zh: '答复', en: 'Reply' },
  RATED: { zh: '居民打分', en: 'Rated' },
  PHOTO: { zh: '照片', en: 'Photo' },
  WARNED: { zh: '时限提醒', en: 'Time running short' },
  OVERDUE: { zh: '超期', en: 'Overdue' },
  FORWARDED: { zh: '转送外部系统', en: 'Forwarded' },
  OUTSIDE_UPDATE: { zh: '外部系统反馈', en: 'News from outside' },
  ARCHIVED: { zh: '归档', en: 'Archived' },
  MEDIATION: { zh: '转人民调解', en: 'Became a mediation' },
  HOUSEHOLD: { zh: '受影响住户回复', en: 'Affected household answered' },
}

export const LinkKind = z.enum(['CAUSED', 'RELATED'])
export type LinkKind = z.infer<typeof LinkKind>
export const linkKindWords: Record<LinkKind, Words> = {
  CAUSED: { zh: '引起', en: 'caused' },
  RELATED: { zh: '相关', en: 'goes with' },
}
