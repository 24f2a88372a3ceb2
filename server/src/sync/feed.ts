// Following the feed: a cursor never passes a transaction that may still be running, and old rows are let go by age.
import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Cursor, Landmark } from '@red-steward/domain/sync/wire'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { withoutConfidential } from '../cases/index.ts'
import type { Tx } from '../kernel/db.ts'

export interface SyncState {
  epoch: Id
  keptFrom: string
  leaseDays: number
  /** The lowest transaction that may still be running; a cursor here has everything below. */
  xmin: string
}

/** The community's epoch and where its feed stands; made on first use. */
export async function syncState(tx: Tx, communityId: Id): Promise<SyncState> {
  const read = () =>
    sql<SyncState>`
      select epoch, kept_from::text as "keptFrom", lease_days as "leaseDays",
        pg_snapshot_xmin(pg_current_snapshot())::text as xmin
      from sync_states where community_id = ${communityId}`.execute(tx)
  const { rows } = await read()
  if (rows[0]) return rows[0]
  await sql`insert into sync_states (community_id, epoch) values (${communityId}, ${randomUUID()}) on conflict do nothing`.execute(
    tx,
  )
  return (await read()).rows[0]!
}

/** A cursor that has read everything below this transaction. */
export const cursorAt = (xmin: string): Cursor => ({ transaction: xmin, sequence: 0 })

/**
 * Whether a phone with this cursor can go on. Not when the epoch is another one, when rows it needs were let go, or when
 * it is ahead of the database (which then was restored).
 */
export function canFollow(state: SyncState, epoch: Id, cursor: Cursor): boolean {
  const at = BigInt(cursor.transaction)
  return epoch === state.epoch && at >= BigInt(state.keptFrom) && at <= BigInt(state.xmin)
}

const NO_CHANGE = ''

/** The print of the last change up to a cursor. Below a cursor everything is final, so it stays what it is. */
export async function landmarkAt(tx: Tx, communityId: Id, at: Cursor): Promise<Landmark> {
  const { rows } = await sql<{ change: string }>`
    select concat_ws(' ', transaction_id, sequence, subject_kind, subject_id, operation) as change from feed
    where community_id = ${communityId} and (transaction_id, sequence) <= (${at.transaction}::xid8, ${at.sequence}::bigint)
    order by transaction_id desc, sequence desc limit 1`.execute(tx)
  const change = rows[0]?.change
  return { at, print: change ? createHash('sha256').update(change).digest('base64url') : NO_CHANGE }
}

/** Whether this database is the one that told the landmark. Where old rows were let go there may be nothing to judge by. */
export async function isOwnPast(tx: Tx, communityId: Id, state: SyncState, told: Landmark | null): Promise<boolean> {
  if (!told) return true
  if (BigInt(told.at.transaction) > BigInt(state.xmin)) return false
  const { print } = await landmarkAt(tx, communityId, told.at)
  return print === told.print || (print === NO_CHANGE && BigInt(state.keptFrom) > 0n)
}

export interface FeedRow {
  transaction: string
  sequence: number
  kind: string
  id: Id
  grid: Id | null
}

const MOST_ROWS = 4000

/** The next changes in the actor's reach and where the cursor stands after them. */
export async function readFeed(tx: Tx, actor: Actor, cursor: Cursor, xmin: string, kinds: readonly string[]) {
  const reach =
    actor.grids === 'all'
      ? sql<boolean>`true`
      : sql<boolean>`(grid_id is null or grid_id = any(${[...actor.grids]}::uuid[]))`
  const { rows } = await sql<FeedRow>`
    select transaction_id::text as transaction, sequence, subject_kind as kind, subject_id as id, grid_id as grid from feed
    where community_id = ${actor.communityId}
      and (transaction_id, sequence) > (${cursor.transaction}::xid8, ${cursor.sequence}::bigint)
      and transaction_id < ${xmin}::xid8 and subject_kind = any(${kinds}::text[]) and ${reach}
    order by transaction_id, sequence limit ${MOST_ROWS}`.execute(tx)
  const last = rows.at(-1)
  const more = rows.length === MOST_ROWS
  const next = more ? { transaction: last!.transaction, sequence: last!.sequence } : cursorAt(xmin)
  return { rows: await withoutConfidential(tx, actor, rows), more, cursor: next }
}

/**
 * Buildings that left a grid between two cursors, whatever grid it was: what changed behind their doors was told to that
 * grid, which may never have been, or no longer be, in the reach of who asks.
 */
export async function handedOver(tx: Tx, actor: Actor, from: Cursor, to: Cursor): Promise<Set<Id>> {
  const { rows } = await sql<{ id: Id }>`
    select distinct subject_id as id from feed
    where community_id = ${actor.communityId} and subject_kind = 'building' and operation = 'forget'
      and (transaction_id, sequence) > (${from.transaction}::xid8, ${from.sequence}::bigint)
      and (transaction_id, sequence) <= (${to.transaction}::xid8, ${to.sequence}::bigint)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

const KEPT_DAYS = 60

/**
 * Remembers where the feed stands today, and lets rows go that are older than 60 days. A phone that was silent longer
 * loads everything anew and loses nothing it has to send.
 */
export async function keepFeed(tx: Tx, communityId: Id, now: string, keptDays = KEPT_DAYS): Promise<number> {
  const today = dayOf(now)
  await sql`insert into feed_marks (community_id, day, transaction_id)
    values (${communityId}, ${today}, pg_snapshot_xmin(pg_current_snapshot())) on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ transaction: string }>`
    select transaction_id::text as transaction from feed_marks
    where community_id = ${communityId} and day <= ${today}::date - ${keptDays}::int order by day desc limit 1`.execute(
    tx,
  )
  const from = rows[0]?.transaction
  if (!from) return 0
  await syncState(tx, communityId)
  await sql`update sync_states set kept_from = ${from}::xid8 where community_id = ${communityId}`.execute(tx)
  await sql`delete from feed_marks where community_id = ${communityId} and transaction_id < ${from}::xid8`.execute(tx)
  const gone =
    await sql`delete from feed where community_id = ${communityId} and transaction_id < ${from}::xid8`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** After a restore: what phones hold is of another past, so each loads anew. */
export async function newEpoch(tx: Tx, communityId: Id): Promise<void> {
  await syncState(tx, communityId)
  await sql`update sync_states set epoch = ${randomUUID()} where community_id = ${communityId}`.execute(tx)
}
