// What a message says. Only case numbers, codes of our own and links stand in it: an SMS and a push pass through the hands of
// others, so nobody's name, phone, address or id is ever a parameter (tested by a canary).
import { z } from 'zod'
import { type HopAction, hopActionWords } from '../cases/case.ts'
import type { LeafCode } from '../cases/catalogue.ts'
import { leafOf } from '../cases/catalogue.ts'

export const Template = z.enum(['case-hop', 'case-new', 'confidential', 'one-time-code', 'incident-notice', 'test'])
export type Template = z.infer<typeof Template>
export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** All a message may say. `path`: where it leads, below the address of the installation; never with anything personal. */
export interface MessageParams {
  caseNo?: string
  leaf?: LeafCode
  action?: HopAction
  path?: string
  /** What a one-time code is for; for the operator, never in its text. */
  purpose?: string
  /** Of a webhook. */
  event?: string
  caseId?: string
  state?: string | null
  at?: string
}

export interface Text {
  title: string
  body: string
}

type Say = (params: MessageParams, language: Language) => Text

const pick = (language: Language, zh: string, en: string) => (language === 'en' ? en : zh)
const leafName = ({ leaf }: MessageParams, language: Language) => (leaf ? leafOf(leaf)[language] : '')
const did = ({ action }: MessageParams, language: Language) => (action ? hopActionWords[action][language] : '')
const spaced = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ')

const texts: Record<Template, Say> = {
  'case-hop': (p, to) => ({
    title: spaced(did(p, to), leafName(p, to)),
    body: pick(to, `事件 ${p.caseNo ?? ''} 有新进展。`, `There is news of case ${p.caseNo ?? ''}.`),
  }),
  'case-new': (p, to) => ({
    title: spaced(pick(to, '新事件', 'New case'), leafName(p, to)),
    body: pick(to, `事件 ${p.caseNo ?? ''} 等待接手。`, `Case ${p.caseNo ?? ''} waits to be taken in hand.`),
  }),
  // Nothing of a confidential case leaves its page, not even its number.
  confidential: (_p, to) => ({
    title: pick(to, '保密事件', 'Confidential case'),
    body: pick(to, '有一件保密事件有新进展。', 'There is news of a confidential case.'),
  }),
  'incident-notice': (p, to) => ({
    title: pick(to, '社区告知', 'From your community'),
    body: pick(
      to,
      `事件 ${p.caseNo ?? ''} 可能影响您，请查看并告诉我们情况。`,
      `Case ${p.caseNo ?? ''}: is your home affected?`,
    ),
  }),
  'one-time-code': (_p, to) => ({
    title: pick(to, '验证码', 'Code'),
    body: pick(to, '10 分钟内有效，请勿告诉他人。', 'Valid for 10 minutes. Tell it to nobody.'),
  }),
  test: (_p, to) => ({
    title: pick(to, '测试消息', 'Test message'),
    body: pick(to, '收到这条消息，说明这种发送方式可用。', 'If you read this, the channel works.'),
  }),
}

/** Title and body for the app, push, e-mail and WeCom. */
export function textOf(template: Template, params: MessageParams, language: Language): Text {
  return texts[template](params, language)
}

/**
 * The body of an SMS: a number, a link or a code, nothing else. `origin`: where links begin. `secret`: the code, or what opens
 * the link of a home, behind the sign that browsers send to no server.
 */
export function smsOf(
  template: Template,
  { caseNo, path }: MessageParams,
  language: Language,
  { origin, secret }: { origin: string; secret: string | undefined },
): string {
  const sign = pick(language, '【社区红管家】', '[Red Steward] ')
  if (template === 'one-time-code') {
    return sign + pick(language, `验证码 ${secret}，10 分钟内有效。`, `Code ${secret}, valid for 10 minutes.`)
  }
  if (template === 'test') return sign + texts.test({}, language).body
  const said = texts[template]({ ...(caseNo ? { caseNo } : {}) }, language).body
  return `${sign}${said}${path ? ` ${origin}${path}${secret ? `#f.${secret}` : ''}` : ''}`
}
