// Care stands above visits and follows them: it says when the next one is due, opens a flow when nobody answered, and ends
// it when somebody was reached, all in the visit's own transaction. It registers here once, when the program is put together.
import type { Id } from '@red-steward/domain/ids'
import type { Day, Instant } from '@red-steward/domain/time'
import type { VisitMeans, VisitResult } from '@red-steward/domain/visits/codes'
import type { Context } from '../kernel/command.ts'

export interface FollowedVisit {
  id: Id
  dwellingId: Id
  householdId: Id | null
  gridId: Id | null
  personIds: readonly Id[]
  means: VisitMeans
  result: VisitResult
  visitedAt: Instant
  /** Taken back: it counts for nothing any more. */
  withdrawn: boolean
}

export interface Followed {
  nextOn: Day | null
  openRunIds: Id[]
}

export type VisitFollower = (context: Context, visit: FollowedVisit) => Promise<Followed>

let follower: VisitFollower | undefined

/** Called by the one module that follows visits. */
export function followVisits(follow: VisitFollower): void {
  follower = follow
}

export async function followed(context: Context, visit: FollowedVisit): Promise<Followed> {
  return (await follower?.(context, visit)) ?? { nextOn: null, openRunIds: [] }
}
