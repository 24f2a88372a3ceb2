import * as shapes from '@red-steward/domain/places/commands'
import { mayCreateGrid, mayRetireGrid, mayShapeCommunity } from '@red-steward/domain/places/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { countBuildings, getGridForChange } from './store.ts'

export const createGrid = command(shapes.createGrid, async ({ tx, actor, trail }, { id, code, name, kind }) => {
  ensure(mayShapeCommunity(actor))
  const community = await tx
    .selectFrom('communities')
    .select('code')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  ensure(mayCreateGrid(community, code))
  await tx.insertInto('grids').values({ community_id: actor.communityId, id, code, name, kind }).execute()
  trail.fact('grid', id, 'name', null, name)
  trail.changed('grid', id, id)
})

export const correctGrid = command(shapes.correctGrid, async ({ tx, actor, trail }, { gridId, name, kind }) => {
  ensure(mayShapeCommunity(actor))
  const grid = await getGridForChange(tx, actor, gridId)
  await tx
    .updateTable('grids')
    .set({ name, kind })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', gridId)
    .execute()
  trail.fact('grid', gridId, 'name', grid.name, name)
  trail.fact('grid', gridId, 'kind', grid.kind, kind)
  trail.changed('grid', gridId, gridId)
})

export const retireGrid = command(shapes.retireGrid, async ({ tx, actor, now, trail }, { gridId }) => {
  ensure(mayShapeCommunity(actor))
  await getGridForChange(tx, actor, gridId)
  ensure(mayRetireGrid({ buildings: await countBuildings(tx, actor, { gridId }) }))
  await tx
    .updateTable('grids')
    .set({ retired_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', gridId)
    .execute()
  trail.fact('grid', gridId, 'retiredAt', null, now)
  trail.changed('grid', gridId, gridId, 'forget')
})

/** The old grid's followers forget the building and all behind its doors; those of the new grid fetch it whole. */
export const assignGrid = command(shapes.assignGrid, async ({ tx, actor, trail }, { buildingIds, gridId }) => {
  ensure(mayShapeCommunity(actor))
  if (gridId !== null) await getGridForChange(tx, actor, gridId)
  const { rows } = await sql<{ id: string; old_grid: string | null }>`
    with before as (
      select id, grid_id from buildings
      where community_id = ${actor.communityId} and id = any(${buildingIds}::uuid[]) and retired_at is null
      for update
    )
    update buildings b set grid_id = ${gridId}::uuid from before
    where b.community_id = ${actor.communityId} and b.id = before.id
    returning b.id, before.grid_id as old_grid`.execute(tx)
  if (rows.length < new Set(buildingIds).size) notFound()
  for (const { id, old_grid } of rows) {
    if (old_grid === gridId) continue
    trail.fact('building', id, 'gridId', old_grid, gridId)
    if (old_grid !== null) trail.changed('building', id, old_grid, 'forget')
    trail.changed('building', id, gridId)
  }
})
