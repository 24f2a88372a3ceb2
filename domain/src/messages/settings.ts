// How mail, SMS and WeCom leave the house: what an administrator writes down for each.
import { z } from 'zod'
import { ReceiverUrl } from './webhooks.ts'

const Secret = z.string().max(500)
const Host = z
  .string()
  .trim()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i)

export const EmailSettings = z.strictObject({
  kind: z.literal('EMAIL'),
  host: Host,
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  secure: z.boolean().default(false),
  user: z.string().trim().max(200).default(''),
  password: Secret.default(''),
  from: z.email().max(200),
})

/** A gateway that takes `{id, to, text}` as JSON with a bearer key and answers 2xx; the same id twice is one SMS. */
export const SmsSettings = z.strictObject({
  kind: z.literal('SMS'),
  url: ReceiverUrl,
  key: Secret.default(''),
})

/** An application of one's own company in WeCom. */
export const WecomSettings = z.strictObject({
  kind: z.literal('WECOM'),
  url: ReceiverUrl.default('https://qyapi.weixin.qq.com'),
  corpId: z.string().trim().min(1).max(100),
  secret: Secret.min(1),
  agentId: z.int().min(1),
})

export const ChannelSettings = z.discriminatedUnion('kind', [EmailSettings, SmsSettings, WecomSettings])
export type ChannelSettings = z.infer<typeof ChannelSettings>
export type EmailSettings = z.infer<typeof EmailSettings>
export type SmsSettings = z.infer<typeof SmsSettings>
export type WecomSettings = z.infer<typeof WecomSettings>

/** Channels that need settings; the app, push and webhooks work as they are. */
export const ChannelKind = z.enum(['EMAIL', 'SMS', 'WECOM'])
export type ChannelKind = z.infer<typeof ChannelKind>
