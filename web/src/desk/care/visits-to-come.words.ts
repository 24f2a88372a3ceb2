import { words } from '../../lib/language.ts'

export const useVisitsToComeWords = words({
  title: ['接下来要走访、联系的', 'Visits and calls to come'],
  none: ['这扇门目前没有要走访、联系的。', 'Nothing is owed or planned at this door.'],
  contact: ['该联系', 'Contact'],
  step: ['联系不上', 'No answer'],
  call: ['集中电话', 'Campaign call'],
  need: ['答应过的', 'Promised'],
  safety: ['隐患回访', 'Safety'],
  until: [(day: string) => `${day} 前`, (day: string) => `by ${day}`],
  age: [(n: number) => `${n} 岁`, (n: number) => `${n}`],
  today: ['今天到期', 'Due today'],
  overdue: [(n: number) => `逾期 ${n} 天`, (n: number) => (n === 1 ? '1 day overdue' : `${n} days overdue`)],
  all: [(n: string) => `全部 ${n} 项`, (n: string) => `All ${n}`],
})
