import type { Id } from '@red-steward/domain/ids'
import { merges as mergesShape, unmergePersons as shape } from '@red-steward/domain/registry/duplicates'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { getPersonForChange } from './households.ts'
import { personInReach } from './reach.ts'
import { undoCommands } from './undo-commands.ts'

/** Refuses `changed-since` and `others-still-depend` like any undo, naming what is in the way. */
export const unmergePersons = command(shape, async (context, { mergeId }) => {
  const { tx, actor, now } = context
  const merge = await tx
    .selectFrom('person_merges')
    .select(['kept_id', 'command_id', 'unmerged_at'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) return notFound()
  await getPersonForChange(tx, actor, merge.kept_id)
  if (merge.unmerged_at) refuseWith('merge-was-undone')
  await undoCommands(context, [merge.command_id])
  await tx
    .updateTable('person_merges')
    .set({ unmerged_at: now, unmerged_by: actor.id })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', mergeId)
    .execute()
})

export const mergeList = query(mergesShape, async ({ tx, actor }, { limit }) => {
  const { rows } = await sql<{
    id: Id
    keptId: Id
    keptName: string
    droppedId: Id
    droppedName: string
    at: string
    by: string
    undone: boolean
  }>`
    select m.id, m.kept_id as "keptId", p.name as "keptName", m.dropped_id as "droppedId", q.name as "droppedName",
      m.merged_at as at, a.display_name as by, m.unmerged_at is not null as undone
    from person_merges m
    join persons p on p.community_id = m.community_id and p.id = m.kept_id
    join persons q on q.community_id = m.community_id and q.id = m.dropped_id
    join accounts a on a.id = m.merged_by
    where m.community_id = ${actor.communityId} and ${personInReach(actor)}
    order by m.merged_at desc, m.id desc limit ${limit}`.execute(tx)
  return { rows }
})
