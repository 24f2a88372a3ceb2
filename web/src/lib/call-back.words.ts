// What is asked and answered when somebody is called back, at the desk and on the phone.
import type { Dictionary } from './language.ts'

export const callBackTalk = {
  greeting: [
    (community: string, name: string, day: string, what: string) =>
      `“您好${name && `，${name}`}，我是${community}的工作人员。您反映的“${what}”已于${day}办结，想请您花一分钟说说情况。”`,
    (community: string, name: string, day: string, what: string) =>
      `“Hello${name && `, ${name}`}, I am calling from ${community}. The matter you told us of, “${what}”, was closed on ${day}. May I ask three short questions?”`,
  ],
  outcome: ['办理结果', 'What was done'],
  askContacted: ['办理过程中，有没有人及时联系过您？', 'Did somebody get in touch with you in time?'],
  askResolved: ['问题解决了吗？', 'Is it solved?'],
  askSatisfied: ['对办理结果满意吗？', 'Are you content with how it was handled?'],
  said: ['居民还说了什么', 'What else was said'],
  save: ['记下答复', 'Save the answer'],
  unreached: ['没人接', 'Nobody answered'],
  unreachedNote: [
    '打三次都没人接，就不再打，也不计入三率。',
    'After three attempts in vain it is left, and counted nowhere.',
  ],
  saved: ['已记下答复', 'The answer is saved'],
  savedBad: ['已记下，转入督办', 'Saved; it goes to supervision'],
  noted: ['已记下：没人接', 'Noted: nobody answered'],
  settled: ['三次都没人接，不再打了', 'Three attempts in vain: no more calls'],
} as const satisfies Dictionary
