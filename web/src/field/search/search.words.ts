import { words } from '../../lib/language.ts'

export const useSearchWords = words({
  title: ['查找', 'Search'],
  field: ['姓名、拼音、首字母、门牌', 'Name, pinyin, initials, door'],
  hint: ['张小明 · zxm · 8-1-401', '张小明 · zxm · 8-1-401'],
  doors: ['门牌', 'Doors'],
  people: ['人', 'People'],
  none: ['这台手机上没有找到。别的网格的人请用办公桌查找。', 'Not on this phone. For other grids, search at the desk.'],
  empty: ['输入一个字就开始找，没有网络也能用。', 'One letter is enough; it works without a network.'],
  more: [(n: number) => `还有 ${n} 个，再输一个字`, (n: number) => `${n} more: type another letter`],
  found: [(n: number) => `找到 ${n} 个`, (n: number) => `${n} found`],
})
