import {
  CaseView,
  deleteView as deleteShape,
  listViews as listShape,
  saveView as saveShape,
  VIEWS_AT_MOST,
} from '@red-steward/domain/cases/views'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

export const saveView = command(saveShape, async ({ tx, actor, now }, { id, name, filters, as }) => {
  const mine = await tx
    .selectFrom('case_views')
    .select(['id', 'name'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .execute()
  const others = mine.filter((view) => view.id !== id)
  if (others.length >= VIEWS_AT_MOST) refuseWith('too-many-saved-views')
  if (others.some((view) => view.name === name)) refuseWith('saved-view-name-taken')
  const { rows } = await sql<{ id: string }>`
    insert into case_views (community_id, id, account_id, name, filters, saved_at)
    values (${actor.communityId}, ${id}, ${actor.id}, ${name}, ${JSON.stringify({ filters, as })}, ${now})
    on conflict (community_id, id) do update
      set name = excluded.name, filters = excluded.filters, saved_at = excluded.saved_at
      where case_views.account_id = excluded.account_id
    returning id`.execute(tx)
  if (rows.length === 0) notFound()
})

export const deleteView = command(deleteShape, async ({ tx, actor }, { viewId }) => {
  const gone = await tx
    .deleteFrom('case_views')
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('id', '=', viewId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) notFound()
})

export const listViews = query(listShape, async ({ tx, actor }) => {
  const rows = await tx
    .selectFrom('case_views')
    .select(['id', 'name', 'filters'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .orderBy('name')
    .execute()
  return { views: rows.map(({ id, name, filters }) => CaseView.parse({ id, name, ...(filters as object) })) }
})
