// The key that unsent work is sealed to when it leaves a phone as a file: P-256, its private half sealed in the vault.
import { createECDH, type ECDH } from 'node:crypto'
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'

type Inside = Pick<QueryContext, 'tx' | 'actor' | 'vault' | 'now'>
const aad = (id: string) => `export_keys|private_key_sealed|${id}`

/** The public point, base64; made on first use. */
export async function exportKey({ tx, actor, vault, now }: Inside): Promise<string> {
  const known = await newest(tx, actor.communityId)
  if (known) return known.public_key.toString('base64')
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const id = newId()
  const sealed = vault.seal(pair.getPrivateKey('base64'), aad(id))
  await sql`
    insert into export_keys (community_id, id, public_key, private_key_sealed, created_at)
    values (${actor.communityId}, ${id}, ${publicKey}, ${sealed}, ${now})`.execute(tx)
  return publicKey.toString('base64')
}

/** Every pair there was, newest first: a file may have been written to an older one. */
export async function exportPairs({ tx, actor, vault }: Inside): Promise<ECDH[]> {
  const rows = await tx
    .selectFrom('export_keys')
    .select(['id', 'private_key_sealed'])
    .where('community_id', '=', actor.communityId)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(vault.open(row.private_key_sealed, aad(row.id)), 'base64')
    return pair
  })
}

function newest(tx: QueryContext['tx'], communityId: string) {
  return tx
    .selectFrom('export_keys')
    .select('public_key')
    .where('community_id', '=', communityId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
}
