import { type Actor, reaches } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'

/** Every read of buildings starts here: one outside the actor's grids, or in no grid, does not exist for them. */
export function buildingsInReach(tx: Tx, actor: Actor) {
  const inCommunity = tx
    .selectFrom('buildings')
    .where('buildings.community_id', '=', actor.communityId)
    .where('buildings.retired_at', 'is', null)
  return actor.grids === 'all'
    ? inCommunity
    : inCommunity.where(sql<boolean>`buildings.grid_id = any(${[...actor.grids]}::uuid[])`)
}

/** A dwelling is within reach when its building is; a retired door stays readable, for the sake of its history. */
export function dwellingsInReach(tx: Tx, actor: Actor) {
  const inCommunity = tx
    .selectFrom('dwellings')
    .innerJoin('buildings', (on) =>
      on
        .onRef('buildings.community_id', '=', 'dwellings.community_id')
        .onRef('buildings.id', '=', 'dwellings.building_id'),
    )
    .where('dwellings.community_id', '=', actor.communityId)
  return actor.grids === 'all'
    ? inCommunity
    : inCommunity.where(sql<boolean>`buildings.grid_id = any(${[...actor.grids]}::uuid[])`)
}

export async function getBuildingForChange(tx: Tx, actor: Actor, id: Id) {
  const row = await buildingsInReach(tx, actor).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ?? notFound()
}

export async function getDwellingForChange(tx: Tx, actor: Actor, id: Id) {
  const row = await dwellingsInReach(tx, actor)
    .selectAll('dwellings')
    .select('buildings.grid_id')
    .where('dwellings.id', '=', id)
    .where('dwellings.retired_at', 'is', null)
    .forUpdate('dwellings')
    .executeTakeFirst()
  return row ?? notFound()
}

/** Compounds have no grid of their own: everybody of the community may name them. */
export async function getCompoundForChange(tx: Tx, actor: Actor, id: Id) {
  const row = await tx
    .selectFrom('compounds')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? notFound()
}

export async function getGridForChange(tx: Tx, actor: Actor, id: Id) {
  const row = await tx
    .selectFrom('grids')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && reaches(actor, id) ? row : notFound()
}

/** How many buildings in use point at this compound or grid. */
export async function countBuildings(tx: Tx, actor: Actor, of: { compoundId: Id } | { gridId: Id }): Promise<number> {
  const [column, id] =
    'compoundId' in of ? (['compound_id', of.compoundId] as const) : (['grid_id', of.gridId] as const)
  const row = await tx
    .selectFrom('buildings')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('community_id', '=', actor.communityId)
    .where(column, '=', id)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/**
 * Holds these doors until the end of the transaction and tells whether anybody is still registered behind them. A
 * household that is being registered meanwhile waits, or is waited for (migration 0050). Reads the registry's tables: a
 * place must not vanish under people, and the registry may call places but not the other way round.
 */
export async function isLivedIn(tx: Tx, actor: Actor, of: { buildingId: Id } | { dwellingId: Id }): Promise<boolean> {
  const doors = 'dwellingId' in of ? sql`d.id = ${of.dwellingId}` : sql`d.building_id = ${of.buildingId}`
  await sql`select from dwellings d where d.community_id = ${actor.communityId} and ${doors} order by d.id for update`.execute(
    tx,
  )
  const { rows } = await sql<{ lived_in: boolean }>`
    select exists (
      select from dwellings d
      where d.community_id = ${actor.communityId} and ${doors} and (
        exists (select from households h where h.community_id = d.community_id and h.dwelling_id = d.id and h.closed_on is null)
        or exists (select from residences r where r.community_id = d.community_id and r.dwelling_id = d.id and r.to_day is null))
    ) as lived_in`.execute(tx)
  return rows[0]!.lived_in
}

/** Door keys begin with the numbers of building and unit (`doorKey` in domain), so they follow these. */
export async function renameDoors(
  { tx, actor, trail }: Pick<Context, 'tx' | 'actor' | 'trail'>,
  building: { id: Id; grid_id: Id | null },
) {
  const { rows } = await sql<{ id: Id; retired: boolean }>`
    update dwellings d set door_key = keys.door_key from (
      select self.community_id, self.id, concat_ws('-', b.number, u.number, self.room) as door_key
      from dwellings self
      join buildings b on b.community_id = self.community_id and b.id = self.building_id
      left join units u on u.community_id = self.community_id and u.id = self.unit_id
      where self.community_id = ${actor.communityId} and self.building_id = ${building.id}
    ) keys
    where d.community_id = keys.community_id and d.id = keys.id and d.door_key <> keys.door_key
    returning d.id, d.retired_at is not null as retired`.execute(tx)
  for (const { id, retired } of rows) if (!retired) trail.changed('dwelling', id, building.grid_id)
}

export async function highestDoor(tx: Tx, actor: Actor, buildingId: Id): Promise<number> {
  const row = await tx
    .selectFrom('dwellings')
    .select(({ fn }) => fn.max('floor').as('floor'))
    .where('community_id', '=', actor.communityId)
    .where('building_id', '=', buildingId)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.floor ?? 0
}

/** A compound has no grid: its name reaches the followers of a grid with the buildings that bear it. */
export async function announceCompound({ tx, actor, trail }: Pick<Context, 'tx' | 'actor' | 'trail'>, compoundId: Id) {
  trail.changed('compound', compoundId, null)
  const buildings = await tx
    .selectFrom('buildings')
    .select(['id', 'grid_id'])
    .where('community_id', '=', actor.communityId)
    .where('compound_id', '=', compoundId)
    .where('retired_at', 'is', null)
    .execute()
  for (const { id, grid_id } of buildings) trail.changed('building', id, grid_id)
}
