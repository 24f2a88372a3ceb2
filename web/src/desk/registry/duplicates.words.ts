import { words } from '../../lib/language.ts'

export const useDuplicatesWords = words({
  title: ['疑似重复', 'Duplicates'],
  note: [
    '系统只提示，是不是同一个人由您判断；合并后可以拆开。',
    'These are suggestions; whether it is one person is for you to say. A merge can be taken apart.',
  ],
  open: [(n: string) => `待核对（${n}）`, (n: string) => `To be checked (${n})`],
  done: ['已合并', 'Merged'],
  none: ['没有疑似重复的档案。', 'No records look like the same person.'],
  noMerges: ['还没有合并过。', 'Nothing has been merged yet.'],
  showing: [
    (shown: string, total: string) => `先看最像的 ${shown} 对，共 ${total} 对`,
    (shown: string, total: string) => `The likeliest ${shown} of ${total} pairs`,
  ],
  likeness: [(score: number) => `相似度 ${score}`, (score: number) => `Likeness ${score}`],
  pair: [(a: string, b: string) => `${a} 与 ${b}`, (a: string, b: string) => `${a} and ${b}`],
  first: ['档案一', 'First record'],
  second: ['档案二', 'Second record'],
  idNumber: ['证件号', 'Id number'],
  phone: ['电话', 'Phone'],
  has: ['已登记', 'recorded'],
  hasNot: ['缺', 'missing'],
  differs: ['不同', 'differs'],
  notSure: [
    (a: string, b: string) => `${a} 与 ${b} 不是同一人？`,
    (a: string, b: string) => `${a} and ${b} are two people?`,
  ],
  notSureNote: ['以后不再提示这一对。', 'This pair is not suggested again.'],
  keys: ['j / k 下一对、上一对，Enter 比对合并，x 不是同一人', 'j / k next, previous; Enter compares; x two people'],
  kept: ['保留', 'Kept'],
  dropped: ['并入', 'Went into it'],
  by: ['经办', 'By'],
  at: ['时间', 'When'],
  takeApartSure: ['拆开这次合并？', 'Take this merge apart?'],
  takeApartNote: ['两份档案都恢复成合并前的样子。', 'Both records return to what they were before.'],
  undone: ['已拆开', 'taken apart'],
})
