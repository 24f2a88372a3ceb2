import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Tx } from '../kernel/db.ts'
import { hashToken, newToken } from './secrets.ts'

const MOST_DAYS = 30

/**
 * A session for a phone, in the post its owner is in. It may be idle as long as the lease runs: the phone locks itself
 * after minutes, and its token rests under the vault's key (docs/security.md).
 */
export async function openDeviceSession(tx: Tx, actor: Actor, device: string, now: string, leaseDays: number) {
  const token = newToken()
  const id: Id = newId()
  await tx
    .insertInto('sessions')
    .values({
      id,
      token_hash: hashToken(token),
      account_id: actor.id,
      acts_in: actor.communityId,
      role: actor.role,
      device: device.slice(0, 120),
      created_at: now,
      seen_at: now,
      expires_at: new Date(Date.parse(now) + MOST_DAYS * 86_400_000).toISOString(),
      idle_seconds: leaseDays * 86_400,
    })
    .execute()
  return { id, token }
}

export async function endDeviceSession(tx: Tx, sessionId: Id, now: string) {
  await tx.updateTable('sessions').set({ ended_at: now }).where('id', '=', sessionId).execute()
}
