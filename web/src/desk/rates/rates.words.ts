import { words } from '../../lib/language.ts'

export const useRatesWords = words({
  title: ['三率指标', 'Rates and figures'],
  note: [
    '按月、按大类看事情办得怎么样。样本太少的不显示，从不算到个人。',
    'How matters went, by month and branch. Hidden where there is too little of it; never of a person.',
  ],
  branch: ['大类', 'Branch'],
  all: ['全部大类', 'All branches'],
  rates: ['三率', 'Three rates'],
  waiting: [
    (n: string) => `还有 ${n} 件等回访，三率还会变。`,
    (n: string) => `${n} call-backs still wait; the rates may move.`,
  ],
  indicators: ['其他指标', 'Other figures'],
  onTime: ['按期办结率', 'On time'],
  closing: ['办结率', 'Closed of reported'],
  firstTime: ['一次解决率', 'Solved the first time'],
  returned: ['退单率', 'Returned'],
  reworked: ['返工率', 'Reworked'],
  repeated: ['重复诉求率', 'Came back within 30 days'],
  foundFirst: ['主动发现率', 'Found first by staff'],
  response: ['受理中位时长', 'Median until accepted'],
  closed: ['办结中位时长', 'Median until closed'],
  of: [(count: string, n: string) => `${count} / ${n}`, (count: string, n: string) => `${count} / ${n}`],
  tooFew: [(n: string) => `n = ${n}，不足，不显示`, (n: string) => `n = ${n}, too few to show`],
  repeats: ['反复出现', 'What comes back'],
  kind: ['哪一种', 'Of which kind'],
  window: ['时间段', 'Window'],
  days: [(n: number) => `近 ${n} 天`, (n: number) => `${n} days`],
  none: ['这段时间没有反复出现的事。', 'Nothing came back in this time.'],
  first: [(n: string) => `只列最多的 ${n} 组。`, (n: string) => `The ${n} most frequent alone are listed.`],
})
