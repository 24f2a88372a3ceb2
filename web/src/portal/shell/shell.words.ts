import { words } from '../../lib/language.ts'

export const useShellWords = words({
  app: ['社区红管家', 'Red Steward'],
  skip: ['跳到正文', 'Skip to the content'],
  back: ['返回', 'Back'],
  tools: ['阅读方式', 'How to read'],
  elder: ['长辈版', 'Larger'],
  usual: ['标准版', 'Usual size'],
  language: ['English', '中文'],
  read: ['朗读', 'Read aloud'],
  stop: ['停止朗读', 'Stop reading'],
  reading: ['正在朗读这一页', 'Reading this page aloud'],
  noVoice: [
    '这部手机不能朗读。可以打开手机自带的“屏幕朗读”，或者打电话，我们念给您听。',
    'This phone cannot read aloud. Turn on its own screen reader, or call and we will read it to you.',
  ],
  close: ['关闭', 'Close'],
  loading: ['正在打开…', 'Opening…'],
  offline: [
    '没有网络。您写的内容还在；着急的事请直接打电话。',
    'No connection. What you wrote is still here. If it is urgent, please call.',
  ],
  away: ['服务器暂时没有回应，稍后会自动恢复。', 'The server does not answer just now. It will be back.'],
  crash: [
    '这一页出了点问题，已经停下。您可以重新打开；着急的事请打 110、119、120，社区事务可打 12345。',
    'Something went wrong on this page. Open it again; if it is urgent call 110, 119 or 120, otherwise 12345.',
  ],
  missing: [
    '这一页没有取到：没有网络，或者程序换了新版本。您写的内容还在；着急的事请打 110、119、120，社区事务可打 12345。',
    'This page could not be fetched: there is no connection, or the program is a new version. What you wrote is still here. If it is urgent call 110, 119 or 120, otherwise 12345.',
  ],
  stillOut: [
    '还是没有网络，或者服务器没有回应。请稍后再点。',
    'Still no connection, or the server does not answer. Please try again later.',
  ],
  again: ['重新打开', 'Open it again'],
  tryAgain: ['再试一次', 'Try again'],
  help: ['帮助与电话', 'Help and phones'],
  door: ['回到门牌页', 'Back to the door'],
})
