import type { Words } from './words.ts'

/** Refusals of messages and of links to other systems. */
export const messagesRefusals = {
  'only-in-a-community': {
    zh: '请先切换到社区里的岗位，再设置这个社区的联通方式。',
    en: 'Switch to a post in a community first; this belongs to one community.',
  },
  'message-address-missing': {
    zh: '请先填写邮箱或企业微信账号，再打开这种通知方式。',
    en: 'Give the address first, then switch this way of being told on.',
  },
  'message-not-given-up': {
    zh: '只有未送达的消息可以重发。',
    en: 'Only messages that were given up can be sent again.',
  },
  'message-too-late': { zh: '验证码已过期，不能重发。', en: 'The code is too old to be sent again.' },
  'forward-not-mapped': {
    zh: '这个系统不接收这一类事件，或已停用。',
    en: 'That system does not take this kind of case, or is switched off.',
  },
  'key-is-for-another-address': {
    zh: '地址改到了别处,原来的密钥不能沿用,请重新填写。',
    en: 'The address now leads elsewhere; the key was given for the old one. Please enter a key again.',
  },
  'forward-already': { zh: '这件事已经转给这个系统。', en: 'This case was passed on to that system already.' },
} as const satisfies Record<string, Words>
