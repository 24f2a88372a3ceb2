import type { Words } from './words.ts'

/** Refusals at the resident's door: plain words, and what to do instead. */
export const portalRefusals = {
  'portal-plate-unknown': {
    zh: '这块门牌认不出来，可能已经换新。请扫单元门口现在的门牌，或者直接打社区电话。',
    en: 'This plate is not known; it may have been replaced. Scan the one now at the door, or call the community.',
  },
  'portal-notice-not-up': {
    zh: '现在没有这份公示：可能已经到期或者撤下了。想知道结果，请打社区电话。',
    en: 'There is no such notice now; it may have ended or been taken down. Call the community to hear what came of it.',
  },
  'portal-plate-revoked': { zh: '这块门牌已经停用。', en: 'This plate is out of use already.' },
  'portal-phone-needed': {
    zh: '这件事关系到具体的人或住户，请留一个手机号，我们好与您核实。公共设施、环境、安全的事可以不留。',
    en: 'This concerns a person or a home, so please confirm a phone number. Public matters and safety need none.',
  },
  'portal-not-shared': {
    zh: '这件事不能在这里一起反映，请单独写。',
    en: 'This cannot be joined here; please write it yourself.',
  },
  'portal-no-codes': {
    zh: '这里暂时发不了验证码，请直接打社区电话。',
    en: 'Codes cannot be sent here at present; please call the community.',
  },
  'portal-code-too-often': {
    zh: '验证码发得太频繁，请过几分钟再试，或者直接打社区电话。',
    en: 'Too many codes were sent. Try again in some minutes, or call the community.',
  },
  'portal-pass-over': {
    zh: '离上次验证手机已超过半小时，请再验证一次。',
    en: 'It is more than half an hour since your phone was confirmed. Please confirm it again.',
  },
  'portal-too-many': {
    zh: '短时间内提交太多，暂时不能再提交。着急的事请直接打电话。',
    en: 'Too much was sent in a short time. If it is urgent, please call.',
  },
  'portal-not-closed': { zh: '这件事还在办理中。', en: 'This is still being handled.' },
  'portal-not-yours': { zh: '只有最初反映的人可以这样做。', en: 'Only whoever reported it first may do this.' },
  'portal-nobody-reads': {
    zh: '这件事没有从门牌反映的居民，没有人能看到这条回复。',
    en: 'Nobody reported this through the portal, so nobody would read this.',
  },
  'portal-has-own-link': {
    zh: '反映人是从门牌反映的，手机上已有查看链接；别人无法证明自己就是反映人，所以不另打回执。',
    en: 'Whoever reported this through the portal holds the link already; nobody else can show that they are it.',
  },
  'portal-photo-consent-missing': {
    zh: '照片要本人同意才能展示，请先勾选同意。',
    en: 'A photo is shown only with your consent; please tick it first.',
  },
  'portal-photo-unreadable': { zh: '这不是能用的照片。', en: 'This is no picture we can use.' },
} as const satisfies Record<string, Words>
