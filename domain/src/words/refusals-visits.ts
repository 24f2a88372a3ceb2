import type { Words } from './words.ts'

/** Refusals of visits, needs and safety checks. */
export const visitsRefusals = {
  'confirm-needs-contact': {
    zh: '没有联系上，不能确认信息属实。',
    en: 'Nobody was reached, so nothing can be confirmed.',
  },
  'confirm-needs-household': { zh: '请先选择是哪一户。', en: 'Choose the household first.' },
  'day-in-the-past': { zh: '日期早于今天。', en: 'The day lies in the past.' },
  'household-not-behind-door': { zh: '这一户不住在这扇门后。', en: 'This household does not live behind this door.' },
  'need-already-settled': { zh: '这条需求已经办结。', en: 'This need is already settled.' },
  'person-not-behind-door': { zh: '此人不住在这里。', en: 'This person does not live here.' },
  'proxy-cannot-confirm': {
    zh: '代探的人不能替住户确认信息。',
    en: 'A neighbour or volunteer cannot confirm what the register says.',
  },
  'safety-already-settled': { zh: '这条隐患已经处理。', en: 'This finding is already settled.' },
  'safety-was-in-order': { zh: '这一项检查时正常。', en: 'This item was in order.' },
  'text-needs-second-look': {
    zh: '文字里有疑似疾病、经济或号码的内容，请看一眼再保存。',
    en: 'The text may speak of illness, money or numbers. Look again, then save.',
  },
  'visit-of-another-day': {
    zh: '只能更正当天录入的走访，之后请网格长更正。',
    en: 'You may change a visit on the day you entered it; later, ask the grid lead.',
  },
  'visit-of-somebody-else': {
    zh: '这是别人录入的走访，请网格长更正。',
    en: 'Somebody else entered this visit; ask the grid lead.',
  },
  'visit-too-long-ago': {
    zh: '走访时间早于60天前，不能补录。',
    en: 'The visit was more than 60 days ago and cannot be entered any more.',
  },
  'visit-withdrawn': { zh: '这次走访已经撤回。', en: 'This visit was withdrawn.' },
} as const satisfies Record<string, Words>
