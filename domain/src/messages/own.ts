// What one has been told, and how one wants to be told.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { QuietHours } from './quiet-hours.ts'
import type { MessageParams } from './templates.ts'
import { Language, Template } from './templates.ts'

const Params = z.record(z.string(), z.unknown()).transform((params) => params as MessageParams)

export const InboxLine = z.object({
  id: Id,
  template: Template,
  params: Params,
  caseId: Id.nullable(),
  madeAt: Instant,
  readAt: Instant.nullable(),
})
export type InboxLine = z.infer<typeof InboxLine>

export const inbox = queryShape({
  name: 'messages.inbox',
  permission: 'identity.own-account',
  summary: 'What one has been told in the app, newest first.',
  input: z.strictObject({
    unreadOnly: z.boolean().default(false),
    after: Id.optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  answer: z.object({ rows: z.array(InboxLine), next: Id.nullable(), unread: z.int() }),
})

export const unread = queryShape({
  name: 'messages.unread',
  permission: 'identity.own-account',
  summary: 'How many messages in the app one has not read, up to 100.',
  input: z.strictObject({}),
  answer: z.object({ unread: z.int() }),
})

export const markRead = commandShape({
  name: 'messages.mark-read',
  permission: 'identity.own-account',
  summary: 'Marks own messages as read: those named, or all made up to now.',
  input: z.strictObject({ ids: z.array(Id).max(200).optional() }),
})

/** E-mail address and WeCom id are one's own, kept sealed; empty takes them back. */
export const Preferences = z.strictObject({
  push: z.boolean().default(true),
  email: z.boolean().default(false),
  wecom: z.boolean().default(false),
  language: Language.default('zh'),
  quietHours: QuietHours,
  emailAddress: z.union([z.literal(''), z.email().max(200)]).default(''),
  wecomId: z.string().trim().max(64).default(''),
})
export type Preferences = z.infer<typeof Preferences>

export const ownPreferences = queryShape({
  name: 'messages.own-preferences',
  permission: 'identity.own-account',
  summary: 'How one is told, which ways are set up here, and which browsers may be pushed to.',
  input: z.strictObject({}),
  answer: z.object({
    preferences: Preferences,
    setUp: z.object({ email: z.boolean(), wecom: z.boolean() }),
    browsers: z.array(z.object({ id: Id, app: z.enum(['desk', 'field']), madeAt: Instant })),
  }),
})

export const setPreferences = commandShape({
  name: 'messages.set-preferences',
  permission: 'identity.own-account',
  summary: 'Chooses how one is told: ways, language, quiet hours. Refuses `message-address-missing`.',
  input: Preferences,
})

export const beginPush = commandShape({
  name: 'messages.begin-push',
  permission: 'identity.own-account',
  summary: 'The public key a browser needs to be pushed to (VAPID, RFC 8292), in base64url.',
  input: z.strictObject({}),
  answer: z.object({ publicKey: z.string() }),
})

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+=*$/)

export const subscribePush = commandShape({
  name: 'messages.subscribe-push',
  permission: 'identity.own-account',
  summary: 'Lets this browser be pushed to. The same browser again replaces what it gave before.',
  input: z.strictObject({
    id: Id,
    app: z.enum(['desk', 'field']),
    endpoint: z
      .string()
      .trim()
      .max(1000)
      .regex(/^https?:\/\/\S+$/),
    p256dh: Base64Url.length(87),
    auth: Base64Url.min(22).max(24),
  }),
})

export const unsubscribePush = commandShape({
  name: 'messages.unsubscribe-push',
  permission: 'identity.own-account',
  summary: 'One of one’s browsers is pushed to no more.',
  input: z.strictObject({ id: Id }),
})
