// Lists as somebody likes them, kept per account and community; nobody else sees them.
import {
  deleteView as deleteShape,
  listViews as listShape,
  SavedView,
  saveView as saveShape,
} from '@red-steward/domain/registry/lists'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

const MOST_VIEWS = 50

export const saveView = command(saveShape, async ({ tx, actor, now }, view) => {
  const mine = await tx
    .selectFrom('saved_views')
    .select(['id', 'list', 'name'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .execute()
  const others = mine.filter(({ id }) => id !== view.id)
  if (others.length >= MOST_VIEWS) refuseWith('too-many-saved-views')
  if (others.some(({ list, name }) => list === view.list && name === view.name)) refuseWith('saved-view-name-taken')
  const { rows } = await sql<{ id: string }>`
    insert into saved_views (community_id, id, account_id, list, name, view, saved_at)
    values (${actor.communityId}, ${view.id}, ${actor.id}, ${view.list}, ${view.name}, ${JSON.stringify(view)}, ${now})
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

export const listViews = query(listShape, async ({ tx, actor }) => {
  const rows = await tx
    .selectFrom('saved_views')
    .select('view')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .orderBy('list')
    .orderBy('name')
    .execute()
  return { views: rows.map(({ view }) => SavedView.parse(view)) }
})
