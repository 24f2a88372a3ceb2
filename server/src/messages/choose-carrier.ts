// Finds the address of a due message and the carrier for it, opening what is sealed. The network comes after the commit.

import type { Id } from '@red-steward/domain/ids'
import { type Channel, channelWords } from '@red-steward/domain/messages/message'
import type { ChannelKind, ChannelSettings } from '@red-steward/domain/messages/settings'
import { smsOf, textOf } from '@red-steward/domain/messages/templates'
import type { WebhookBody } from '@red-steward/domain/messages/webhooks'
import type { Tx } from '../kernel/db.ts'
import type { Vault } from '../kernel/vault.ts'
import { openSecret } from '../registry/index.ts'
import { type Parcel, Undelivered } from './carriers/carrier.ts'
import { carryEmail } from './carriers/email.ts'
import { carryPush, type PushKeys, type Subscription } from './carriers/push.ts'
import { carrySms } from './carriers/sms.ts'
import { carryWebhook } from './carriers/webhook.ts'
import { carryWecom } from './carriers/wecom.ts'
import { channelAad } from './channels.ts'
import type { Carry, Delivery } from './deliver-due.ts'
import type { Due } from './due.ts'
import { preferenceAad } from './preferences.ts'
import { pushKeyAad, subscriptionAad } from './push.ts'
import { sealedAs } from './send.ts'
import { endpointAad } from './webhooks.ts'

export interface Inside {
  tx: Tx
  vault: Vault
  communityId: Id
}

export async function carrierFor(inside: Inside, delivery: Delivery, due: Due): Promise<Carry> {
  const carriers: Record<Channel, () => Promise<Carry> | Carry> = {
    IN_APP: () => async () => {},
    PUSH: () => byPush(inside, delivery, due),
    EMAIL: () => byEmail(inside, delivery, due),
    SMS: () => bySms(inside, delivery, due),
    WECOM: () => byWecom(inside, delivery, due),
    WEBHOOK: () => byWebhook(inside, delivery, due),
  }
  return carriers[due.channel]()
}

const fails = (problem: 'no-channel' | 'no-address' | 'endpoint-gone'): Carry => {
  return async () => {
    throw new Undelivered(problem, { isFinal: true })
  }
}

function parcelOf({ id, template, params, language }: Due, { publicUrl }: Delivery): Parcel {
  const text = template === 'webhook' ? { title: '', body: '' } : textOf(template, params, language)
  return { id, text, link: `${publicUrl}${params.path ?? ''}` }
}

/** The settings of a channel that is switched on. */
async function settingsOf<Kind extends ChannelKind>({ tx, vault, communityId }: Inside, kind: Kind) {
  const row = await tx
    .selectFrom('message_channels')
    .select('settings_sealed')
    .where('community_id', '=', communityId)
    .where('kind', '=', kind)
    .where('enabled', '=', true)
    .executeTakeFirst()
  if (!row) return undefined
  return JSON.parse(vault.open(row.settings_sealed, channelAad(communityId, kind))) as Extract<
    ChannelSettings,
    { kind: Kind }
  >
}

async function bySms(inside: Inside, delivery: Delivery, due: Due): Promise<Carry> {
  const { vault } = inside
  const { id, template, params, language, secretSealed } = due
  const to = phoneOf(vault, due)
  if (!to || template === 'webhook') return fails('no-address')
  const secret = secretSealed ? vault.open(secretSealed, sealedAs('secret_sealed', id)) : undefined
  const text = smsOf(template, params, language, { origin: delivery.publicUrl, secret })
  const settings = await settingsOf(inside, 'SMS')
  if (!settings) return shownOr(delivery, due, text)
  return () => carrySms(settings, delivery, to, id, text)
}

/** Written with the message, confirmed in the portal, or the reporter's as the register has it at this moment. */
function phoneOf(vault: Vault, { id, toSealed, followerId, phoneSealed, personId, personPhoneSealed }: Due) {
  if (toSealed) return vault.open(toSealed, sealedAs('to_sealed', id))
  if (phoneSealed) return vault.open(phoneSealed, `case_followers|phone_sealed|${followerId}`)
  return personId && openSecret(vault, personId, 'phone', personPhoneSealed)
}

/** A demo has no gateway: the operator reads on the terminal what would have gone out. To whom is not said. */
function shownOr({ demo, say }: Delivery, { channel }: Due, text: string): Carry {
  if (!demo) return fails('no-channel')
  return async () => {
    say(`${channelWords[channel].zh} ${channelWords[channel].en} (demo): ${text}`)
    throw new Undelivered('no-channel', { isFinal: true })
  }
}

/** Written with the message, or what the recipient chose to be written to at. */
function addressOf({ vault }: Inside, due: Due, column: 'email_sealed' | 'wecom_sealed', chosen: Buffer | null) {
  if (due.toSealed) return vault.open(due.toSealed, sealedAs('to_sealed', due.id))
  return chosen && due.preferenceId ? vault.open(chosen, preferenceAad(column, due.preferenceId)) : undefined
}

async function byEmail(inside: Inside, delivery: Delivery, due: Due): Promise<Carry> {
  const to = addressOf(inside, due, 'email_sealed', due.emailSealed)
  if (!to) return fails('no-address')
  const settings = await settingsOf(inside, 'EMAIL')
  if (!settings) return fails('no-channel')
  return () => carryEmail(settings, delivery, to, parcelOf(due, delivery))
}

async function byWecom(inside: Inside, delivery: Delivery, due: Due): Promise<Carry> {
  const to = addressOf(inside, due, 'wecom_sealed', due.wecomSealed)
  if (!to) return fails('no-address')
  const settings = await settingsOf(inside, 'WECOM')
  if (!settings) return fails('no-channel')
  return () => carryWecom(settings, delivery, to, parcelOf(due, delivery))
}

async function byPush({ tx, vault, communityId }: Inside, delivery: Delivery, due: Due): Promise<Carry> {
  const { subscriptionId, subscriptionSealed, urgent } = due
  if (!subscriptionId || !subscriptionSealed) return fails('endpoint-gone')
  const subscription = JSON.parse(vault.open(subscriptionSealed, subscriptionAad(subscriptionId))) as Subscription
  const row = await tx
    .selectFrom('push_keys')
    .select(['id', 'public_key', 'private_sealed'])
    .where('community_id', '=', communityId)
    .executeTakeFirst()
  if (!row) return fails('no-channel')
  const keys: PushKeys = { publicKey: row.public_key, privateKey: vault.open(row.private_sealed, pushKeyAad(row.id)) }
  return () =>
    carryPush(delivery, subscription, keys, { ...parcelOf(due, delivery), urgent, subject: delivery.publicUrl })
}

function byWebhook({ vault }: Inside, delivery: Delivery, due: Due): Carry {
  const { id, url, endpointId, endpointSecretSealed, oldSecretSealed, oldSecretUntil } = due
  if (!url || !endpointId || !endpointSecretSealed) return fails('endpoint-gone')
  const secret = vault.open(endpointSecretSealed, endpointAad('secret_sealed', endpointId))
  const old = oldSecretSealed && vault.open(oldSecretSealed, endpointAad('old_secret_sealed', endpointId))
  const body = JSON.stringify(eventOf(due, delivery))
  return async (at) => {
    const secrets = [secret, ...(old && oldSecretUntil && oldSecretUntil > at.toISOString() ? [old] : [])]
    return carryWebhook(delivery, { url, secrets }, { id, at, body })
  }
}

/** The same at every attempt, to the letter. */
function eventOf({ id, params, madeAt }: Due, { publicUrl }: Delivery): WebhookBody {
  const { event, at, path: _, ...data } = params
  return {
    specversion: '1.0',
    id,
    source: publicUrl,
    type: event as WebhookBody['type'],
    time: at ?? madeAt,
    datacontenttype: 'application/json',
    data: data as WebhookBody['data'],
  }
}
