// Modules above follow what happens to cases, in the same transaction: messages writes to whoever follows the case, open311
// passes it on to another system. They register once, when the program is put together.
import type { CaseState, HopAction } from '@red-steward/domain/cases/case'
import type { HopDetail } from '@red-steward/domain/cases/hop-detail'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Context } from '../kernel/command.ts'
import { together } from '../kernel/together.ts'

export interface CaseEvent {
  hopId: Id
  caseId: Id
  action: HopAction
  /** Where the case stands after it, when that changed. */
  toState: CaseState | null
  text: string
  residentText: string
  detail: HopDetail
  at: Instant
}

export type CaseFollower = (context: Context, event: CaseEvent) => Promise<void>

const followers: CaseFollower[] = []

/** Called by each module that follows cases. */
export function followCases(follow: CaseFollower): void {
  followers.push(follow)
}

export async function tellFollowers(context: Context, event: CaseEvent): Promise<void> {
  await together(followers.map((follow) => follow(context, event)))
}
