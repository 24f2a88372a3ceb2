import { newId } from '@red-steward/domain/ids'
import { LINK_SIGNS, newSecret, PLATE_SIGNS } from '@red-steward/domain/portal/secrets'

const code = newSecret(PLATE_SIGNS)
const key = { link: newSecret(LINK_SIGNS) }
const pass = newSecret(LINK_SIGNS)

/** One valid input per command and query of the portal, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'portal.report': { id: newId(), code, text: '楼道灯不亮', link: newSecret(LINK_SIGNS) },
  'portal.also-me': { code, caseId: newId(), link: newSecret(LINK_SIGNS) },
  'portal.answer-incident': { key, answer: 'NEEDS_HELP', text: '客厅进水了' },
  'portal.ask': { key, text: '什么时候来？' },
  'portal.rate': { key, solved: true, content: 'CONTENT' },
  'portal.not-solved': { key, text: '又坏了' },
  'portal.add-photo': { key, id: newId(), photo: '/9j/4AAQ' },
  'portal.preferences': { key, language: 'en' },
  'portal.request-code': { phone: '13800000000', pass },
  'portal.confirm-code': { phone: '13800000000', code: '000000', pass },
  'portal.door': { code },
  'portal.topic-notice': { code, topicId: newId() },
  'portal.steward-photo': { code, stewardId: newId() },
  'portal.similar': { code, text: '楼道灯不亮' },
  'portal.follow': { key },
  'portal.my-reports': { pass },
  'portal.issue-plates': { buildingId: newId() },
  'portal.revoke-plate': { plateId: newId(), reason: 'LOST', replace: true },
  'portal.plates': { buildingId: newId() },
  'portal.plate-counts': {},
  'portal.set-front': { phone: '0855-8000000', hours: '周一至周五 9:00-17:30' },
  'portal.publish-notice': { id: newId(), title: '停水通知' },
  'portal.end-notice': { noticeId: newId() },
  'portal.front': {},
  'portal.set-card': { name: '杨管家', phone: '13800000000' },
  'portal.own-card': {},
  'portal.review-queue': {},
  'portal.accept-report': { reviewId: newId(), caseId: newId() },
  'portal.decline-report': { reviewId: newId(), reason: '与楼栋无关' },
  'portal.hand-out-link': { caseId: newId(), link: newSecret(LINK_SIGNS) },
  'portal.receipt': { caseId: newId(), link: newSecret(LINK_SIGNS), origin: 'http://desk.invalid' },
  'portal.questions': { caseId: newId() },
  'portal.write-to-resident': { caseId: newId(), text: '明天上午去修' },
}
