import { words } from '../../lib/language.ts'

export const useTodayWords = words({
  title: ['今日', 'Today'],
  urgent: ['紧急事件', 'Emergencies'],
  contact: ['该联系的人', 'People to look in on'],
  step: ['联系不上', 'Not reached'],
  call: ['待回拨', 'Call again'],
  need: ['答应了的事', 'Promised'],
  safety: ['隐患回访', 'Hazards to look at again'],
  campaigns: ['行动名单', 'Call lists'],
  progress: [
    (reached: number, total: number) => `已联系上 ${reached} / ${total}`,
    (reached: number, total: number) => `${reached} of ${total} reached`,
  ],
  unreachable: [(n: number) => `${n} 人联系不上`, (n: number) => `${n} not reached`],
  overdue: [(n: number) => `超期 ${n} 天`, (n: number) => `${n} days overdue`],
  dueToday: ['今天到期', 'Due today'],
  dueNow: ['现在就做', 'Now'],
  dueAt: [(at: string) => `${at} 起`, (at: string) => `from ${at}`],
  cut: [
    (n: number) => `还有 ${n} 项今天排不下，明天会再出现。`,
    (n: number) => `${n} more do not fit into the day; they stand here again tomorrow.`,
  ],
  showAll: ['全部显示', 'Show all'],
  done: ['今天的事都做完了。', 'Everything for today is done.'],
  doneNote: ['走在路上看到什么，随手记一笔。', 'If you see something on your way, note it in one line.'],
  coldWave: ['寒潮来了？一键生成独居老人名单', 'A cold wave? One tap lists elders living alone'],
  coldWaveTitle: ['寒潮关怀', 'Cold wave'],
  coldWaveScript: [
    '今晚降温，请问家里暖和吗？用火用电注意安全，夜里不要关严窗户烧炭。有需要随时打我电话。',
    'It turns cold tonight. Is your home warm? Mind fire and power, and never burn charcoal behind closed windows. Call me whenever you need something.',
  ],
  coldWaveSaved: [
    '名单正在生成，联网后马上出现',
    'The list is being made; it appears as soon as there is a connection',
  ],
  minutes: [(n: number) => `约 ${n} 分钟`, (n: number) => `about ${n} minutes`],
})
