// One query over several communities (note 140): each is entered in turn, lawfully: only where the caller holds the very post
// they act in, with the reach that post has there. Row-level security stays what it is; one community is open at a time.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'

export interface PostThere {
  actor: Actor
  communityName: string
}

/** Does the work in every community where the caller holds this post now, by the communities' codes, and comes back. */
export async function atEachPost<T>(
  { tx, actor, now }: Pick<QueryContext, 'tx' | 'actor' | 'now'>,
  work: (there: PostThere) => Promise<T>,
): Promise<T[]> {
  const posts = await postsOf(tx, actor, now)
  const found: T[] = []
  try {
    for (const there of posts) {
      await enter(tx, there.actor.communityId, actor.id)
      found.push(await work(there))
    }
  } finally {
    // After a failed statement the transaction is over and so is what was entered.
    await enter(tx, actor.communityId, actor.id).catch(() => {})
  }
  return found
}

function enter(tx: QueryContext['tx'], communityId: Id, accountId: Id) {
  return sql`select enter_community(${communityId}::uuid, ${accountId}::uuid)`.execute(tx)
}

/** An account sees its own grants of every community, and those alone (policy `in_community` of `grants`). */
async function postsOf(tx: QueryContext['tx'], actor: Actor, now: string): Promise<PostThere[]> {
  const { rows } = await sql<{ communityId: Id; name: string; whole: boolean; grids: Id[] }>`
    select g.community_id as "communityId", c.name, bool_or(g.grid_ids is null) as whole,
      coalesce(array_agg(distinct grid.id) filter (where grid.id is not null), '{}') as grids
    from grants g join communities c on c.id = g.community_id left join lateral unnest(g.grid_ids) as grid (id) on true
    where g.account_id = ${actor.id} and g.role = ${actor.role} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
    group by g.community_id, c.name, c.code order by c.code`.execute(tx)
  return rows.map(({ communityId, name, whole, grids }) => ({
    actor: { ...actor, communityId, grids: whole ? 'all' : grids },
    communityName: name,
  }))
}
