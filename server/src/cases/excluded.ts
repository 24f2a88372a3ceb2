import type { Id } from '@red-steward/domain/ids'
import type { Writing } from './store.ts'

/** Left out of the rates by two people (handbook §5.3). */
export async function isExcluded({ tx, actor }: Writing, caseId: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('cases')
    .select('excluded_at')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirst()
  return row?.excluded_at != null
}
