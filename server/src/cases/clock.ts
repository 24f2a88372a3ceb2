// The hand of the clock: every quarter of a minute it looks which cases it has something to say of.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { runCommand } from '../kernel/command.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { followHolidays, hasNewHolidays } from './follow-holidays.ts'
import { keepClock } from './keep-clock.ts'

const EVERY_MS = 15_000
const AT_ONCE = 500

/** Keeps the clocks until the answered function is called. */
export function startClock(machine: Machine): () => Promise<void> {
  let isStopped = false
  let round: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    if (isStopped) return
    // The database may be away for a while; the next round finds it again and says what is due then.
    round = keepClocks(machine).catch(() => {})
    round.then(() => {
      if (!isStopped) timer = setTimeout(again, EVERY_MS).unref()
    })
  }
  again()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await round
  }
}

/**
 * One round over all communities; answers how many cases were looked at. Several servers may try: one at a time does it, and
 * a case of which two want to speak is locked by the first. Killed in the midst, the next round goes on.
 */
export async function keepClocks(machine: Machine): Promise<number> {
  return machine.db.connected(async (client) => {
    const { rows } = await client.query("select pg_try_advisory_lock(hashtext('cases.clock')) as mine")
    if (!rows[0].mine) return 0
    try {
      let looked = 0
      for (const communityId of await communities(machine)) looked += await keepClocksOf(machine, communityId)
      return looked
    } finally {
      await client.query("select pg_advisory_unlock(hashtext('cases.clock'))")
    }
  })
}

export async function keepClocksOf(machine: Machine, communityId: Id): Promise<number> {
  const actor = serviceActor(communityId, 'clock')
  const now = machine.now().toISOString()
  const look = () =>
    entered(machine.db, { actor }, now, async ({ tx }) => {
      const { rows: due } = await sql<{ id: Id }>`
        select id from cases where community_id = ${communityId} and next_clock_at <= ${now}
        order by next_clock_at limit ${AT_ONCE}`.execute(tx)
      const isNews = await hasNewHolidays(tx, communityId)
      if (due.length > 0 || isNews) await ensureServiceAccount(tx, communityId, 'clock')
      return { due, isNews }
    })
  const first = await look()
  let { due } = first
  // What is late by the old days may not be late by the new ones.
  if (first.isNews) {
    await runCommand(machine, { actor }, followHolidays, newId(), {})
    due = (await look()).due
  }
  for (const { id: caseId } of due) await runCommand(machine, { actor }, keepClock, newId(), { caseId })
  return due.length
}

async function communities(machine: Machine): Promise<Id[]> {
  const actor: Actor = { id: SYSTEM, name: '', role: 'secretary', communityId: SYSTEM, grids: 'all' }
  const rows = await entered(machine.db, { actor }, machine.now().toISOString(), ({ tx }) =>
    tx.selectFrom('communities').select('id').where('id', '<>', SYSTEM).execute(),
  )
  return rows.map(({ id }) => id)
}
