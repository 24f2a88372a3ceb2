// What an administrator sets up: channels and webhooks; and the outbox with what was not delivered.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import { Channel, DeliveryProblem, MessageState } from './message.ts'
import { ChannelKind, ChannelSettings } from './settings.ts'
import { ReceiverUrl, WebhookEvent } from './webhooks.ts'

export const listChannels = queryShape({
  name: 'messages.channels',
  permission: 'messages.manage',
  summary: 'How mail, SMS and WeCom leave the house, without passwords.',
  input: z.strictObject({}),
  answer: z.object({
    rows: z.array(
      z.object({
        kind: ChannelKind,
        enabled: z.boolean(),
        /** As written down, with every secret empty. */
        settings: ChannelSettings,
        changedBy: z.string(),
        changedAt: Instant,
      }),
    ),
  }),
})

export const setChannel = commandShape({
  name: 'messages.set-channel',
  permission: 'messages.manage',
  summary: 'Sets a channel up or switches it off. An empty secret keeps the one there is.',
  input: z.strictObject({ settings: ChannelSettings, enabled: z.boolean().default(true) }),
})

export const testChannel = commandShape({
  name: 'messages.test-channel',
  permission: 'messages.manage',
  summary: 'Sends a test message: to a mail address, a phone, or a WeCom id. Its fate stands in the outbox.',
  input: z.strictObject({ kind: ChannelKind, to: z.string().trim().min(1).max(200) }),
  answer: z.object({ messageId: Id }),
})

const Endpoint = { name: z.string().trim().min(1).max(60), url: ReceiverUrl, events: z.array(WebhookEvent).min(1) }

export const listWebhooks = queryShape({
  name: 'messages.webhooks',
  permission: 'messages.manage',
  summary: 'Programs that are told what happens.',
  input: z.strictObject({}),
  answer: z.object({
    rows: z.array(
      z.object({
        id: Id,
        ...Endpoint,
        enabled: z.boolean(),
        madeAt: Instant,
        /** Until when the secret before signs too. */
        oldSecretUntil: Instant.nullable(),
        waiting: z.int(),
        dead: z.int(),
        lastSentAt: Instant.nullable(),
      }),
    ),
  }),
})

const Secret = z.object({ secret: z.string() })

export const addWebhook = commandShape({
  name: 'messages.add-webhook',
  permission: 'messages.manage',
  summary: 'Tells another program from now on. Its signing secret is answered this once.',
  input: z.strictObject({ id: Id, ...Endpoint }),
  answer: Secret,
})

export const changeWebhook = commandShape({
  name: 'messages.change-webhook',
  permission: 'messages.manage',
  summary: 'Changes name, address or events of a webhook, or switches it off and on.',
  input: z.strictObject({ id: Id, ...Endpoint, enabled: z.boolean() }),
})

export const rotateWebhookSecret = commandShape({
  name: 'messages.rotate-webhook-secret',
  permission: 'messages.manage',
  summary: 'A new signing secret, answered this once; the one before signs too for a day.',
  input: z.strictObject({ id: Id }),
  answer: Secret,
})

export const removeWebhook = commandShape({
  name: 'messages.remove-webhook',
  permission: 'messages.manage',
  summary: 'Tells another program no more; what waits for it is dropped.',
  input: z.strictObject({ id: Id }),
})

export const testWebhook = commandShape({
  name: 'messages.test-webhook',
  permission: 'messages.manage',
  summary: 'Sends `endpoint.test` to a webhook.',
  input: z.strictObject({ id: Id }),
  answer: z.object({ messageId: Id }),
})

export const listDeliveries = queryShape({
  name: 'messages.deliveries',
  permission: 'messages.manage',
  summary: 'The last 100 attempts at a webhook: when, what the receiver answered, how long it took.',
  input: z.strictObject({ endpointId: Id }),
  answer: z.object({
    rows: z.array(
      z.object({
        messageId: Id,
        event: z.string(),
        attempt: z.int(),
        at: Instant,
        problem: DeliveryProblem.nullable(),
        status: z.int().nullable(),
        tookMs: z.int(),
      }),
    ),
  }),
})

export const OutboxFilters = z.strictObject({
  state: MessageState.optional(),
  channel: Channel.optional(),
})

export const outbox = queryShape({
  name: 'messages.outbox',
  permission: 'messages.read-outbox',
  summary: 'Messages with their state of delivery, newest first; never to whom, and what they say only in a demo.',
  input: z.strictObject({
    ...OutboxFilters.shape,
    after: Id.optional(),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        id: Id,
        channel: Channel,
        template: z.string(),
        caseNo: z.string().nullable(),
        endpoint: z.string().nullable(),
        state: MessageState,
        problem: DeliveryProblem.nullable(),
        attempts: z.int(),
        madeAt: Instant,
        dueAt: Instant,
        endedAt: Instant.nullable(),
        /** The words of a message that a demo shows instead of sending it. */
        shown: z.string().nullable(),
      }),
    ),
    next: Id.nullable(),
    counts: z.object({ waiting: z.int(), dead: z.int() }),
  }),
})

export const sendAgain = commandShape({
  name: 'messages.send-again',
  permission: 'messages.read-outbox',
  summary: 'Tries messages again that were given up. Refuses `message-not-given-up`, `message-too-late`.',
  input: z.strictObject({ ids: z.array(Id).min(1).max(200) }),
})
