// What a phone may hold now: the buildings in its owner's reach, and documents of no building.
import { createHash } from 'node:crypto'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { PostEnds, Scope } from '@red-steward/domain/sync/wire'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { contactOf } from './contact.ts'
import { sources } from './documents.ts'
import { endsOf } from './ends.ts'
import { exportKey } from './export-keys.ts'
import { cursorAt, landmarkAt, type SyncState, syncState } from './feed.ts'

/** The actor's buildings, in the order of their ids. */
export async function buildingIdsInReach({ tx, actor }: QueryContext): Promise<Id[]> {
  if (!isAllowed(actor, 'sync.use')) return []
  const reach = actor.grids === 'all' ? sql<boolean>`true` : sql<boolean>`grid_id = any(${[...actor.grids]}::uuid[])`
  const { rows } = await sql<{ id: Id }>`
    select id from buildings where community_id = ${actor.communityId} and retired_at is null and ${reach} order by id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Equal as long as a phone may hold the same buildings in the same post, and until the same moments. */
export function markOf({ actor }: QueryContext, buildingIds: readonly Id[], ends: PostEnds): string {
  const grids = actor.grids === 'all' ? 'all' : [...actor.grids].sort()
  return createHash('sha256')
    .update(JSON.stringify([actor.id, actor.role, grids, buildingIds, ends]))
    .digest('base64url')
}

/** `POST /api/sync/scope`. */
export async function scope(context: QueryContext, deviceId: Id): Promise<Scope> {
  const state = await syncState(context.tx, context.actor.communityId)
  const leaseUntil = await contactOf(context, deviceId, state.leaseDays)
  const buildingIds = await buildingIdsInReach(context)
  return scopeOf(context, state, buildingIds, await endsOf(context, buildingIds), leaseUntil)
}

export async function scopeOf(
  context: QueryContext,
  state: SyncState,
  buildingIds: readonly Id[],
  ends: PostEnds,
  leaseUntil: Instant,
): Promise<Scope> {
  const { tx, actor, now } = context
  const community = await tx
    .selectFrom('communities')
    .select('name')
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  return {
    epoch: state.epoch,
    mark: markOf(context, buildingIds, ends),
    cursor: cursorAt(state.xmin),
    landmark: await landmarkAt(tx, actor.communityId, cursorAt(state.xmin)),
    worker: {
      accountId: actor.id,
      name: actor.name,
      role: actor.role,
      communityId: actor.communityId,
      communityName: community.name,
      grids: actor.grids,
    },
    buildingIds,
    own: await ownDocuments(context),
    exportKey: await exportKey(context),
    leaseUntil,
    ends,
    at: now,
  }
}

async function ownDocuments(context: QueryContext): Promise<SyncDocument[]> {
  if (!isAllowed(context.actor, 'sync.use')) return []
  const found: SyncDocument[] = []
  for (const source of sources) found.push(...((await source.ofActor?.(context)) ?? []))
  return found
}

/** Everything a phone of this actor may hold now, read directly: what every replica must come to equal. */
export async function everythingFor(context: QueryContext): Promise<SyncDocument[]> {
  const buildingIds = await buildingIdsInReach(context)
  const found = await ownDocuments(context)
  for (const source of sources) found.push(...(await source.ofBuildings(context, buildingIds)))
  return found
}
