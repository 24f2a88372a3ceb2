import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { PoolClient, QueryConfig } from 'pg'
import { type Db, holdPacket, type Send, type Tx } from './db.ts'
import { admit, type Caller } from './gate.ts'
import type { Written } from './insertion.ts'

export type { Caller } from './gate.ts'

interface Entered {
  client: PoolClient
  tx: Tx
  actor: Actor
  /** Takes back all that was done and begins anew. Fails with what was sent along and failed. */
  again(): Promise<void>
  /**
   * Sends a statement without waiting for its end. What follows stands behind it on the connection; if it fails, so does
   * all of the transaction, with its error.
   */
  sendAlong(statement: Written): void
  /** Sends a last statement together with the commit: one round trip for both. */
  closeWith(statement: QueryConfig): void
  /** Says that nothing was written, so that the answer need not wait for the commit. */
  wroteNothing(): void
}

type Work<T> = (inside: Entered) => Promise<T>

/**
 * Opens a transaction in the caller's post and reach, runs the work and commits. Refuses what the gate refuses.
 * The beginning and the work's first statement leave in one packet.
 */
export async function entered<T>(db: Db, caller: Caller, now: string, work: Work<T>): Promise<T> {
  const actor = 'actor' in caller ? caller.actor : (await admit(db, caller, now as Instant)).actor
  return db.connected((client, tx, send) => transaction({ client, tx, send }, actor, work))
}

interface Connection {
  client: PoolClient
  tx: Tx
  send: Send
}

async function transaction<T>({ client, tx, send }: Connection, actor: Actor, work: Work<T>) {
  const along: Promise<unknown>[] = []
  let closing: QueryConfig | undefined
  let nobodyWaits = false
  let entering = begin(client, actor)
  const inside: Entered = {
    client,
    tx,
    actor,
    async again() {
      await client.query('rollback')
      await Promise.all(along.splice(0))
      entering = begin(client, actor)
    },
    sendAlong(statement) {
      const { sql, parameters } = statement.compile()
      const sent = send(sql, parameters)
      sent.catch(() => {})
      along.push(sent)
    },
    closeWith(statement) {
      closing = statement
    },
    wroteNothing() {
      nobodyWaits = true
    },
  }
  try {
    const answer = await work(inside)
    await entering
    // Nothing hangs on the end of a read; the connection keeps its order, so the next one on it waits by itself.
    if (nobodyWaits) client.query('commit').catch(() => {})
    else await committed(client, closing)
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => {})
    // What stood behind a failed statement only says that the transaction is over.
    await Promise.all(along)
    throw error
  }
}

/** A failure is told by the statements that follow, which fail with it. */
function begin(client: PoolClient, { communityId, id }: Actor): Promise<unknown> {
  holdPacket(client)
  const entering = client.query(
    `begin; set local steward.community = ${literal(communityId)}; set local steward.account = ${literal(id)}`,
  )
  entering.catch(() => {})
  return entering
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
