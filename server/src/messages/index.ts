import { followCases } from '../cases/index.ts'
import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { listChannels, setChannel, testChannel } from './channels.ts'
import { askAhead, followCase } from './follow-case.ts'
import { inbox, markRead, unread } from './inbox.ts'
import { outbox, sendAgain } from './outbox.ts'
import { ownPreferences, setPreferences } from './preferences.ts'
import { beginPush, subscribePush, unsubscribePush } from './push.ts'
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from './webhooks.ts'

// Messages: what the community writes to people and programs. A message is a row of the transaction that causes it, delivered
// after the commit at least once, under one id.
// Tables: messages, message_attempts, message_channels, message_preferences, push_keys, push_subscriptions, webhooks.
export const commands: AnyCommand[] = [
  markRead,
  setPreferences,
  beginPush,
  subscribePush,
  unsubscribePush,
  setChannel,
  testChannel,
  addWebhook,
  changeWebhook,
  rotateWebhookSecret,
  removeWebhook,
  testWebhook,
  sendAgain,
]
export const queries: AnyQuery[] = [inbox, unread, ownPreferences, listChannels, listWebhooks, listDeliveries, outbox]

followCases(followCase, askAhead)

export { startDelivery } from './deliver.ts'
export type { Delivery } from './deliver-due.ts'
export { followerPreferences, setFollowerPreferences } from './preferences.ts'
/** @public for modules that tell of more than cases */
export { sendCode, sendMessage } from './send.ts'
