// Answers read often and changed seldom, kept until the feed of their community tells of any change. Exact, not timed:
// a kept answer carries the snapshot before which it was read, and is good as long as every feed row visible now was
// visible then. Commands without a feed row would go unseen here, and on phones too.
import type { Actor } from '@red-steward/domain/identity/actor'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

interface Kept {
  snapshot: string
  value: unknown
}

const MOST = 400
const answers = new Map<string, Kept>()

/** Answers what is kept under the key, or reads it anew. The key must name all that the answer depends on beside data. */
export async function kept<T>(tx: Tx, actor: Actor, key: string, read: () => Promise<T>): Promise<T> {
  const whole = `${actor.communityId} ${key}`
  const known = answers.get(whole)
  const { snapshot, changed } = await look(tx, actor, known?.snapshot)
  if (known && !changed) return known.value as T

  const value = await read()
  answers.delete(whole)
  // The oldest goes; a Map remembers the order in which keys came.
  if (answers.size >= MOST) answers.delete(answers.keys().next().value!)
  answers.set(whole, { snapshot, value })
  return value
}

// A snapshot is xmin:xmax:in-progress; all below xmin was settled then, so the feed is read from there on.
async function look(tx: Tx, actor: Actor, since: string | undefined): Promise<{ snapshot: string; changed: boolean }> {
  if (since === undefined) {
    const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(tx)
    return { snapshot: rows[0]!.snapshot, changed: true }
  }
  const { rows } = await sql<{ snapshot: string; changed: boolean }>`
    select pg_current_snapshot()::text as snapshot, exists (
      select from feed
      where community_id = ${actor.communityId} and transaction_id >= ${since.split(':')[0]}::xid8
        and not pg_visible_in_snapshot(transaction_id, ${since}::pg_snapshot)
    ) as changed`.execute(tx)
  return rows[0]!
}
