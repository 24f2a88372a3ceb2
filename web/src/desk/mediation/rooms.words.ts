import { words } from '../../lib/language.ts'

export const useRoomWords = words({
  title: ['调解室', 'Rooms'],
  note: [
    '同一间房同一时间只能约一次；事由只有承办调解员能看到。',
    'A room is booked once at a time; what for, only its mediators see.',
  ],
  add: ['加房间', 'Add a room'],
  edit: ['修改房间', 'Edit the room'],
  name: ['名称', 'Name'],
  place: ['位置', 'Place'],
  seats: ['座位', 'Seats'],
  seatsOf: [(n: number) => `${n} 座`, (n: number) => (n === 1 ? '1 seat' : `${n} seats`)],
  retire: ['停用', 'Retire'],
  retireSure: ['停用这间房？已约的时间不变。', 'Retire this room? What is booked stays booked.'],
  retired: ['已停用', 'retired'],
  none: ['还没有房间。', 'No rooms yet.'],
  earlier: ['上一周', 'Week before'],
  later: ['下一周', 'Week after'],
  thisWeek: ['本周', 'This week'],
  week: [(from: string, to: string) => `${from} 至 ${to}`, (from: string, to: string) => `${from} to ${to}`],
  room: ['房间', 'Room'],
  taken: ['已占用', 'Taken'],
  free: ['空闲', 'free'],
})

export const useFigureWords = words({
  title: ['调解统计', 'Mediation figures'],
  note: [
    '只有数字：看不到任何一件纠纷，保密纠纷不计入。少于 5 件的不显示，少于 10 件的不算比率。',
    'Numbers alone: no dispute can be seen, confidential ones are not counted. Counts below 5 and rates over fewer than 10 are not shown.',
  ],
  from: ['从', 'From'],
  to: ['到', 'To'],
  applied: ['申请', 'Applied'],
  accepted: ['受理', 'Accepted'],
  concluded: ['办结', 'Concluded'],
  open: ['在办', 'Open'],
  overdue: ['超期', 'Over their day'],
  success: ['调解成功率', 'Success rate'],
  performance: ['协议履行率', 'Performance rate'],
  ofN: [(n: number) => `共 ${n} 件`, (n: number) => `of ${n}`],
  tooFew: [(n: number) => `${n} 件，不足 10 件不计算`, (n: number) => `${n}: too few to tell`],
  byType: ['按类型', 'By kind'],
  bySource: ['按来源', 'By source'],
  hidden: ['少于 5', 'below 5'],
  none: ['这段时间没有申请。', 'Nothing was applied for.'],
})
