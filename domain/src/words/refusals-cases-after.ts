import type { Words } from './words.ts'

/** Refusals of call-back, reopening, supervision, merging, incidents and saved texts. */
export const casesAfterRefusals = {
  'also-me-confidential': { zh: '保密事件不能加入。', en: 'Nobody joins a confidential case.' },
  'call-back-own-work': { zh: '自己经办的事须由他人回访。', en: 'Somebody else calls back on what you handled.' },
  'call-back-settled': { zh: '这次回访已经完成。', en: 'This call-back is done already.' },
  'case-not-closed': { zh: '这件事还没有办结。', en: 'This case is not closed.' },
  'case-not-merged': { zh: '这件事没有被合并。', en: 'This case was not merged.' },
  'follower-already-there': { zh: '已经在关注这件事。', en: 'They follow this case already.' },
  'incident-confidential': { zh: '保密事件不通知其他住户。', en: 'Nobody is told of a confidential case.' },
  'incident-without-place': {
    zh: '请先写明事发楼栋，才能列出受影响的住户。',
    en: 'Say in which building it is; then the homes it reaches can be listed.',
  },
  'merge-confidential': { zh: '保密事件不能合并。', en: 'A confidential case is not merged.' },
  'merge-itself': { zh: '不能与自身合并。', en: 'A case is not merged with itself.' },
  'merge-target-ended': { zh: '只能并入还在办理的事件。', en: 'It can only be merged into a case that is still open.' },
  'phrase-kept-already': { zh: '已有同样的常用语。', en: 'This text is kept already.' },
  'reopen-too-late': {
    zh: '办结已超过15天，请重新上报。',
    en: 'It was closed more than 15 days ago; please report it anew.',
  },
  'supervision-done': { zh: '已经督办过。', en: 'This was supervised already.' },
  'too-many-phrases': { zh: '常用语太多，请先删除不用的。', en: 'Too many saved texts. Delete some first.' },
  'supervision-not-needed': {
    zh: '居民没有表示未解决或不满意，不需督办。',
    en: 'The resident did not say it was unsolved or bad; there is nothing to supervise.',
  },
  'case-may-be-reopened': {
    zh: '办结后 15 天内居民还可以要求重新办理，暂不归档。',
    en: 'The resident may still have it opened again; it is not filed before that is over.',
  },
} as const satisfies Record<string, Words>
