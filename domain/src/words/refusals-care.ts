import type { Words } from './words.ts'

/** Refusals of care: rules, flows, campaigns, plans, handover. */
export const careRefusals = {
  'call-already-reached': { zh: '这位居民已经联系上了。', en: 'This person has already been reached.' },
  'call-taken': { zh: '同事正在打这个电话。', en: 'A colleague is calling this person just now.' },
  'campaign-closed': { zh: '这次行动已经结束。', en: 'This campaign is closed.' },
  'campaign-of-somebody-else': {
    zh: '只有发起人、网格长或书记可以结束。',
    en: 'Only who opened it, the grid lead or the secretary closes a campaign.',
  },
  'campaign-rule-empty': { zh: '请至少选一个条件。', en: 'Choose at least one condition.' },
  'campaign-without-people': { zh: '您的范围内没有符合条件的人。', en: 'Nobody within your reach fits.' },
  'cover-in-the-past': { zh: '顶岗截止时间早于现在。', en: 'The end of the cover lies in the past.' },
  'colleague-without-post': {
    zh: '接手人在本社区没有网格岗位。',
    en: 'The colleague holds no post in the field here.',
  },
  'hand-over-to-oneself': { zh: '不能交接给本人。', en: 'Nobody hands over to themselves.' },
  'nothing-to-hand-over': { zh: '没有可以交接的岗位或工作。', en: 'There is nothing to hand over.' },
  'plan-impossible': {
    zh: '按现有人手做不完，请减少走访或增加时间。',
    en: 'This cannot be done with the hours there are. Plan fewer visits or more time.',
  },
  'rule-of-the-same-kind': {
    zh: '同样条件的规则在这段时间已经有一条。',
    en: 'There is a rule with the same conditions for that time.',
  },
  'run-closed': { zh: '这次联系流程已经结束。', en: 'This flow has ended.' },
  'step-already-logged': { zh: '这一步已经记录。', en: 'This step is already logged.' },
  'step-before-start': { zh: '时间早于第一次未接通。', en: 'The moment lies before the first call.' },
  'step-in-the-future': { zh: '时间晚于现在。', en: 'The moment lies in the future.' },
} as const satisfies Record<string, Words>
