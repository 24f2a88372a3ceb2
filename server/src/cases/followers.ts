// Modules above follow what happens to cases, in the same transaction: messages writes to whoever follows the case, open311
// passes it on to another system. They register once, when the program is put together.
import type { CaseState, HopAction } from '@red-steward/domain/cases/case'
import type { CaseClass, LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Policy } from '@red-steward/domain/cases/clocks'
import type { HopDetail } from '@red-steward/domain/cases/hop-detail'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
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
  /** Given with a case that is only being written. */
  newCase?: NewCase | undefined
}

export interface NewCase {
  caseNo: string
  leaf: LeafCode
  class: CaseClass
  confidential: boolean
  /** The code of the community. */
  community: string
  /** The settings of the community, one object until they change. */
  policy: Policy
  /** What the followers' questions gave, in their order. */
  asked: readonly unknown[]
}

/** `asked`: what the follower's own question about a new case gave; undefined for any later hop. */
export type CaseFollower<Asked> = (context: Context, event: CaseEvent, asked: Asked | undefined) => Promise<void>

/**
 * An expression about a case that is not written yet, asked in one statement with its number so that nobody waits for it:
 * `k` has the community, first handler, grid and secrecy of the case, `b` the grid of its building.
 */
export type AskAhead = (actor: Actor, now: Instant) => RawBuilder<unknown>

const followers: CaseFollower<unknown>[] = []
const questions: AskAhead[] = []

/** Called by each module that follows cases. */
export function followCases<Asked>(follow: CaseFollower<Asked>, ask?: AskAhead): void {
  const at = ask ? questions.push(ask) - 1 : -1
  followers.push((context, event) => follow(context, event, event.newCase?.asked[at] as Asked | undefined))
}

/** All questions as one array. */
export const askAhead: AskAhead = (actor, now) =>
  sql`jsonb_build_array(${sql.join(questions.map((ask) => ask(actor, now)))})`

export async function tellFollowers(context: Context, event: CaseEvent): Promise<void> {
  await together(followers.map((follow) => follow(context, event, undefined)))
}
