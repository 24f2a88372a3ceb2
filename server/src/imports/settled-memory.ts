// What is settled, as far as this process knows: only a help to find the next doors, never the proof. Both lanes hold one and
// the same, or each would take the other's doors for open and its people for strangers.
import type { Id } from '@red-steward/domain/ids'
import type { Context } from '../kernel/command.ts'
import { type Settled, settledSoFar } from './row-records.ts'

const remembered = new Map<Id, Promise<Settled>>()
const doubtful = new Set<Id>()

/** The one record of this import in memory; who settles rows adds them to it. */
export async function rememberSettled(context: Pick<Context, 'tx' | 'actor'>, importId: Id): Promise<Settled> {
  const known = remembered.get(importId)
  if (!known) {
    const reading = settledSoFar(context, importId)
    remembered.set(importId, reading)
    reading.catch(() => forgetSettled(importId))
    return reading
  }
  const settled = await known
  if (doubtful.delete(importId)) {
    const now = await settledSoFar(context, importId)
    for (const number of now.numbers) settled.numbers.add(number)
    for (const id of now.created) settled.created.add(id)
  }
  return settled
}

/** Somebody else moves this import too: the next step adds what they have settled. */
export function doubtSettled(importId: Id): void {
  doubtful.add(importId)
}

export function forgetSettled(importId: Id): void {
  remembered.delete(importId)
  doubtful.delete(importId)
}
