// Words of a topic and its public notice: on the desk, on paper, and on the page of a door, which loads nothing else of a topic.
import type { Words } from '../words/words.ts'
import type { Matter } from './deliberation.ts'

export const matterWords: Record<Matter, Words> = {
  PARKING: { zh: '停车', en: 'Parking' },
  PROPERTY: { zh: '物业服务', en: 'Property services' },
  REPAIR: { zh: '公共维修', en: 'Common repairs' },
  ENVIRONMENT: { zh: '环境卫生', en: 'Surroundings' },
  ORDER: { zh: '公共秩序', en: 'Order' },
  OTHER: { zh: '其他', en: 'Other' },
}

/** The words of the poll, on screen and on paper. Tested to promise nothing the law keeps for all owners. */
export const pollWords = {
  name: { zh: '意见征询', en: 'Advisory poll' },
  note: {
    zh: '本次意见征询只供议事参考，不能代替依法应由全体业主共同决定的事项。',
    en: 'This poll is advice. It does not replace what the law leaves to all owners together.',
  },
  inFavour: { zh: '赞成', en: 'In favour' },
  against: { zh: '反对', en: 'Against' },
  abstained: { zh: '弃权', en: 'No opinion' },
  asked: { zh: '征询人数', en: 'Asked' },
  answered: { zh: '答复人数', en: 'Answered' },
} as const satisfies Record<string, Words>

export const noticeWords = {
  matter: { zh: '事项', en: 'Matter' },
  scope: { zh: '范围', en: 'Where' },
  wholeCommunity: { zh: '全社区', en: 'The whole community' },
  period: { zh: '公示期', en: 'On notice' },
  why: { zh: '事由', en: 'What it is about' },
  talks: { zh: '协商情况', en: 'What was talked over' },
  proposal: { zh: '形成的意见', en: 'What is proposed now' },
  fewerThanFive: { zh: '少于 5 人', en: 'fewer than 5' },
  ownersDecide: {
    zh: '此事依法应由全体业主共同决定，本结果不作为执行依据。',
    en: 'By law all owners decide this together; nothing is carried out on this result.',
  },
} as const satisfies Record<string, Words>
