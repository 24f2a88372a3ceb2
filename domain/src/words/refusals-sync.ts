import type { Words } from './words.ts'

/** Refusals between phones and server. */
export const syncRefusals = {
  'command-unknown': {
    zh: '服务器不认识这一操作,请更新手机上的程序;填写的内容仍保存在手机里。',
    en: 'The server does not know this action. Update the app; what you typed is still on the phone.',
  },
  'conflict-already-resolved': { zh: '这一项已有人处理。', en: 'Somebody has already chosen.' },
  'depends-on-another': {
    zh: '等前一项上传成功后再上传。',
    en: 'It waits until the work it depends on is uploaded.',
  },
  'device-called-back': {
    zh: '这部手机已被停用,数据将被清除。',
    en: 'This phone was called back; its data is being wiped.',
  },
  'device-unknown': {
    zh: '服务器不认识这部手机,请重新登录。',
    en: 'The server does not know this phone. Please sign in again.',
  },
  'file-not-readable': {
    zh: '文件打不开:已损坏、不完整,或不是本系统导出的。',
    en: 'The file cannot be opened: damaged, incomplete, or not written for this system.',
  },
  'lease-over': {
    zh: '离线期限已到,请联网登录后再打开。未上传的内容不会丢失。',
    en: 'The offline period is over. Sign in with a connection; unsent work is safe.',
  },
  'passed-to-grid-lead': {
    zh: '这条记录已划归其他网格,您填写的内容已转给该网格的网格长处理。',
    en: 'The record now belongs to another grid. What you typed was passed to its grid lead.',
  },
  'passkey-not-usable': {
    zh: '这部手机的通行密钥用不了,请用口令。',
    en: 'The passkey of this phone cannot be used. Use the PIN.',
  },
  'phone-too-new': {
    zh: '手机上的程序比服务器新,请等服务器升级;填写的内容不会丢失。',
    en: 'The app is newer than the server. Wait for the server; what you typed is safe.',
  },
  'phone-too-old': {
    zh: '手机上的程序版本太旧,请更新;填写的内容不会丢失。',
    en: 'The app is too old. Please update it; what you typed is safe.',
  },
  'too-many-wrong-pins': {
    zh: '口令连续输错十次,已锁定,请联网登录。未上传的内容不会丢失。',
    en: 'Ten wrong PINs: locked. Sign in with a connection; unsent work is safe.',
  },
  'unsent-work': {
    zh: '还有未上传的内容,请先联网上传。',
    en: 'There is unsent work. Upload it first.',
  },
  'saved-in-another-tab': {
    zh: '这份内容在另一个窗口已经保存或丢掉了。确实要再存一份，请再点一次保存。',
    en: 'Another window has saved this, or thrown it away. To save it once more, press Save again.',
  },
  'vault-locked': { zh: '请先解锁。', en: 'Unlock first.' },
  'wrong-pin': { zh: '口令不对。', en: 'Wrong PIN.' },
} as const satisfies Record<string, Words>
