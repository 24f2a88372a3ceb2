import { words } from '../../lib/language.ts'

export const useOutboxWords = words({
  title: ['上传情况', 'Uploads'],
  allSent: ['写下的都已上传。', 'Everything you wrote is uploaded.'],
  lastSync: [(at: string) => `上次联系服务器：${at}`, (at: string) => `Last contact with the server: ${at}`],
  never: ['还没有联系过服务器', 'No contact with the server yet'],
  lease: [(day: string) => `不联网可用到 ${day}`, (day: string) => `Works without contact until ${day}`],
  oldest: [(ago: string) => `最早的一条写于 ${ago}`, (ago: string) => `The oldest was written ${ago}`],
  needsYou: ['需要您处理', 'These need you'],
  waiting: ['等待上传', 'To upload'],
  sent: ['最近上传', 'Uploaded lately'],
  syncNow: ['现在上传', 'Upload now'],
  syncing: ['正在上传…', 'Uploading…'],
  noConnection: ['没有网络。有信号后会自动上传。', 'No connection. It uploads by itself once there is a signal.'],
  signInNeeded: [
    '登录已失效，请重新登录后上传。写下的都在。',
    'Your sign-in has ended. Sign in again to upload; what you wrote is safe.',
  ],
  signInAgain: ['重新登录', 'Sign in again'],
  exportWork: ['导出未上传的内容', 'Export what is not uploaded'],
  exportNote: [
    '加密成一个文件，只有服务器能打开；可以用任何方式交给管理员。',
    'An encrypted file only the server can open; hand it to the administrator by any way.',
  ],
  retry: ['再试一次', 'Try again'],
  discard: ['不要了', 'Let it go'],
  discardSure: ['确定不要这条了？写下的内容会删掉。', 'Let this go? What was written is deleted.'],
  whatWritten: ['写下的内容', 'What was written'],
  merged: [
    (fields: string) => `并行修改，已合并：${fields}`,
    (fields: string) => `Changed side by side and merged: ${fields}`,
  ],
  conflict: [
    (fields: string) => `两边都改了：${fields}，由网格长选择`,
    (fields: string) => `Changed on both sides: ${fields}; the grid lead chooses`,
  ],
  conflicts: ['两边都改了，请选一个', 'Changed on both sides: choose one'],
  theirs: [(value: string) => `用现在的：${value}`, (value: string) => `Keep: ${value}`],
  mine: [(value: string) => `用这个：${value}`, (value: string) => `Take: ${value}`],
  by: [(who: string, at: string) => `${who} ${at}`, (who: string, at: string) => `${who}, ${at}`],
  chosen: ['已选好', 'Chosen'],
  empty: ['（空）', '(empty)'],
})
