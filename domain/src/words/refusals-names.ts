import type { Words } from './words.ts'

/** Refusals of lists, saved views, duplicates and merging. */
export const nameRefusals = {
  'already-merged': { zh: '其中一条记录已经合并过了。', en: 'One of the two records was merged already.' },
  'merge-one-has-died': {
    zh: '两条记录一条在世、一条已故,请先核实并登记死亡。',
    en: 'One record says the person has died. Find out first, and record the death on both.',
  },
  'merge-same-person': { zh: '请选择两条不同的记录。', en: 'Choose two different records.' },
  'merge-was-undone': { zh: '这次合并已经撤销。', en: 'This merge was already taken back.' },
  'page-unknown': {
    zh: '列表位置已失效,请从第一页重新查看。',
    en: 'This page is gone. Please start again at the first.',
  },
  'saved-view-name-taken': {
    zh: '已有同名的视图,请换一个名称。',
    en: 'A view of this name exists. Choose another name.',
  },
  'too-many-saved-views': { zh: '保存的视图太多,请先删除不用的。', en: 'Too many saved views. Delete some first.' },
} as const satisfies Record<string, Words>
