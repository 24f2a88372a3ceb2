import { words } from '../../lib/language.ts'

export const usePersonCareWords = words({
  lookedAfter: ['由谁关照', 'Looked after by'],
  byGrid: ['没有指定，由网格的红管家关照', 'Nobody by name: whoever works the grid'],
  byName: [
    (name: string, day: string) => `${name}，从 ${day} 起`,
    (name: string, day: string) => `${name}, since ${day}`,
  ],
  assign: ['指定', 'Name somebody'],
  assignNote: [
    '这个人的联系流程和没办完的需求一起交给接手的人。清空就还给网格。',
    'Open flows and needs of the person go along. Empty gives them back to the grid.',
  ],
  assigned: ['已指定', 'Named'],
  colleague: ['同事', 'Colleague'],
  runs: ['联系不上的经过', 'When nobody answered'],
  started: ['第一次没接通', 'First call in vain'],
  nextStep: ['下一步', 'Next'],
  before: [(at: string) => `${at} 前`, (at: string) => `by ${at}`],
  REACHED: ['联系上了', 'Reached'],
  NOT_REACHED: ['没联系上', 'Not reached'],
  NOBODY_TO_ASK: ['没人可问', 'Nobody to ask'],
  HANDED_ON: ['已报警、已转紧急', 'Handed to 110 or 120'],
  MISTAKE: ['开错了', 'Begun by mistake'],
})
