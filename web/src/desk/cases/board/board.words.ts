import { words } from '../../../lib/language.ts'

export const useBoardWords = words({
  how: [
    '拖动卡片到另一列，或在卡片上按 M 选去处；要填的和按钮里的一样。',
    'Drag a card to another column, or press M on it; what the step needs is asked as by its button.',
  ],
  cards: [(n: string) => `列出 ${n}`, (n: string) => `${n} shown`],
  move: ['移到', 'Move to'],
  moveOf: [(title: string) => `移动：${title}`, (title: string) => `Move: ${title}`],
  closeHere: ['拖到这里办结', 'Drop here to close'],
  noWay: ['现在的环节到不了这里', 'No step leads here'],
})
