import type { Writable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import type { Db, Tx } from './db.ts'
import { Refused } from './refused.ts'

/** Who calls: the hash of a session token, or (jobs, operators, tests) an actor already known. */
export type Caller = { tokenHash: Buffer } | { actor: Actor }

interface Entered {
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

type Work<T> = (inside: Entered) => Promise<T>

/**
 * Opens a transaction in the caller's post and reach in a single round trip, runs the work and commits.
 * Refuses `signed-out` when the session is gone and `no-active-post` when its grant has ended.
 * A read (no command id) sets out with the post the session had last time, in the same packet as the look at the
 * session; when that post turns out to be another one now, everything is rolled back and done again in the true post.
 */
export function entered<T>(db: Db, caller: Caller, now: string, commandId: Id | null, work: Work<T>): Promise<T> {
  return db.connected(async (client, tx) => {
    const expected = commandId ? undefined : expectedActor(caller)
    if (expected) {
      const met = await attempt(client, tx, caller, now, null, work, expected)
      if (met !== otherPost) return met as T
    }
    return (await attempt(client, tx, caller, now, commandId, work)) as T
  })
}

const otherPost = Symbol('the caller holds another post than expected')

async function attempt<T>(
  client: PoolClient,
  tx: Tx,
  caller: Caller,
  now: string,
  commandId: Id | null,
  work: Work<T>,
  expected?: Actor,
): Promise<T | typeof otherPost> {
  const statements = ['begin', enterStatement(caller, now)]
  if (commandId) statements.push(`select * from claim_command(${literal(commandId)})`, 'savepoint attempt')
  if (expected) statements.push(OR_FAIL)
  let closing: QueryConfig | undefined
  let readOnly = false
  let early: Promise<Settled<T>> | undefined
  const working = (actor: Actor, earlier?: Entered['earlier']) =>
    work({
      client,
      tx,
      actor,
      earlier,
      closeWith: (statement) => {
        closing = statement
      },
      wroteNothing: () => {
        readOnly = true
      },
    })
  try {
    if (expected) holdPacket(client)
    const entering = client.query(statements.join('; ')) as unknown as Promise<QueryResult[]>
    if (expected) early = settled(working(expected))
    const results = await entering
    const actor = 'actor' in caller ? caller.actor : actorOf(results[1]!.rows[0])
    if ('tokenHash' in caller) remember(caller.tokenHash, actor)
    if (early && !isDeepStrictEqual(actor, expected)) {
      await early
      await client.query('rollback')
      return otherPost
    }
    const answer = early ? answerOf(await early) : await working(actor, results[2]?.rows[0])
    // Nothing hangs on the end of a read; the connection keeps its order, so the next one on it waits by itself.
    if (readOnly) client.query('commit').catch(() => {})
    else await committed(client, closing)
    return answer
  } catch (error) {
    if (expected && isNotInside(error)) {
      if ('tokenHash' in caller) lastPosts.delete(caller.tokenHash.toString('base64'))
      await early
      await client.query('rollback')
      return otherPost
    }
    await early // it must have said its last word before the connection is another's
    await client.query('rollback').catch(() => {})
    throw error
  }
}

// Early work of a session that has ended must fail and not find an empty register: somebody may keep what it found.
const OR_FAIL = 'select 1 / (current_community() is not null)::int'
const isNotInside = (error: unknown) => (error as { code?: string }).code === '22012'

/** What is written to this connection until the next turn of the loop leaves in one packet: one system call for all. */
function holdPacket(client: PoolClient) {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}

type Settled<T> = { value: T } | { error: unknown }

function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  return work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

function answerOf<T>(settled: Settled<T>): T {
  if ('error' in settled) throw settled.error
  return settled.value
}

// The post each session was last met in: a guess that saves a round trip, never an answer. A session never changes its
// community (acting elsewhere is another session), so what early work may keep in memory is of the right community.
const lastPosts = new Map<string, Actor>()
const KEPT_POSTS = 10_000

function expectedActor(caller: Caller): Actor | undefined {
  return 'actor' in caller ? caller.actor : lastPosts.get(caller.tokenHash.toString('base64'))
}

function remember(tokenHash: Buffer, actor: Actor) {
  if (lastPosts.size >= KEPT_POSTS) lastPosts.clear()
  lastPosts.set(tokenHash.toString('base64'), actor)
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
