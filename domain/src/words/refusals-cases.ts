import type { Words } from './words.ts'

/** Refusals of cases and the notebook. */
export const casesRefusals = {
  'case-ended': { zh: '这件事已经办结，不能再改。', en: 'This case has ended and cannot be changed.' },
  'case-not-yours': { zh: '这件事不由您处理。', en: 'This case is not yours to handle.' },
  'entry-consent-missing': {
    zh: '请写明谁同意入户、怎样同意、什么时候。',
    en: 'Say who agreed to the entry, how, and when.',
  },
  'entry-already-recorded': {
    zh: '这次入户已有记录，只能补填离开时间。',
    en: 'This entry is recorded; only the time of leaving can be added.',
  },
  'entry-times-crossed': {
    zh: '时间先后不对：同意在先，入户在后，离开最后。',
    en: 'The times cross: consent first, then going in, then leaving.',
  },
  'entry-witness-missing': {
    zh: '无人可询而入户，必须有见证人。',
    en: 'Entering with nobody to ask needs a witness.',
  },
  'link-confidential': { zh: '保密事件不能关联。', en: 'A confidential case is linked to nothing.' },
  'link-itself': { zh: '不能与自身关联。', en: 'A case is not linked to itself.' },
  'note-already-a-case': { zh: '这条笔记已经转成事件。', en: 'This line is a case already.' },
  'place-missing': {
    zh: '请写明在哪里：房屋、楼栋或地点。',
    en: 'Say where: a dwelling, a building, or a place in words.',
  },
  'report-confidential-only': {
    zh: '您的岗位只上报须保密的线索。',
    en: 'Your post reports confidential matters only.',
  },
  'step-unknown': { zh: '处置步骤里没有这一项。', en: 'The playbook has no such step.' },
} as const satisfies Record<string, Words>
