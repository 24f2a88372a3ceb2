import { words } from '../../lib/language.ts'

/** What a hop says beside its action: whom, why, until when. */
export const useStoryWords = words({
  to: [(whom: string) => `给 ${whom}`, (whom: string) => `to ${whom}`],
  because: [(why: string) => `因为：${why}`, (why: string) => `because: ${why}`],
  until: [(at: string) => `${at} 前`, (at: string) => `by ${at}`],
  review: [(day: string) => `${day} 复查`, (day: string) => `to be reviewed on ${day}`],
  half: ['时限过半', 'half of the time is gone'],
  most: ['时限已过八成', 'four fifths of the time are gone'],
  respondLate: ['受理超时', 'acceptance is late'],
  told: [(whom: string) => `已告知${whom}`, (whom: string) => `${whom} told`],
  HANDLER: ['办理人', 'the handler'],
  GRID_LEAD: ['网格长', 'the grid lead'],
  SECRETARY: ['社区书记', 'the secretary'],
  STREET: ['街道', 'the street'],
  silent: ['没有退单，视为接受', 'not returned, so accepted'],
  reply: ['答复', 'Reply'],
  talk: ['与居民的问答', 'Questions and answers'],
})
