// How the community writes to people and programs: by which way, in which state a message is.
import { z } from 'zod'
import type { Words } from '../words/words.ts'

export const Channel = z.enum(['IN_APP', 'PUSH', 'EMAIL', 'SMS', 'WECOM', 'WEBHOOK'])
export type Channel = z.infer<typeof Channel>
export const channelWords: Record<Channel, Words> = {
  IN_APP: { zh: '站内消息', en: 'In the app' },
  PUSH: { zh: '浏览器推送', en: 'Push' },
  EMAIL: { zh: '电子邮件', en: 'E-mail' },
  SMS: { zh: '短信', en: 'SMS' },
  WECOM: { zh: '企业微信', en: 'WeCom' },
  WEBHOOK: { zh: '网络回调', en: 'Webhook' },
}

/**
 * WAITING: not yet delivered, tried again when due. SENT: the other side took it. SHOWN: no channel is set up and the
 * demo shows it to the operator instead. DEAD: given up; somebody may send it again. DROPPED: not worth sending any more.
 */
export const MessageState = z.enum(['WAITING', 'SENT', 'SHOWN', 'DEAD', 'DROPPED'])
export type MessageState = z.infer<typeof MessageState>
export const messageStateWords: Record<MessageState, Words> = {
  WAITING: { zh: '待发送', en: 'Waiting' },
  SENT: { zh: '已送达', en: 'Delivered' },
  SHOWN: { zh: '仅在此显示（演示）', en: 'Shown here (demo)' },
  DEAD: { zh: '未送达', en: 'Given up' },
  DROPPED: { zh: '已作废', en: 'Dropped' },
}

/** Why an attempt failed; never what the other side said word for word, which may repeat an address. */
export const DeliveryProblem = z.enum([
  'no-channel',
  'no-address',
  'timed-out',
  'unreachable',
  'refused-by-receiver',
  'receiver-failed',
  'address-not-allowed',
  'endpoint-gone',
  'expired',
])
export type DeliveryProblem = z.infer<typeof DeliveryProblem>
export const deliveryProblemWords: Record<DeliveryProblem, Words> = {
  'no-channel': { zh: '没有设置这种发送方式', en: 'This channel is not set up' },
  'no-address': { zh: '没有收件地址', en: 'There is no address' },
  'timed-out': { zh: '对方超时', en: 'The receiver took too long' },
  unreachable: { zh: '连不上对方', en: 'The receiver cannot be reached' },
  'refused-by-receiver': { zh: '对方拒收', en: 'The receiver refused it' },
  'receiver-failed': { zh: '对方出错', en: 'The receiver failed' },
  'address-not-allowed': { zh: '内网地址，未获允许', en: 'A private address that is not allowed' },
  'endpoint-gone': { zh: '订阅已失效', en: 'The subscription is gone' },
  expired: { zh: '过期未发', en: 'Too late to send' },
}
