// The deliverer of a running program: a community is looked at when something was written there, when something is due to be
// tried again, and in a slow round over all of them, which finds what a crash or another program left behind.
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import type { Machine } from '../kernel/machine.ts'
import { type Delivery, deliverDue, inCommunity } from './deliver-due.ts'
import { takeWoken } from './wake.ts'

const LOOK_EVERY_MS = 250
const ROUND_EVERY_MS = 15_000
/** A message is written before its transaction commits: whoever is woken looks again for a while. */
const LOOK_AGAIN_MS = 2_000
const MOST_AT_ONCE = 32

/** Delivers until stopped; `stop` waits for what is on its way. */
export function startDelivery(machine: Machine, delivery: Delivery): { stop(): Promise<void> } {
  const lookUntil = new Map<Id, number>()
  const dueAt = new Map<Id, number>()
  const underWay = new Set<Promise<unknown>>()
  let nextRound = 0
  let stopped = false
  let looking: Promise<void> | undefined

  async function look() {
    const now = machine.now().getTime()
    for (const id of takeWoken()) lookUntil.set(id, now + LOOK_AGAIN_MS)
    if (now >= nextRound) {
      nextRound = now + ROUND_EVERY_MS
      for (const id of await communities(machine)) dueAt.set(id, Math.min(dueAt.get(id) ?? now, now))
    }
    const due = [...dueAt].filter(([, at]) => at <= now).map(([id]) => id)
    for (const id of new Set([...lookUntil.keys(), ...due])) await lookAt(id, now)
  }

  async function lookAt(id: Id, now: number) {
    if ((lookUntil.get(id) ?? 0) <= now) lookUntil.delete(id)
    for (;;) {
      const free = MOST_AT_ONCE - underWay.size
      if (free <= 0 || stopped) return
      const { carried, settled, nextDueAt } = await deliverDue(machine, id, delivery, free)
      if (nextDueAt === undefined) dueAt.delete(id)
      else dueAt.set(id, nextDueAt)
      const carrying = settled.catch(() => {}).finally(() => underWay.delete(carrying))
      underWay.add(carrying)
      if (carried < free) return
    }
  }

  const timer = setInterval(() => {
    // A database that is away is no reason to end: the next look tries again.
    looking ??= look()
      .catch(() => {})
      .finally(() => {
        looking = undefined
      })
  }, LOOK_EVERY_MS)

  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await looking
      await Promise.all(underWay)
    },
  }
}

function communities(machine: Machine): Promise<Id[]> {
  return inCommunity(machine, SYSTEM, async (tx) => {
    const rows = await tx.selectFrom('communities').select('id').where('id', '<>', SYSTEM).execute()
    return rows.map(({ id }) => id)
  })
}
