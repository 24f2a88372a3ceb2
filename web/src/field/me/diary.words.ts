import { words } from '../../lib/language.ts'

export const useDiaryWords = words({
  title: ['民情日记', 'My day'],
  note: [
    '由这一天的走访、需求、上报和笔记自动写成。没有人要您交；只有您自己看得到。',
    'Written by itself from the visits, needs, cases and notes of the day. Nobody asks for it, and only you see it.',
  ],
  day: ['哪一天', 'Day'],
  empty: ['这一天没有记录。', 'Nothing was recorded on this day.'],
  edit: ['改一改', 'Edit'],
  text: ['这一天', 'The day'],
  edited: ['这是您改过的文字。', 'This is your own wording.'],
  backToRecords: ['恢复成自动写的', 'Back to the records'],
  copy: ['复制', 'Copy'],
  copied: ['已复制。发给谁由您定。', 'Copied. Who gets it is up to you.'],
  copyNot: ['复制不了，请长按文字来选', 'Cannot copy: press and hold the text to select it'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  saved: ['日记已保存', 'Your day is saved'],
})
