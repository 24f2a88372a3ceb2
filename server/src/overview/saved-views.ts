// Lists as somebody likes them. Nobody else sees them, and they hold nothing but what a list is asked.
import {
  deleteView as deleteShape,
  listViews as listShape,
  SavedView,
  saveView as saveShape,
  VIEWS_AT_MOST,
} from '@red-steward/domain/overview/saved-views'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

export const saveView = command(saveShape, async ({ tx, actor, now }, view) => {
  const { id, list, name } = view
  const others = await tx
    .selectFrom('saved_views')
    .select('name')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('list', '=', list)
    .where('id', '<>', id)
    .execute()
  if (others.length >= VIEWS_AT_MOST) refuseWith('too-many-saved-views')
  if (others.some((other) => other.name === name)) refuseWith('saved-view-name-taken')
  const { rows } = await sql<{ id: string }>`
    insert into saved_views (community_id, id, account_id, list, name, view, saved_at)
    values (${actor.communityId}, ${id}, ${actor.id}, ${list}, ${name}, ${JSON.stringify(view)}, ${now})
    on conflict (community_id, id) do update
      set list = excluded.list, name = excluded.name, view = excluded.view, saved_at = excluded.saved_at
      where saved_views.account_id = excluded.account_id
    returning id`.execute(tx)
  if (rows.length === 0) notFound()
})

export const deleteView = command(deleteShape, async ({ tx, actor }, { viewId }) => {
  const gone = await tx
    .deleteFrom('saved_views')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('id', '=', viewId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) notFound()
})

/** A view that asks for what its list no longer knows is left out; the others still open. */
export const listViews = query(listShape, async ({ tx, actor }, { list }) => {
  const rows = await tx
    .selectFrom('saved_views')
    .select('view')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('list', '=', list)
    .orderBy('name')
    .execute()
  return { views: rows.flatMap(({ view }) => SavedView.safeParse(view).data ?? []) }
})
