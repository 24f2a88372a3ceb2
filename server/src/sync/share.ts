// What the server gives to a vault on a phone, and what it orders a phone to do.

import { type Id, SYSTEM } from '@red-steward/domain/ids'
import type { Orders, OrdersRequest, Share } from '@red-steward/domain/sync/wire'
import type { z } from 'zod'
import { hashToken } from '../identity/index.ts'
import type { Machine } from '../kernel/machine.ts'
import type { QueryContext } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { auditLine, sealed } from '../kernel/trail.ts'
import { entered } from '../kernel/transaction.ts'
import { contactOf } from './contact.ts'
import { aad } from './devices.ts'
import { syncState } from './feed.ts'

/** Only for the owner of a device that is not called back. */
export async function share(context: QueryContext, deviceId: Id): Promise<Share> {
  const { tx, actor, vault } = context
  const { leaseDays } = await syncState(tx, actor.communityId)
  const leaseUntil = await contactOf(context, deviceId, leaseDays)
  const row = await tx
    .selectFrom('devices')
    .select(['share_sealed', 'recovery_sealed'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow()
  return {
    share: vault.open(row.share_sealed, aad('share_sealed', deviceId)),
    recovery: vault.open(row.recovery_sealed, aad('recovery_sealed', deviceId)),
    leaseUntil,
  }
}

/** Without a session, by the device's own token: whether it is to wipe itself, and that it has. */
export async function orders(machine: Machine, request: z.output<typeof OrdersRequest>): Promise<Orders> {
  const { communityId, deviceId, token, wiped } = request
  const now = machine.now().toISOString()
  const nobody = { id: SYSTEM, name: '', role: 'auditor' as const, communityId, grids: 'all' as const }
  return entered(machine.db, { actor: nobody }, now, async ({ tx, client }) => {
    const device = await tx
      .selectFrom('devices')
      .select(['account_id', 'wipe_ordered_at', 'wipe_confirmed_at'])
      .where('community_id', '=', communityId)
      .where('id', '=', deviceId)
      .where('order_token_hash', '=', hashToken(token))
      .executeTakeFirst()
    if (!device) notFound()
    if (wiped && !device.wipe_confirmed_at) {
      await tx
        .updateTable('devices')
        .set({ wipe_confirmed_at: now, unsent: 0, oldest_unsent_at: null })
        .where('community_id', '=', communityId)
        .where('id', '=', deviceId)
        .execute()
      const lines = [{ ...auditLine('sync.device-wiped', 'done', {}), subject_kind: 'device', subject_id: deviceId }]
      await client.query('select record_command(null,null,$1,null,$2,null,$3,$4,$4)', [
        device.account_id,
        now,
        JSON.stringify(sealed(lines, now, device.account_id)),
        '[]',
      ])
    }
    return { wipe: device.wipe_ordered_at !== null }
  })
}
