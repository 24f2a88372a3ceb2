import { callBackTalk } from '../../lib/call-back.words.ts'
import { words } from '../../lib/language.ts'

export const useCallBackWords = words({
  ...callBackTalk,
  title: ['回访', 'Call-back'],
  tried: [(n: number) => `已打 ${n} 次`, (n: number) => (n === 1 ? '1 attempt' : `${n} attempts`)],
  reason: [(what: string) => `回访：${what}`, (what: string) => `Call-back: ${what}`],
  lastTried: [(at: string) => `${at} 没人接`, (at: string) => `nobody answered ${at}`],
  atDoor: ['没有留名，问问这一户的人', 'Nobody gave a name; ask who lives there'],
  notHere: [
    '反映人不在这台手机的资料里。联系方式在电脑上的事件里。',
    'Who told of it is not on this phone. How to reach them stands in the case on the desk.',
  ],
  yes: ['有', 'Yes'],
  no: ['没有', 'No'],
  why: ['三个问题都选好才能记', 'All three questions first'],
  openCase: ['看事件', 'Open the case'],
})
