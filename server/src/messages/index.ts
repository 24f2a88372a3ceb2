import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'

// Messages: what the community writes to people and programs. A message is a row of the transaction that causes it, delivered
// after the commit at least once, under one id.
// Tables: messages, message_attempts, message_channels, message_preferences, push_keys, push_subscriptions, webhook_endpoints.
export const commands: AnyCommand[] = []
export const queries: AnyQuery[] = []
export { type CodePurpose, type Message, type Recipient, sendCode, sendMessage } from './send.ts'
