// Where a report stands, as one tells it to whoever made it.
import type { CaseState } from '../cases/case.ts'

export const residentStateWords: Record<CaseState, { zh: string; en: string }> = {
  REPORTED: { zh: '已收到', en: 'Received' },
  ACCEPTED: { zh: '已受理', en: 'Taken on' },
  REJECTED: { zh: '未受理', en: 'Not taken on' },
  REDIRECTED: { zh: '请走其他渠道', en: 'Handled elsewhere' },
  DISPATCHED: { zh: '已安排人办', en: 'Given to somebody' },
  HANDLING: { zh: '正在办', en: 'In hand' },
  SUSPENDED: { zh: '暂时办不了，已挂账', en: 'Waiting' },
  HANDLED: { zh: '已处理，待核查', en: 'Done, to be checked' },
  VERIFYING: { zh: '正在核查', en: 'Being checked' },
  REWORK: { zh: '重新办理中', en: 'Being done again' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  EVALUATED: { zh: '已办结', en: 'Closed' },
  ARCHIVED: { zh: '已归档', en: 'Filed' },
  CANCELLED: { zh: '已撤销', en: 'Withdrawn' },
  MERGED: { zh: '与同一件事合并办理', en: 'Handled with another report' },
}
