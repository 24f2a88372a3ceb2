import type { Words } from './words.ts'

export const identityRefusals = {
  'wrong-credentials': { zh: '账号或密码不正确。', en: 'The name or the password is not right.' },
  'wrong-password': { zh: '当前密码不正确。', en: 'The current password is not right.' },
  'too-many-tries': { zh: '尝试次数过多,请稍候再试。', en: 'Too many tries. Please wait a little.' },
  'sign-in-again': {
    zh: '登录已超过十分钟,请重新输入账号和密码登录后再做这一步。',
    en: 'You signed in more than ten minutes ago. Sign in again with your password, then do this.',
  },
  'totp-required': { zh: '请输入验证器上的 6 位动态码。', en: 'Enter the 6-digit code from your authenticator.' },
  'totp-wrong': {
    zh: '动态码不正确或已用过,请等下一个。',
    en: 'That code is wrong or was used; wait for the next one.',
  },
  'totp-not-started': { zh: '请先扫描二维码。', en: 'Scan the QR code first.' },
  'must-set-password': {
    zh: '一次性开通码正确,请设置您自己的密码。',
    en: 'The one-time code is right. Choose your own password now.',
  },
  'password-too-short': { zh: '密码至少 10 个字符。', en: 'A password has at least 10 characters.' },
  'password-too-long': { zh: '密码最多 128 个字符。', en: 'A password has at most 128 characters.' },
  'password-is-common': {
    zh: '这个密码太常见,容易被猜到,请换一个。',
    en: 'This password is too common; please choose another.',
  },
  'password-names-this-place': {
    zh: '密码不要用账号、姓名或本单位的名称。',
    en: 'Do not use your name, login or the name of this place.',
  },
  'password-unchanged': { zh: '新密码与当前密码相同。', en: 'The new password is the same as the old one.' },
  'login-name-taken': { zh: '这个账号名已被使用。', en: 'This login name is taken.' },
  'not-for-yourself': {
    zh: '不能对自己的账号这样做,请另一位管理员操作。',
    en: 'Not on your own account; ask another administrator.',
  },
  'account-stands-elsewhere': {
    zh: '此人在别的社区也有岗位,请整个系统的管理员操作。',
    en: 'They also hold a post in another community; ask an administrator of the whole installation.',
  },
  'only-for-the-installation': {
    zh: '只有整个系统的管理员可以新建社区。',
    en: 'Only an administrator of the whole installation opens communities.',
  },
  'foreign-site': { zh: '请求来自别的网站,已拒绝。', en: 'The request came from another site and was refused.' },
  'too-large': { zh: '内容过大。', en: 'Too large.' },
  'not-json': { zh: '请求格式应为 JSON。', en: 'The request must be JSON.' },
  internal: {
    zh: '系统出错,已记录,未保存任何内容。请再试一次。',
    en: 'Something failed on our side and was noted; nothing was saved. Please try again.',
  },
} as const satisfies Record<string, Words>
