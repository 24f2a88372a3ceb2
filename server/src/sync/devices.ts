// Phones: enrolled by their owner, seen by who looks after them, called back when lost.
import { randomBytes } from 'node:crypto'
import * as shapes from '@red-steward/domain/sync/commands'
import { PROTOCOL } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import { endDeviceSession, ensureFresh, hashToken, newToken, openDeviceSession } from '../identity/index.ts'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { syncState } from './feed.ts'

export const aad = (column: 'share_sealed' | 'recovery_sealed', id: string) => `devices|${column}|${id}`

/** The two parts of the vault's key that the server holds are made here and told by `share` alone. */
export const enrolDevice = command(shapes.enrolDevice, async (context, input) => {
  const { tx, actor, now, vault, once, trail } = context
  await ensureFresh(context)
  const { deviceId: id, label, appVersion, publicKey } = input
  const { leaseDays } = await syncState(tx, actor.communityId)
  const session = await openDeviceSession(tx, actor, label, now, leaseDays)
  const orderToken = newToken()
  const secret = (column: 'share_sealed' | 'recovery_sealed') =>
    vault.seal(randomBytes(32).toString('base64'), aad(column, id))
  await tx
    .insertInto('devices')
    .values({
      community_id: actor.communityId,
      id,
      account_id: actor.id,
      role: actor.role,
      label,
      app_version: appVersion,
      protocol: input.protocol,
      public_key: Buffer.from(publicKey, 'base64'),
      order_token_hash: hashToken(orderToken),
      share_sealed: secret('share_sealed'),
      recovery_sealed: secret('recovery_sealed'),
      session_id: session.id,
      enrolled_at: now,
    })
    .execute()
  trail.fact('device', id, 'enrolled', null, now)
  once({ token: session.token, orderToken })
})

export const renewDevice = command(shapes.renewDevice, async (context, { deviceId }) => {
  const { tx, actor, now, once } = context
  await ensureFresh(context)
  const device = await tx
    .selectFrom('devices')
    .select(['label', 'session_id'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', deviceId)
    .where('account_id', '=', actor.id)
    .where('wipe_ordered_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!device) notFound()
  const { leaseDays } = await syncState(tx, actor.communityId)
  const session = await openDeviceSession(tx, actor, device.label, now, leaseDays)
  await endDeviceSession(tx, device.session_id, now)
  await sql`update devices set session_id = ${session.id} where community_id = ${actor.communityId} and id = ${deviceId}`.execute(
    tx,
  )
  once({ token: session.token })
})

export const wipeDevice = command(shapes.wipeDevice, async ({ tx, actor, now, trail }, { deviceId }) => {
  const { rows } = await sql<{ session: string }>`
    update devices set wipe_ordered_at = coalesce(wipe_ordered_at, ${now}), wipe_ordered_by = coalesce(wipe_ordered_by, ${actor.id})
    where community_id = ${actor.communityId} and id = ${deviceId} returning session_id as session`.execute(tx)
  await endDeviceSession(tx, (rows[0] ?? notFound()).session, now)
  trail.fact('device', deviceId, 'wipeOrderedAt', null, now)
})

export const setLease = command(shapes.setLease, async ({ tx, actor, trail }, { days }) => {
  const { leaseDays } = await syncState(tx, actor.communityId)
  await tx.updateTable('sync_states').set({ lease_days: days }).where('community_id', '=', actor.communityId).execute()
  trail.fact('community', actor.communityId, 'leaseDays', leaseDays, days)
})

export const deviceList = query(shapes.devices, async ({ tx, actor, now }) => {
  const { leaseDays } = await syncState(tx, actor.communityId)
  const { rows } = await sql<shapes.DeviceRow>`
    select d.id, d.account_id as "accountId", a.display_name as owner, d.label, d.app_version as "appVersion", d.protocol,
      d.protocol < ${PROTOCOL} as "isOutdated", d.enrolled_at as "enrolledAt", d.last_sync_at as "lastSyncAt",
      greatest(0, floor(extract(epoch from ${now}::timestamptz - coalesce(d.last_sync_at, d.enrolled_at)) / 86400))::int as "silentDays",
      d.unsent, d.oldest_unsent_at as "oldestUnsentAt", d.lease_until as "leaseUntil",
      d.wipe_ordered_at as "wipeOrderedAt", d.wipe_confirmed_at as "wipeConfirmedAt"
    from devices d join accounts a on a.id = d.account_id
    where d.community_id = ${actor.communityId}
    order by (d.wipe_confirmed_at is not null), coalesce(d.last_sync_at, d.enrolled_at)`.execute(tx)
  return { leaseDays, rows }
})
