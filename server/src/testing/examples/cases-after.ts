import { newId } from '@red-steward/domain/ids'

const [caseId, otherId, followerId, callBackId, dwellingId] = [newId(), newId(), newId(), newId(), newId()]

/** What follows a closing, what belongs together, and figures: one valid input each. */
export const examples: Record<string, unknown> = {
  'cases.call-back': {
    callBackId,
    answer: { contacted: true, resolved: 'PARTLY', satisfied: 'BASICALLY' },
    text: '还有点渗',
  },
  'cases.call-backs': { queue: 'dissatisfied' },
  'cases.reopen': { caseId, text: '又漏了', followerId },
  'cases.supervise': { callBackId, measure: 'REOPEN', text: '请重新修', residentText: '我们会再来一次' },
  'cases.similar': { leaf: '0104', dwellingId, words: '电梯停了' },
  'cases.also-me': { caseId, id: followerId, dwellingId, text: '我家也是' },
  'cases.merge': { caseId, intoId: otherId, text: '同一处漏水' },
  'cases.unmerge': { caseId },
  'cases.affected': { caseId, scopes: ['BELOW', 'LIFT'] },
  'cases.open-incident': {
    caseId,
    sourceId: dwellingId,
    doors: [{ dwellingId, how: 'SOURCE' }],
    message: '水管爆裂,已关阀。',
  },
  'cases.answer-incident': { caseId, followerId, answer: 'WELL', text: '没事' },
  'cases.incident': { caseId },
  'cases.rates': { month: '2026-03', branch: '02' },
  'cases.set-rate-formula': { formula: { partlyValue: 0.5, period: 'CUT_19' } },
  'cases.repeats': { days: 30, kind: 'DOOR' },
  'overview.morning': {},
  'overview.street': { month: '2026-03' },
}
