// What is given away under one batch can be taken back together: it keeps where each case was before.
import type { Id } from '@red-steward/domain/ids'
import type { CaseForChange, Writing } from './store.ts'

export async function beginBatch({ tx, actor, now }: Writing, batchId: Id): Promise<void> {
  await tx
    .insertInto('case_batches')
    .values({ community_id: actor.communityId, id: batchId, by_id: actor.id, at: now })
    .execute()
}

/** To be called once the case has moved: taking back is refused when its version is another by then. */
export async function keepPlace({ tx, actor }: Writing, batchId: Id, one: CaseForChange, before: Place) {
  await tx
    .insertInto('case_batch_items')
    .values({
      community_id: actor.communityId,
      batch_id: batchId,
      case_id: one.id,
      version_after: one.version,
      before: JSON.stringify(before),
    })
    .execute()
}

export type Place = ReturnType<typeof placeOf>

/** Where a case was before it was given away. What was only reported stays accepted: that was said to the resident. */
export function placeOf({ state, handlerId, handlerUnitId, handlerRole, dispatchedAt }: CaseForChange) {
  return {
    state: state === 'REPORTED' ? ('ACCEPTED' as const) : state,
    handlerId,
    handlerUnitId,
    handlerRole,
    dispatchedAt,
  }
}
