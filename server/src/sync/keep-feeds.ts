// The server's own hand on the feed: every night rows nobody needs any more are let go, and at the start it is noticed when
// the database is not the one phones followed.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { TIME_ZONE } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { keepFeed, newEpoch, syncState } from './feed.ts'

const QUEUE = 'sync.keep-feeds'
const EVERY_NIGHT = '17 3 * * *'

/** Call before the first phone is answered. Of several servers one does the night's work. */
export async function startFeedWork(machine: Machine): Promise<void> {
  await inEveryCommunity(machine, noticeRestore)
  await machine.jobs.work(QUEUE, async () => {
    await keepFeeds(machine)
  })
  await machine.jobs.every(QUEUE, EVERY_NIGHT, TIME_ZONE)
}

/** Answers how many rows were let go. */
export async function keepFeeds(machine: Machine): Promise<number> {
  let gone = 0
  await inEveryCommunity(machine, async (tx, communityId) => {
    gone += await keepFeed(tx, communityId, machine.now().toISOString())
  })
  return gone
}

/**
 * A dump read into another cluster has another identifier, one rolled forward to a moment another timeline. A data folder
 * copied back has neither; there each phone gives it away by the last change it was told of (`isOwnPast`).
 */
async function noticeRestore(tx: Tx, communityId: Id): Promise<void> {
  const { rows } = await sql<{ mark: string }>`
    select system_identifier::text || '/' || timeline_id::text as mark from pg_control_system(), pg_control_checkpoint()`.execute(
    tx,
  )
  const { mark } = rows[0]!
  await syncState(tx, communityId)
  const { database_mark: before } = await tx
    .selectFrom('sync_states')
    .select('database_mark')
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow()
  if (before === mark) return
  await tx.updateTable('sync_states').set({ database_mark: mark }).where('community_id', '=', communityId).execute()
  if (before !== null) await newEpoch(tx, communityId)
}

async function inEveryCommunity(machine: Machine, work: (tx: Tx, communityId: Id) => Promise<void>): Promise<void> {
  const within = <Answer>(communityId: Id, inside: (tx: Tx) => Promise<Answer>) => {
    const actor: Actor = { id: SYSTEM, name: '', role: 'secretary', communityId, grids: 'all' }
    return entered(machine.db, { actor }, machine.now().toISOString(), ({ tx }) => inside(tx))
  }
  const communities = await within(SYSTEM, (tx) =>
    tx.selectFrom('communities').select('id').where('id', '<>', SYSTEM).execute(),
  )
  for (const { id } of communities) await within(id, (tx) => work(tx, id))
}
