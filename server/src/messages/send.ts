// Writing messages: rows in the transaction of whatever caused them. `deliver-due.ts` takes them out after the commit.
import { randomInt } from 'node:crypto'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Language, MessageParams, Template } from '@red-steward/domain/messages/templates'
import type { Instant } from '@red-steward/domain/time'
import type { Context } from '../kernel/command.ts'
import { insertion } from '../kernel/insertion.ts'
import { type Way, waysOfAccount, waysOfFollower } from './recipients.ts'
import { wake } from './wake.ts'

export type Writing = Pick<Context, 'tx' | 'actor' | 'now' | 'vault' | 'trail' | 'sendAlong'>

/** Somebody at work here, somebody who follows a case, or a phone that follows nothing yet (digits only). */
type Recipient = { accountId: Id } | { followerId: Id } | { phone: string; language?: Language }

interface Message {
  to: Recipient
  template: Template
  params?: MessageParams
  caseId?: Id
  /** Passes the quiet hours. */
  urgent?: boolean
  /** Also rings a phone or fills a mailbox; false: a colleague finds it in the app only. */
  rings?: boolean
}

/** @public Writes to one recipient by the ways they chose. Answers the ids of the messages: one for each way, none when there is none. */
export async function sendMessage(context: Writing, message: Message): Promise<Id[]> {
  const { to, rings = true, ...rest } = message
  if ('phone' in to) {
    return writeMessages(context, [{ channel: 'SMS', language: to.language ?? 'zh', to: to.phone }], rest)
  }
  const ways =
    'accountId' in to ? await waysOfAccount(context, to.accountId, rings) : await waysOfFollower(context, to.followerId)
  return writeMessages(context, ways, rest)
}

const CODE_MINUTES = 10

/** What a one-time code is for. */
export type CodePurpose = 'follow' | 'report' | 'rate'

/**
 * Sends six digits to a phone (digits only) and answers them, for the caller to keep the hash of. They pass the quiet hours
 * and are not sent once ten minutes have gone. Where no SMS channel is set up, the demo shows them on the operator's
 * outbox page and on the terminal; elsewhere the message ends as not delivered.
 */
export async function sendCode(
  context: Writing,
  phone: string,
  purpose: CodePurpose,
  language: Language = 'zh',
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expiresAt = new Date(Date.parse(context.now) + CODE_MINUTES * 60_000).toISOString()
  await writeMessages(context, [{ channel: 'SMS', language, to: phone, secret: code, expiresAt }], {
    template: 'one-time-code',
    params: { purpose },
    urgent: true,
  })
  return code
}

export interface NewMessage {
  template: Template | 'webhook'
  params?: MessageParams
  caseId?: Id | undefined
  urgent?: boolean
}

/** One row for each way; what is in the app is there with the commit. */
export async function writeMessages(context: Writing, ways: readonly Way[], message: NewMessage): Promise<Id[]> {
  const { actor, trail, sendAlong } = context
  if (ways.length === 0) return []
  const rows = ways.map((way) => rowOf(context, way, message))
  sendAlong(insertion('messages', rows))
  // Open desks count what is unread anew; the hop of a case has told them already.
  if (!message.caseId) for (const row of rows) if (row.channel === 'IN_APP') trail.changed('message', row.id, null)
  if (rows.some(({ channel }) => channel !== 'IN_APP')) wake(actor.communityId)
  return rows.map(({ id }) => id)
}

function rowOf(context: Writing, way: Way, { template, params = {}, caseId, urgent = false }: NewMessage) {
  const { actor, now, vault } = context
  const id = newId(Date.parse(now))
  const inApp = way.channel === 'IN_APP'
  return {
    community_id: actor.communityId,
    id,
    channel: way.channel,
    template,
    params: JSON.stringify(params),
    account_id: way.accountId ?? null,
    follower_id: way.followerId ?? null,
    endpoint_id: way.endpointId ?? null,
    subscription_id: way.subscriptionId ?? null,
    case_id: caseId ?? null,
    to_sealed: way.to === undefined ? null : vault.seal(way.to, sealedAs('to_sealed', id)),
    secret_sealed: way.secret === undefined ? null : vault.seal(way.secret, sealedAs('secret_sealed', id)),
    language: way.language,
    urgent,
    state: inApp ? 'SENT' : 'WAITING',
    due_at: now,
    expires_at: (way.expiresAt ?? null) as Instant | null,
    made_at: now,
    ended_at: inApp ? now : null,
  }
}

export const sealedAs = (column: 'to_sealed' | 'secret_sealed', id: Id) => `messages|${column}|${id}`
