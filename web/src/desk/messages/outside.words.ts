import { words } from '../../lib/language.ts'

export const useOutsideWords = words({
  title: ['别的系统', 'Other systems'],
  from: [
    (system: string, at: string) => `${system} ${at} 报来`,
    (system: string, at: string) => `Reported by ${system} ${at}`,
  ],
  contact: ['查看联系方式（有记录）', 'Show the contact (recorded)'],
  noContact: ['没有留下联系方式', 'No contact was given'],
  forward: [(system: string) => `转给${system}`, (system: string) => `Pass on to ${system}`],
  done: ['已转出，稍后看对方回应', 'Passed on; their answer follows'],
  WAITING: ['正在转', 'On its way'],
  SENT: ['对方办理中', 'Open there'],
  CLOSED: ['对方已办结', 'Closed there'],
  FAILED: ['对方不收', 'Refused there'],
})
