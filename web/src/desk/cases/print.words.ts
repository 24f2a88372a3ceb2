import { words } from '../../lib/language.ts'

export const usePrintWords = words({
  print: ['打印', 'Print'],
  sheet: ['工单（PDF）', 'Case sheet (PDF)'],
  receipt: ['受理回执（PDF，带查看二维码）', 'Receipt (PDF, with a link to scan)'],
  note: [
    '每次打印都有记录。补打回执后，原来的二维码失效。',
    'Every print is recorded. A new receipt takes the place of the link on the old one.',
  ],
})
