import type { Writable } from 'node:stream'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import type { Db, Tx } from './db.ts'
import { admit, type Caller } from './gate.ts'

export type { Caller } from './gate.ts'

interface Entered {
  client: PoolClient
  tx: Tx
  actor: Actor
  /** The answer this command id got before, if it was asked before. */
  earlier?: { result: unknown; actor_id: Id; name: string } | undefined
  /** Takes back all that was done and begins anew for the same command; answers what `earlier` would be now. */
  again(): Promise<Entered['earlier']>
  /** Sends a last statement together with the commit: one round trip for both. */
  closeWith(statement: QueryConfig): void
  /** Says that nothing was written, so that the answer need not wait for the commit. */
  wroteNothing(): void
}

type Work<T> = (inside: Entered) => Promise<T>

/**
 * Opens a transaction in the caller's post and reach, runs the work and commits. Refuses what the gate refuses.
 * The beginning and the work's first statement leave in one packet; a command (with its id) first waits to hear
 * whether it was answered before.
 */
export async function entered<T>(db: Db, caller: Caller, now: string, commandId: Id | null, work: Work<T>): Promise<T> {
  const actor = 'actor' in caller ? caller.actor : (await admit(db, caller, now as Instant)).actor
  return db.connected((client, tx) => transaction(client, tx, actor, commandId, work))
}

async function transaction<T>(client: PoolClient, tx: Tx, actor: Actor, commandId: Id | null, work: Work<T>) {
  let closing: QueryConfig | undefined
  let readOnly = false
  const closeWith = (statement: QueryConfig) => {
    closing = statement
  }
  const wroteNothing = () => {
    readOnly = true
  }
  const begin = () => {
    holdPacket(client)
    const entry = commandId
      ? `select * from begin_command(${literal(actor.communityId)}, ${literal(actor.id)}, ${literal(commandId)})`
      : `select enter_community(${literal(actor.communityId)}, ${literal(actor.id)})`
    const entering = client.query(`begin; ${entry}`) as unknown as Promise<QueryResult[]>
    entering.catch(() => {}) // awaited below or reported by the work, whose statements fail with it
    return entering
  }
  const again = async () => {
    await client.query('rollback')
    return (await begin())[1]?.rows[0]
  }
  try {
    const entering = begin()
    const earlier = commandId ? (await entering)[1]?.rows[0] : undefined
    const answer = await work({ client, tx, actor, earlier, again, closeWith, wroteNothing })
    await entering
    // Nothing hangs on the end of a read; the connection keeps its order, so the next one on it waits by itself.
    if (readOnly) client.query('commit').catch(() => {})
    else await committed(client, closing)
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/** What is written to this connection until the next turn of the loop leaves in one packet: one system call for all. */
function holdPacket(client: PoolClient) {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}

/** Commits, and fails when PostgreSQL answers a commit with ROLLBACK because an earlier statement had failed. */
async function committed(client: PoolClient, closing: QueryConfig | undefined) {
  if (closing) holdPacket(client)
  const last = closing ? client.query(closing) : undefined
  const commit = client.query('commit')
  const [, { command }] = await Promise.all([last, commit])
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

/** Quotes a value of our own making (an id); anything else has no business in statement text. */
function literal(id: Id) {
  if (!/^[0-9A-Fa-f-]+$/.test(id)) throw new Error('not an id')
  return `'${id}'`
}
