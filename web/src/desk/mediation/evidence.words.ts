import { words } from '../../lib/language.ts'

export const useEvidenceWords = words({
  addFile: ['加附件', 'Add a file'],
  addFileTo: [(title: string) => `给“${title}”加附件`, (title: string) => `Add a file to “${title}”`],
  fileNote: [
    '照片或 PDF，每件最多三个，每个不超过 10 MB；照片的拍摄地点会去掉。',
    'Pictures or PDF, three each, 10 MB at most; where a picture was taken is cut off.',
  ],
  fileOf: [
    (sheet: number, name: string) => `附件${sheet} ${name}`,
    (sheet: number, name: string) => `Sheet ${sheet}: ${name}`,
  ],
  remove: ['移出', 'Take out'],
  removeOf: [(name: string) => `移出“${name}”`, (name: string) => `Take out “${name}”`],
  removeNote: [
    '移出后不再显示、不再打印；卷宗里留下编号，经过里留下一行。移错了可以放回。',
    'It is not shown or printed any more; its number stays in the dossier, and a line in the course. It can be put back.',
  ],
  removeWhy: ['为什么移出', 'Why'],
  removeWhyNeeded: ['请写明原因', 'Say why'],
  removed: [
    (sheet: number, name: string, reason: string) => `附件${sheet} ${name} 已移出：${reason}`,
    (sheet: number, name: string, reason: string) => `Sheet ${sheet}: ${name}, taken out: ${reason}`,
  ],
  removedBy: [(name: string, at: string) => `${name} ${at}`, (name: string, at: string) => `${name}, ${at}`],
  putBack: ['放回', 'Put back'],
  putBackOf: [(name: string) => `放回“${name}”`, (name: string) => `Put “${name}” back`],
  fileBad: ['这个文件打不开，请换一个。', 'This file cannot be opened.'],
  fileTooBig: ['文件超过 10 MB。', 'The file is larger than 10 MB.'],
})
