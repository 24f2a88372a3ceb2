// Modules above have open work that hangs on a person too: they count it and pass it on in the handover's own transaction.
// Each registers once, when the program is put together.
import type { HandoverCounts } from '@red-steward/domain/care/handover'
import type { Id } from '@red-steward/domain/ids'
import type { Context } from '../kernel/command.ts'
import type { QueryContext } from '../kernel/query.ts'

export interface HandedOn {
  counts: 'cases'
  /** How much of it hangs on this account now. */
  count(context: Pick<QueryContext, 'tx' | 'actor'>, account: Id): Promise<number>
  passOn(context: Context, from: Id, to: Id): Promise<void>
}

const followers: HandedOn[] = []

export function followHandovers(handedOn: HandedOn): void {
  followers.push(handedOn)
}

export async function countAbove(
  context: Pick<QueryContext, 'tx' | 'actor'>,
  account: Id,
): Promise<Pick<HandoverCounts, 'cases'>> {
  const counts = { cases: 0 }
  for (const { counts: what, count } of followers) counts[what] += await count(context, account)
  return counts
}

export async function passOnAbove(context: Context, from: Id, to: Id): Promise<void> {
  for (const { passOn } of followers) await passOn(context, from, to)
}
