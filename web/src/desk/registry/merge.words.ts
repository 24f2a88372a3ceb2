import { words } from '../../lib/language.ts'

export const useMergeWords = words({
  title: ['合并两份档案', 'Merge two records'],
  note: [
    '确认是同一个人再合并。缺的内容会自动补上；两边都有而不同的，由您选择。合并后可以拆开。',
    'Merge only if this is one person. What one lacks is filled from the other; where both differ, you choose. It can be taken apart again.',
  ],
  merge: ['合并', 'Merge'],
  merged: ['已合并', 'Merged'],
  takeApart: ['拆开', 'Take apart'],
  takenApart: ['已拆开，两份档案恢复原样', 'Taken apart; both records are as they were'],
  kept: ['保留的档案', 'Record that stays'],
  dropped: ['并入的档案', 'Record that goes'],
  swap: ['左右互换', 'Swap'],
  home: ['现住地', 'Home'],
  perhaps: ['可能是同一个人', 'Perhaps the same person'],
  compare: ['比对合并', 'Compare and merge'],
  notSame: ['不是同一人', 'Two people'],
  dismissed: ['好的，不再提示这一对', 'Noted; this pair is not suggested again'],
})
