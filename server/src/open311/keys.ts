import { randomBytes } from 'node:crypto'
import type { Id } from '@red-steward/domain/ids'
import { SYSTEM } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/open311/managing'
import { sql } from 'kysely'
import type { z } from 'zod'
import { hashToken } from '../identity/index.ts'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import type { Inside } from './jurisdictions.ts'
import { Problem } from './problem.ts'

type ListedKey = z.infer<typeof shapes.listKeys.answer>['rows'][number]

export const listKeys = query(shapes.listKeys, async ({ tx, actor }) => {
  const { rows } = await sql<ListedKey>`
    select k.id, k.name, k.begins, k.made_at as "madeAt", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
      (select count(*)::int from open311_requests r where r.community_id = k.community_id and r.key_id = k.id) as requests
    from open311_keys k where k.community_id = ${actor.communityId} order by k.made_at, k.id`.execute(tx)
  const community = await tx
    .selectFrom('communities')
    .select('code')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  return { jurisdictionId: community.code, rows }
})

/** The key is shown this once; a hash of its 256 random bits is kept. */
export const issueKey = command(shapes.issueKey, async ({ tx, actor, now, trail, once }, { id, name }) => {
  if (actor.communityId === SYSTEM) refuseWith('only-in-a-community')
  const apiKey = `rs_${randomBytes(32).toString('base64url')}`
  await tx
    .insertInto('open311_keys')
    .values({
      community_id: actor.communityId,
      id,
      name,
      begins: apiKey.slice(0, 8),
      key_hash: hashToken(apiKey),
      made_by: actor.id,
      made_at: now,
    })
    .execute()
  trail.fact('open311-key', id, 'issued', null, name)
  once({ apiKey })
})

export const revokeKey = command(shapes.revokeKey, async ({ tx, actor, now, trail }, { id }) => {
  const { numUpdatedRows } = await tx
    .updateTable('open311_keys')
    .set({ revoked_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) notFound()
  trail.fact('open311-key', id, 'revoked', null, now)
})

/** The key's row, marked as used. */
export async function requireKey({ tx, communityId, now }: Inside, apiKey: string | undefined): Promise<Id> {
  if (!apiKey) throw new Problem(403, 'api_key was not provided')
  const row = await tx
    .updateTable('open311_keys')
    .set({ last_used_at: now })
    .where('community_id', '=', communityId)
    .where('key_hash', '=', hashToken(apiKey))
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem(403, 'Invalid api_key received')
  return row.id
}
