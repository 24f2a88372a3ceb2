// The server's own hand on running imports: takes them from the queue and moves them chunk by chunk.
import { setTimeout as pause } from 'node:timers/promises'
import { type Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { runCommand } from '../kernel/command.ts'
import { isUnavailable } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { advanceImport } from './commit-import.ts'
import { doubtSettled } from './settled-memory.ts'
import type { Progress } from './write-chunk.ts'

interface Order {
  communityId: Id
  importId: Id
  accountId: Id
  role: Role
}

/** Begins to work on the queue, and orders anew what a crash interrupted. Call once, when the server is up. */
export async function startImportWork(machine: Machine): Promise<void> {
  await machine.jobs.work('imports.advance', async (data) => {
    await advanceToEnd(machine, data as unknown as Order)
  })
  for (const order of await interrupted(machine)) {
    await entered(machine.db, { actor: actorOf(order) }, machine.now().toISOString(), ({ client }) =>
      machine.jobs.order(client, { queue: 'imports.advance', data: { ...order } }),
    )
  }
}

/**
 * Moves an import until it is done, cancelled, or whoever began it holds the post no more: first whatever must come
 * first, then two lanes side by side, one computing while the database writes for the other, then the rest. A database
 * that is away is waited for: its queue is away with it, and could not be told to try again.
 */
export async function advanceToEnd(
  machine: Machine,
  order: Order,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<string> {
  const step = async (lane?: number) => {
    if (!(await onceBack(() => stillHoldsPost(machine, order)))) return undefined
    const progress = await onceBack(() => advance(machine, order, lane))
    onProgress(progress.rowsDone, progress.rowsTotal)
    return progress
  }
  const wholeLane = async (lane: number) => {
    for (;;) {
      const progress = await step(lane)
      if (!progress || progress.laneIsDone || progress.state !== 'COMMITTING') return
    }
  }
  for (;;) {
    const progress = await step()
    if (!progress) return 'no-active-post'
    if (progress.state !== 'COMMITTING') return progress.state
    await Promise.all([wholeLane(0), wholeLane(1)])
  }
}

const AWAY_AT_MOST_MS = 30 * 60_000

/** Tries again while the database cannot be reached or has no room, for half an hour. What was written counts once. */
async function onceBack<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + AWAY_AT_MOST_MS
  for (let wait = 100; ; wait = Math.min(2000, wait * 2)) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error) || Date.now() > until) throw error
      await pause(wait)
    }
  }
}

const patience = 20

async function advance(machine: Machine, order: Order, lane?: number): Promise<Progress> {
  const input = { importId: order.importId, ...(lane === undefined ? {} : { lane }) }
  for (let attempt = 0; ; attempt++) {
    const result = await runCommand(machine, { actor: actorOf(order) }, advanceImport, newId(), input).catch(
      (error) => {
        doubtSettled(order.importId)
        throw error
      },
    )
    if (result.outcome === 'done') return result.answer as Progress
    doubtSettled(order.importId)
    if (result.why !== 'busy-try-again' || attempt === patience) throw new Error(`the import stopped: ${result.why}`)
  }
}

function actorOf({ accountId, communityId, role }: Order): Actor {
  return { id: accountId, name: '', role: Role.parse(role), communityId, grids: 'all' }
}

async function stillHoldsPost(machine: Machine, order: Order): Promise<boolean> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: actorOf(order) }, now, async ({ tx }) => {
    const post = await tx
      .selectFrom('grants')
      .innerJoin('accounts', 'accounts.id', 'grants.account_id')
      .select('grants.id')
      .where('grants.community_id', '=', order.communityId)
      .where('account_id', '=', order.accountId)
      .where('role', '=', order.role)
      .where('grid_ids', 'is', null)
      .where('starts_at', '<=', now)
      .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    return post !== undefined
  })
}

/** Imports that were being written when the program ended. */
async function interrupted(machine: Machine): Promise<Order[]> {
  const now = machine.now().toISOString()
  const inside = (communityId: Id): Actor => ({ id: SYSTEM, name: '', role: 'secretary', communityId, grids: 'all' })
  const communities = await entered(machine.db, { actor: inside(SYSTEM) }, now, ({ tx }) =>
    tx.selectFrom('communities').select('id').execute(),
  )
  const orders: Order[] = []
  for (const { id: communityId } of communities) {
    const rows = await entered(machine.db, { actor: inside(communityId) }, now, ({ tx }) =>
      tx
        .selectFrom('imports')
        .select(['id', 'committed_by', 'committed_role'])
        .where('community_id', '=', communityId)
        .where('state', '=', 'COMMITTING')
        .execute(),
    )
    for (const row of rows) {
      orders.push({ communityId, importId: row.id, accountId: row.committed_by!, role: Role.parse(row.committed_role) })
    }
  }
  return orders
}
