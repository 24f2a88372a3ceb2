// What changed for this phone since its cursor. A record is told by what may be held of it now: what is no longer in
// reach comes back without a document, and the phone forgets it.
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { Forget, PullAnswer, PullRequest } from '@red-steward/domain/sync/wire'
import type { QueryContext } from '../kernel/query.ts'
import { contactOf } from './contact.ts'
import { feedKinds, sources } from './documents.ts'
import { endsOf } from './ends.ts'
import { canFollow, type FeedRow, handedOver, isOwnPast, landmarkAt, readFeed, syncState } from './feed.ts'
import { buildingIdsInReach, markOf, scopeOf } from './scope.ts'

export async function pull(context: QueryContext, request: PullRequest): Promise<PullAnswer> {
  const { tx, actor } = context
  const state = await syncState(tx, actor.communityId)
  const leaseUntil = await contactOf(context, request.deviceId, state.leaseDays, request.report ?? null)
  if (!canFollow(state, request.epoch, request.cursor)) return { reload: true }
  if (!(await isOwnPast(tx, actor.communityId, state, request.landmark ?? null))) return { reload: true }

  const feed = await readFeed(tx, actor, request.cursor, state.xmin, feedKinds)
  const changes = isAllowed(actor, 'sync.use') ? await documentsOf(context, feed.rows) : { forget: [], documents: [] }
  const buildingIds = await buildingIdsInReach(context)
  const ends = await endsOf(context, buildingIds)
  const isSame = markOf(context, buildingIds, ends) === request.mark
  const scope = isSame ? null : await scopeOf(context, state, buildingIds, ends, leaseUntil)
  const away = await handedOver(tx, actor, request.cursor, feed.cursor)
  const anew = buildingIds.filter((id) => away.has(id))
  const landmark = await landmarkAt(tx, actor.communityId, feed.cursor)
  const read = { cursor: feed.cursor, landmark, more: feed.more, ...changes }
  return { reload: false, ...read, anew, scope, leaseUntil, at: context.now }
}

/** Each changed record is dropped first and then put as it may be held now, with what comes with it. */
async function documentsOf(context: QueryContext, rows: readonly FeedRow[]) {
  const changed = new Map<string, Set<Id>>()
  for (const { kind, id } of rows) changed.set(kind, (changed.get(kind) ?? new Set()).add(id))
  const forget: Forget[] = []
  const documents = new Map<string, SyncDocument>()
  const tell = async (kind: string, field: string, ids: readonly Id[], found: readonly SyncDocument[]) => {
    forget.push({ kind, field, ids })
    for (const document of found) documents.set(`${document.kind} ${document.id} ${document.buildingId}`, document)
  }
  for (const source of sources) {
    const ids = [...(changed.get(source.kind) ?? [])]
    if (ids.length > 0) await tell(source.kind, 'id', ids, await source.ofIds(context, ids))
    for (const { kind, field, ofIds } of source.comesWith ?? []) {
      const others = [...(changed.get(kind) ?? [])]
      if (others.length > 0) await tell(source.kind, field, others, await ofIds(context, others))
    }
  }
  return { forget, documents: [...documents.values()] }
}
