import { words } from '../../lib/language.ts'

export const useDoorsWords = words({
  title: ['门牌', 'Doors'],
  find: ['楼号或小区', 'Building or compound'],
  none: [
    '您负责的范围内还没有楼。请网格长在“网格”里分配。',
    'No building is within your reach yet. Ask the grid lead to assign some.',
  ],
  noMatch: ['没有这样的楼', 'No such building'],
  buildings: [(n: number) => `${n} 幢`, (n: number) => `${n} buildings`],
  doors: [(n: number) => `${n} 户门`, (n: number) => `${n} doors`],
  overYear: [(n: number) => `${n} 户一年没联系`, (n: number) => `${n} not seen for a year`],
  unit: [(n: string) => `${n}单元`, (n: string) => `Unit ${n}`],
  noUnit: ['不分单元', 'No units'],
  units: ['单元', 'Units'],
  floor: [(n: number) => `${n} 楼`, (n: number) => `Floor ${n}`],
  noDoors: ['这个单元还没有登记门牌。', 'No doors are registered in this unit yet.'],
  legend: ['颜色和符号', 'Colours and signs'],
  fresh: ['90 天内联系过', 'Contact within 90 days'],
  ageing: ['一年内联系过', 'Contact within a year'],
  old: ['一年以上', 'Over a year ago'],
  never: ['从未联系', 'Never'],
  empty: ['无人居住', 'Nobody lives here'],
  care: ['有关照对象', 'Somebody in care'],
  pending: ['有待上传', 'To upload'],
  people: [(n: number) => `${n} 人`, (n: number) => `${n} people`],
})
