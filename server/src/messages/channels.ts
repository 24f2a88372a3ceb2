import type { Id } from '@red-steward/domain/ids'
import { newId } from '@red-steward/domain/ids'
import {
  listChannels as listShape,
  setChannel as setShape,
  testChannel as testShape,
} from '@red-steward/domain/messages/managing'
import type { ChannelKind, ChannelSettings } from '@red-steward/domain/messages/settings'
import { mayKeepKey } from '@red-steward/domain/messages/webhooks'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { requireCommunity } from './own-community.ts'
import { writeMessages } from './send.ts'

export const channelAad = (communityId: Id, kind: ChannelKind) =>
  `message_channels|settings_sealed|${communityId}.${kind}`

const placeOf = (settings: ChannelSettings) => (settings.kind === 'EMAIL' ? settings.host : settings.url)
const secretOf = { EMAIL: 'password', SMS: 'key', WECOM: 'secret' } as const

export const listChannels = query(listShape, async ({ tx, actor, vault }) => {
  const rows = await tx
    .selectFrom('message_channels')
    .innerJoin('accounts', 'accounts.id', 'changed_by')
    .select(['kind', 'enabled', 'settings_sealed', 'display_name', 'changed_at'])
    .where('message_channels.community_id', '=', actor.communityId)
    .orderBy('kind')
    .execute()
  return {
    rows: rows.map((row) => {
      const kind = row.kind as ChannelKind
      const settings = JSON.parse(
        vault.open(row.settings_sealed, channelAad(actor.communityId, kind)),
      ) as ChannelSettings
      const shown = { ...settings, [secretOf[kind]]: '' } as ChannelSettings
      return { kind, enabled: row.enabled, settings: shown, changedBy: row.display_name, changedAt: row.changed_at }
    }),
  }
})

export const setChannel = command(setShape, async (context, { settings, enabled }) => {
  requireCommunity(context.actor)
  const { tx, actor, now, vault, trail } = context
  const { kind } = settings
  const aad = channelAad(actor.communityId, kind)
  const before = await settingsBefore(context, kind)
  const secret = secretOf[kind]
  const given = (settings as Record<string, unknown>)[secret]
  const kept = before?.[secret]
  if (!given && kept) ensure(mayKeepKey(placeOf(before as ChannelSettings), placeOf(settings)))
  const whole = { ...settings, [secret]: given || kept || '' }
  const row = {
    enabled,
    settings_sealed: vault.seal(JSON.stringify(whole), aad),
    changed_by: actor.id,
    changed_at: now,
  }
  await tx
    .insertInto('message_channels')
    .values({ community_id: actor.communityId, kind, ...row })
    .onConflict((conflict) => conflict.columns(['community_id', 'kind']).doUpdateSet(row))
    .execute()
  trail.fact('message-channel', actor.communityId, kind, before ? 'set' : null, enabled ? 'on' : 'off')
})

async function settingsBefore({ tx, actor, vault }: Context, kind: ChannelKind) {
  const row = await tx
    .selectFrom('message_channels')
    .select('settings_sealed')
    .where('community_id', '=', actor.communityId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && (JSON.parse(vault.open(row.settings_sealed, channelAad(actor.communityId, kind))) as Record<string, unknown>)
  )
}

/** The test goes the way of every message, so that its fate is told by the outbox. */
export const testChannel = command(testShape, async (context, { kind, to }) => {
  requireCommunity(context.actor)
  const address = kind === 'SMS' ? checkPhone(to).number : to
  if (!address) refuseWith('phone-malformed')
  const way = { channel: kind, language: 'zh' as const, to: address }
  const [messageId] = await writeMessages(context, [way], { template: 'test', params: { path: '' }, urgent: true })
  return { messageId: messageId ?? newId() }
})
