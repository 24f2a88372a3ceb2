// Unsent work that came as a file: opened with the server's key, believed because the device signed it, and run as the
// person who did it, once each, exactly as if it had been pushed.
import { createDecipheriv, createPublicKey, type ECDH, hkdfSync, verify } from 'node:crypto'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { type TakenIn, UNSENT_INFO, type UnsentFile, UnsentWork } from '@red-steward/domain/sync/wire'
import type { Machine } from '../kernel/machine.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { auditLine, sealed } from '../kernel/trail.ts'
import { type Caller, entered } from '../kernel/transaction.ts'
import { exportPairs } from './export-keys.ts'
import { type CommandOf, pushAs } from './push.ts'

/** Refuses `role-not-allowed`, `not-found` (unknown device), `file-not-readable` (damaged, forged, another server's). */
export async function takeIn(
  machine: Machine,
  caller: Caller,
  commandOf: CommandOf,
  file: UnsentFile,
): Promise<TakenIn> {
  const { author, envelopes } = await opened(machine, caller, file)
  const { answers } = await pushAs(machine, { actor: author }, commandOf, envelopes)
  const refused = answers.flatMap((answer) =>
    answer.outcome === 'done'
      ? []
      : [{ id: answer.id, name: envelopes.find(({ id }) => id === answer.id)!.name, why: answer.why }],
  )
  return { author: author.name, done: answers.length - refused.length, refused }
}

function opened(machine: Machine, caller: Caller, file: UnsentFile) {
  const now = machine.now().toISOString()
  return entered(machine.db, caller, now, async ({ tx, client, actor }) => {
    if (!isAllowed(actor, 'sync.manage-devices')) refuseWith('role-not-allowed')
    const vault = await machine.keys.of(tx, actor.communityId)
    const device = await tx
      .selectFrom('devices')
      .innerJoin('accounts', 'accounts.id', 'devices.account_id')
      .select(['account_id', 'role', 'public_key', 'display_name'])
      .where('community_id', '=', actor.communityId)
      .where('devices.id', '=', file.deviceId)
      .executeTakeFirst()
    if (!device || file.communityId !== actor.communityId) notFound()
    if (!isSignedBy(device.public_key, file)) refuseWith('file-not-readable')
    const pairs = await exportPairs({ tx, actor, vault, now })
    const work = UnsentWork.safeParse(decrypted(pairs, file))
    if (!work.success) refuseWith('file-not-readable')
    const line = { ...auditLine('sync.take-in', 'done', {}), subject_kind: 'device', subject_id: file.deviceId }
    await client.query('select record_command(null,null,$1,$2,$3,null,$4,$5,$5)', [
      actor.id,
      actor.role,
      now,
      JSON.stringify(sealed([line], now, actor.id)),
      '[]',
    ])
    const author: Actor = {
      id: device.account_id,
      name: device.display_name,
      role: device.role as Role,
      communityId: actor.communityId,
      grids: await gridsNow(tx, actor.communityId, device.account_id, device.role, now),
    }
    return { author, envelopes: work.data.envelopes }
  })
}

/** The author's reach today; somebody who has left reaches nothing, and their work goes to the grid leads. */
async function gridsNow(
  tx: Parameters<Parameters<typeof entered>[3]>[0]['tx'],
  communityId: Id,
  accountId: Id,
  role: string,
  now: string,
): Promise<'all' | Id[]> {
  const grants = await tx
    .selectFrom('grants')
    .select('grid_ids')
    .where('community_id', '=', communityId)
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .execute()
  return grants.some(({ grid_ids }) => grid_ids === null) ? 'all' : grants.flatMap(({ grid_ids }) => grid_ids ?? [])
}

function isSignedBy(point: Buffer, { sealed, signature }: UnsentFile): boolean {
  try {
    const part = (from: number) => point.subarray(from, from + 32).toString('base64url')
    const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: part(1), y: part(33) } })
    const bytes = Buffer.from(sealed, 'base64')
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function decrypted(pairs: readonly ECDH[], { ephemeral, iv, sealed }: UnsentFile): unknown {
  const bytes = Buffer.from(sealed, 'base64')
  for (const pair of pairs) {
    try {
      const secret = pair.computeSecret(Buffer.from(ephemeral, 'base64'))
      const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), UNSENT_INFO, 32))
      const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
      cipher.setAuthTag(bytes.subarray(-16))
      return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString('utf8'))
    } catch {} // written to another of our keys, or damaged: the last one decides
  }
  return undefined
}
