import { words } from '../../lib/language.ts'

export const usePaletteWords = words({
  title: ['搜索', 'Search'],
  placeholder: ['姓名、拼音首字母、门牌、手机后四位、证件号', 'Name, pinyin, initials, door, phone ending, id number'],
  person: ['人员', 'Persons'],
  dwelling: ['门户', 'Doors'],
  building: ['楼栋', 'Buildings'],
  page: ['页面', 'Pages'],
  recent: ['最近打开', 'Opened lately'],
  none: ['没有找到。', 'Nothing found.'],
  noneHint: [
    '可以试试：拼音首字母（zxm）、门牌（8-1-401）、手机号后四位。',
    'Try initials (zxm), a door (8-1-401), or the last four digits of a phone.',
  ],
  former: ['已搬离或去世', 'Former'],
  formerToo: ['包括已搬离的', 'Former residents too'],
  lives: [(n: number) => `住 ${n} 人`, (n: number) => `${n} living here`],
  doors: [(n: number) => `${n} 户有人`, (n: number) => `${n} occupied`],
  years: [(n: number) => `${n} 岁`, (n: number) => `${n} y`],
  more: ['还有更多，再多输几个字', 'There are more: type on'],
  move: ['选择', 'choose'],
  open: ['打开', 'open'],
  close: ['关闭', 'close'],
  byPhone: ['按电话找到', 'found by phone'],
  byId: ['按证件号找到', 'found by id number'],
  byPinyin: ['按拼音找到', 'found by pinyin'],
  found: [(n: number) => `找到 ${n} 条`, (n: number) => `${n} found`],
})
