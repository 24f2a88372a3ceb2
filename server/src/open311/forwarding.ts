import { SYSTEM } from '@red-steward/domain/ids'
import type { Machine } from '../kernel/machine.ts'
import type { Roads } from './client.ts'
import { forwardDue, pollDue } from './forward-due.ts'
import { inCommunity } from './jurisdictions.ts'

const ROUND_EVERY_MS = 10_000

/** Passes cases on and asks for news in every community, round after round, until stopped. */
export function startForwarding(machine: Machine, roads: Roads): { stop(): Promise<void> } {
  let stopped = false
  let round: Promise<void> | undefined

  async function go() {
    const communities = await inCommunity(machine, SYSTEM, ({ tx }) =>
      tx.selectFrom('communities').select('id').where('id', '<>', SYSTEM).execute(),
    )
    for (const { id } of communities) {
      if (stopped) return
      await forwardDue(machine, id, roads)
      await pollDue(machine, id, roads)
    }
  }

  const timer = setInterval(() => {
    // A database that is away is no reason to end: the next round tries again.
    round ??= go()
      .catch(() => {})
      .finally(() => {
        round = undefined
      })
  }, ROUND_EVERY_MS)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await round
    },
  }
}
