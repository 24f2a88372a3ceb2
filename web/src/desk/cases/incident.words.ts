import { words } from '../../lib/language.ts'

/** Homes by what they answered, as numbers are written here. */
type Told = Record<'needsHelp' | 'notWell' | 'well' | 'notAffected' | 'silent', string>

export const useIncidentWords = words({
  title: ['波及的住户', 'Homes it reaches'],
  open: ['通知波及的住户', 'Tell the homes it reaches'],
  more: ['再加几户', 'Add more homes'],
  openNote: [
    '从登记册列出可能波及的门，您来确认；每户收到同一条消息，各自答复。',
    'The register lists the doors it may reach, you confirm; each gets the same message and answers for itself.',
  ],
  scopes: ['波及哪里', 'What it reaches'],
  BELOW: ['楼下各层', 'Floors below'],
  UNIT: ['整个单元', 'The whole unit'],
  BUILDING: ['整幢楼', 'The whole building'],
  LIFT: ['电梯停运影响的住户', 'Homes the lift serves'],
  doors: [
    (n: string, lived: string) => `${n} 户，其中 ${lived} 户有人住`,
    (n: string, lived: string) => `${n} homes, ${lived} lived in`,
  ],
  onlyLived: ['只选有人住的', 'Lived in only'],
  message: ['给每户的消息', 'The message to every home'],
  messageHint: [
    '如：3号楼1单元1401漏水，正在关水排查，电梯暂停。您家有没有进水？请回复。',
    'e.g. A leak at 3-1-1401 is being stopped, the lift is out. Is your home dry? Please answer.',
  ],
  nobodyLives: ['没有人住', 'nobody lives there'],
  told: [(n: string) => `已通知 ${n} 户`, (n: string) => `${n} homes told`],
  counts: [
    (of: Told) =>
      `需要帮助 ${of.needsHelp} · 还没好 ${of.notWell} · 已经好了 ${of.well} · 没受影响 ${of.notAffected} · 未答复 ${of.silent}`,
    (of: Told) =>
      `need help ${of.needsHelp} · not over ${of.notWell} · settled ${of.well} · not affected ${of.notAffected} · silent ${of.silent}`,
  ],
  answer: ['记答复', 'Write the answer'],
  writeAnswerOf: [(where: string) => `记答复：${where}`, (where: string) => `Write the answer of ${where}`],
  answerOf: [(where: string) => `${where} 的答复`, (where: string) => `Answer of ${where}`],
  how: ['怎么样了', 'How is it'],
  said: ['他们怎么说', 'What they say'],
  answered: ['已记下答复', 'The answer is saved'],
  silent: ['未答复', 'no answer'],
  needed: ['请填写', 'Please fill this in'],
  noDoors: ['选一个波及范围。', 'Choose what it reaches.'],
  all: [(n: string) => `看全部 ${n} 户`, (n: string) => `All ${n} homes`],
})
