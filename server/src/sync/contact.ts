// A phone in contact: it must be known, its owner's, and not called back. What it says of itself is kept.
import type { Id } from '@red-steward/domain/ids'
import { PROTOCOL, type PullRequest } from '@red-steward/domain/sync/wire'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'

const KEPT_FRESH_MS = 60_000

/** Refuses `device-unknown` and `device-called-back`; answers until when the lease runs from now. */
export async function contactOf(
  { tx, actor, now }: Pick<QueryContext, 'tx' | 'actor' | 'now'>,
  deviceId: Id,
  leaseDays: number,
  report: PullRequest['report'] | null = null,
): Promise<Instant> {
  const device = await tx
    .selectFrom('devices')
    .select(['last_sync_at', 'unsent', 'wipe_ordered_at', 'app_version', 'protocol'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', deviceId)
    .where('account_id', '=', actor.id)
    .executeTakeFirst()
  if (!device) refuseWith('device-unknown')
  if (device.wipe_ordered_at) refuseWith('device-called-back')
  const leaseUntil = new Date(Date.parse(now) + leaseDays * 86_400_000).toISOString() as Instant
  const isFresh = device.last_sync_at !== null && Date.parse(now) - Date.parse(device.last_sync_at) < KEPT_FRESH_MS
  const saysMore = report && (report.unsent !== device.unsent || report.appVersion !== device.app_version)
  if (isFresh && !saysMore && device.protocol === PROTOCOL) return leaseUntil
  await sql`
    update devices set last_sync_at = ${now}, lease_until = ${leaseUntil}, protocol = ${PROTOCOL}
      ${report ? sql`, unsent = ${report.unsent}, oldest_unsent_at = ${report.oldestUnsentAt}, app_version = ${report.appVersion}` : sql``}
    where community_id = ${actor.communityId} and id = ${deviceId}`.execute(tx)
  return leaseUntil
}
