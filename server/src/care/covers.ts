import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Cover } from '@red-steward/domain/sync/wire'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'

/** The accounts whose post the actor covers at this moment, as rows of one column. */
export const coveredBy = (actor: Actor, now: Instant): RawBuilder<{ id: Id }> =>
  sql<{ id: Id }>`select h.from_account as id from handovers h where h.community_id = ${actor.communityId}
    and h.to_account = ${actor.id} and h.cover_until > ${now}::timestamptz`

/** The same, with the end of each: a phone is told beforehand, for nobody tells it at that moment. */
export async function coversOf({ tx, actor, now }: Pick<QueryContext, 'tx' | 'actor' | 'now'>): Promise<Cover[]> {
  const { rows } = await sql<Cover>`
    select h.from_account as id, max(h.cover_until) as until from handovers h where h.community_id = ${actor.communityId}
      and h.to_account = ${actor.id} and h.cover_until > ${now}::timestamptz group by 1 order by 1`.execute(tx)
  return rows
}
