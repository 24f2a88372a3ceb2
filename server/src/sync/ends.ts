// Posts that end by the clock: a phone is told beforehand when, so that one that is silent then does not go on holding
// what a cover brought.
import type { Id } from '@red-steward/domain/ids'
import type { PostEnds } from '@red-steward/domain/sync/wire'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { coversOf } from '../care/index.ts'
import type { QueryContext } from '../kernel/query.ts'

/** When the last post in this role ends, which of these buildings leave the actor's reach when, and for whom they stand in until when. */
export async function endsOf(context: QueryContext, buildingIds: readonly Id[]): Promise<PostEnds> {
  return { ...(await placesOf(context, buildingIds)), covers: await coversOf(context) }
}

async function placesOf({ tx, actor, now }: QueryContext, buildingIds: readonly Id[]): Promise<PostEnds> {
  const posts = sql`grants g where g.community_id = ${actor.communityId} and g.account_id = ${actor.id}
    and g.role = ${actor.role} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})`
  const { rows } = await sql<{ until: Instant | null; some: boolean }>`
    select case when not bool_or(g.ends_at is null) then max(g.ends_at) end as until,
      coalesce(bool_or(g.ends_at is not null), false) as some from ${posts}`.execute(tx)
  const { until, some } = rows[0]!
  if (!some) return { until, buildings: [] }
  const ending = await sql<{ at: Instant; ids: Id[] }>`
    with posts as (select g.grid_ids, g.ends_at from ${posts})
    select at, array_agg(id order by id) as ids from (
      select b.id, case when not bool_or(p.ends_at is null) then max(p.ends_at) end as at
      from buildings b join posts p on p.grid_ids is null or b.grid_id = any(p.grid_ids)
      where b.community_id = ${actor.communityId} and b.id = any(${buildingIds}::uuid[])
      group by b.id
    ) ends where at is not null group by at order by at`.execute(tx)
  return { until, buildings: ending.rows }
}
