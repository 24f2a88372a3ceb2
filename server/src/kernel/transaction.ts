import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Compilable } from 'kysely'
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import { type Db, holdPacket, type Send, type Tx } from './db.ts'
import { admit, type Caller } from './gate.ts'

export type { Caller } from './gate.ts'

/** What a command id was answered before, by whom, as which command. */
export interface Earlier {
  result: unknown
  actor_id: Id
  name: string
}

interface Entered {
  client: PoolClient
  tx: Tx
  actor: Actor
  /** The answer this command id got before, if it was asked before; then the work is for nothing and must be taken back. */
  earlier: Promise<Earlier | undefined>
  /** Takes back all that was done. */
  takeBack(): Promise<void>
  /** Takes back all that was done and begins anew for the same command; answers what `earlier` would be now. */
  again(): Promise<Earlier | undefined>
  /**
   * Sends a statement without waiting for its end. What follows stands behind it on the connection; if it fails, so does
   * all of the transaction, with its error.
   */
  sendAlong(statement: Compilable): void
  /** Sends a last statement together with the commit: one round trip for both. */
  closeWith(statement: QueryConfig): void
  /** Says that nothing was written, so that the answer need not wait for the commit. */
  wroteNothing(): void
}

type Work<T> = (inside: Entered) => Promise<T>

/**
 * Opens a transaction in the caller's post and reach, runs the work and commits. Refuses what the gate refuses.
 * The beginning and the work's first statement leave in one packet, so a command is under way before it is known
 * whether its id was answered before.
 */
export async function entered<T>(db: Db, caller: Caller, now: string, commandId: Id | null, work: Work<T>): Promise<T> {
  const actor = 'actor' in caller ? caller.actor : (await admit(db, caller, now as Instant)).actor
  return db.connected((client, tx, send) => transaction({ client, tx, send }, actor, commandId, work))
}

interface Connection {
  client: PoolClient
  tx: Tx
  send: Send
}

async function transaction<T>({ client, tx, send }: Connection, actor: Actor, commandId: Id | null, work: Work<T>) {
  const along: Promise<unknown>[] = []
  let closing: QueryConfig | undefined
  let end = 'commit' as 'commit' | 'commit, nobody waits' | 'taken back'
  const entering = begin(client, actor, commandId)
  const inside: Entered = {
    client,
    tx,
    actor,
    earlier: entering,
    async takeBack() {
      end = 'taken back'
      await client.query('rollback')
    },
    async again() {
      await client.query('rollback')
      return begin(client, actor, commandId)
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
      end = 'commit, nobody waits'
    },
  }
  try {
    const answer = await work(inside)
    await entering
    // Nothing hangs on the end of a read; the connection keeps its order, so the next one on it waits by itself.
    if (end === 'commit, nobody waits') client.query('commit').catch(() => {})
    if (end === 'commit') await committed(client, closing)
    return answer
  } catch (error) {
    await client.query('rollback').catch(() => {})
    // What stood behind a failed statement only says that the transaction is over.
    await Promise.all(along)
    throw error
  }
}

/** A failure is told by the statements that follow, which fail with it. */
function begin(client: PoolClient, { communityId, id }: Actor, commandId: Id | null): Promise<Earlier | undefined> {
  holdPacket(client)
  const [community, account] = [literal(communityId), literal(id)]
  const entry = commandId
    ? `select * from begin_command(${community}, ${account}, ${literal(commandId)})`
    : `select enter_community(${community}, ${account})`
  const results = client.query(`begin; ${entry}`) as unknown as Promise<QueryResult<Earlier>[]>
  const earlier = results.then((each) => (commandId ? each[1]?.rows[0] : undefined))
  earlier.catch(() => {})
  return earlier
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
