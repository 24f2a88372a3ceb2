import { words } from '../../lib/language.ts'

export const useSignInWords = words({
  product: ['社区红管家', 'Red Steward'],
  motto: ['有事，就找红管家', 'Need something? Find your steward'],
  about: [
    '活地图、活档案、活户籍：一次登记，处处可用；每一次查看都有记录。',
    'The living map, archive and register: entered once, used everywhere; every look is recorded.',
  ],
  title: ['登录工作台', 'Sign in to the desk'],
  again: ['登录已失效，请重新登录', 'Your session ended, please sign in again'],
  againNote: [
    '登录后回到刚才的页面，已填写的内容还在。',
    'You come back to the page you were on; what you typed is still there.',
  ],
  loginName: ['登录名', 'Sign-in name'],
  password: ['密码或一次性开通码', 'Password, or one-time code'],
  needed: ['请填写', 'Please fill this in'],
  signIn: ['登录', 'Sign in'],
  totp: ['动态验证码', 'Verification code'],
  totpNote: ['打开手机上的验证器，输入 6 位数字。', 'Open the authenticator on your phone and enter the 6 digits.'],
  newPassword: ['设置您的新密码', 'Choose your password'],
  newPasswordNote: [
    '您使用的是一次性开通码。请设置自己的密码，至少 10 个字符，用一句好记的话就很好。',
    'You used a one-time code. Choose your own password of at least 10 characters; a short sentence is good.',
  ],
  newPasswordAgain: ['再输一遍新密码', 'The new password again'],
  notSame: ['两次输入不一样', 'The two are not the same'],
  tooShort: ['至少 10 个字符', 'At least 10 characters'],
  setAndEnter: ['保存并进入', 'Save and enter'],
  wrong: [
    '登录名或密码不对。密码区分大小写，请检查输入法。',
    'The name or password is wrong. Passwords are case-sensitive; check your keyboard layout.',
  ],
  wrongTotp: [
    '验证码不对或已过期，请输入最新的 6 位数字。',
    'The code is wrong or has expired. Enter the newest 6 digits.',
  ],
  tooMany: [
    (wait: string) => `尝试次数过多，请 ${wait}后再试。您的账号没有被锁定。`,
    (wait: string) => `Too many tries. Please try again in ${wait}. Your account is not locked.`,
  ],
  seconds: [(n: number) => `${n} 秒`, (n: number) => `${n} s`],
  minutes: [(n: number) => `${n} 分钟`, (n: number) => `${n} min`],
  help: [
    '忘记密码？请联系本社区的系统管理员重新发放一次性开通码。',
    'Forgot your password? Your system administrator can give you a new one-time code.',
  ],
  back: ['返回', 'Back'],
  otherLanguage: ['English', '中文'],
})
