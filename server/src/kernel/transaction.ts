import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import type { Db, Tx } from './db.ts'
import { Refused } from './refused.ts'

/** Who calls: the hash of a session token, or (jobs, operators, tests) an actor already known. */
export type Caller = { tokenHash: Buffer } | { actor: Actor }

export interface Entered {
  client: PoolClient
  tx: Tx
  actor: Actor
  /** The answer this command id got before, if it was asked before. */
  earlier?: { result: unknown; actor_id: Id; name: string } | undefined
  /** Sends a last statement together with the commit: one round trip for both. */
  closeWith(statement: QueryConfig): void
  /** Says that nothing was written, so that the answer need not wait for the commit. */
  wroteNothing(): void
}

/**
 * Opens a transaction in the caller's post and reach in a single round trip, runs the work and commits.
 * Refuses `signed-out` when the session is gone and `no-active-post` when its grant has ended.
 */
export function entered<T>(
  db: Db,
  caller: Caller,
  now: string,
  commandId: Id | null,
  work: (inside: Entered) => Promise<T>,
) {
  return db.connected(async (client, tx) => {
    const statements = ['begin', enterStatement(caller, now)]
    if (commandId) statements.push(`select * from claim_command(${literal(commandId)})`, 'savepoint attempt')
    let closing: QueryConfig | undefined
    let readOnly = false
    try {
      const results = (await client.query(statements.join('; '))) as unknown as QueryResult[]
      const actor = 'actor' in caller ? caller.actor : actorOf(results[1]!.rows[0])
      const answer = await work({
        client,
        tx,
        actor,
        earlier: results[2]?.rows[0],
        closeWith: (statement) => {
          closing = statement
        },
        wroteNothing: () => {
          readOnly = true
        },
      })
      // Nothing hangs on the end of a read; the connection keeps its order, so the next one on it waits by itself.
      if (readOnly) client.query('commit').catch(() => {})
      else await committed(client, closing)
      return answer
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
  })
}

/** Commits, and fails when PostgreSQL answers a commit with ROLLBACK because an earlier statement had failed. */
async function committed(client: PoolClient, closing: QueryConfig | undefined) {
  const last = closing ? client.query(closing) : undefined
  const commit = client.query('commit')
  const [, { command }] = await Promise.all([last, commit])
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

function enterStatement(caller: Caller, now: string) {
  if ('tokenHash' in caller)
    return `select * from enter_session('\\x${caller.tokenHash.toString('hex')}', ${literal(now)})`
  return `select enter_community(${literal(caller.actor.communityId)}, ${literal(caller.actor.id)})`
}

/** Quotes a value of our own making (ids, moments); anything else has no business in statement text. */
function literal(text: string) {
  if (!/^[0-9A-Za-z:.+-]+$/.test(text)) throw new Error('not an id or a moment')
  return `'${text}'`
}

interface SessionRow {
  account_id: Id
  display_name: string
  community_id: Id
  role: Role | null
  whole_community: boolean
  grid_ids: Id[]
}

function actorOf(row: SessionRow | undefined): Actor {
  if (!row) throw new Refused('signed-out')
  if (!row.role) throw new Refused('no-active-post')
  return {
    id: row.account_id,
    name: row.display_name,
    role: row.role,
    communityId: row.community_id,
    grids: row.whole_community ? 'all' : row.grid_ids,
  }
}
