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

export const HopAction = z.enum(['REPORTED', 'TAKEN', 'NOTE', 'ENTRY', 'LINKED', 'CLOSED', 'MEDIATION'])
export type HopAction = z.infer<typeof HopAction>
export const hopActionWords: Record<HopAction, Words> = {
  REPORTED: { zh: '上报', en: 'Reported' },
  TAKEN: { zh: '接手处理', en: 'Taken in hand' },
  NOTE: { zh: '进展', en: 'Progress' },
  ENTRY: { zh: '应急入户', en: 'Emergency entry' },
  LINKED: { zh: '关联事件', en: 'Linked' },
  CLOSED: { zh: '办结', en: 'Closed' },
  MEDIATION: { zh: '转人民调解', en: 'Became a mediation' },
}

export const LinkKind = z.enum(['CAUSED', 'RELATED'])
export type LinkKind = z.infer<typeof LinkKind>
export const linkKindWords: Record<LinkKind, Words> = {
  CAUSED: { zh: '引起', en: 'caused' },
  RELATED: { zh: '相关', en: 'goes with' },
}
