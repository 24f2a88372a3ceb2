import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB as Tables } from './tables.gen.ts'

/** The transaction in hand; always an argument, never held by a module. */
export type Tx = Transaction<Tables>

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Writes a statement to the connection in this very moment, prepared under the name its text has there. */
export type Send = (text: string, values: readonly unknown[]) => Promise<unknown>

export interface Db {
  pool: pg.Pool
  /** Runs on one connection; hands over the raw client and the same connection as Kysely sees it, and to send at once. */
  connected<T>(work: (client: pg.PoolClient, tx: Tx, send: Send) => Promise<T>): Promise<T>
  close(): Promise<void>
}

// A plan made for the values at hand trusts statistics that do not know a community imported a minute ago: it expects
// one row of it and joins 25,000 rows by nested scans. It also costs milliseconds where the statement costs a tenth.
const GENERIC_PLANS = '-c plan_cache_mode=force_generic_plan'

/**
 * A transaction in which nothing was asked for so long is ended by PostgreSQL itself: of a program that hangs or stands still
 * it would keep its locks, and every feed would wait for it. Nothing of ours computes that long between two statements.
 */
const MOST_IDLE_IN_TRANSACTION_MS = 60_000

/** A pool whose statements are prepared once per connection; `role` is assumed at connect (see docs/security.md). */
export function openDb(options: pg.PoolConfig & { role?: string }): Db {
  const { role, ...config } = options
  const pool = new pg.Pool({
    max: 16,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: MOST_IDLE_IN_TRANSACTION_MS,
    pipeline: true,
    ...config,
    options: `${role ? `-c role=${role} ` : ''}${GENERIC_PLANS}`,
  })
  // A connection that loses its server says so to whoever queries it; said to nobody it would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const views = new WeakMap<pg.PoolClient, ReturnType<typeof kyselyOver>>()

  return {
    pool,
    async connected(work) {
      const client = await pool.connect()
      const view = views.get(client) ?? kyselyOver(client)
      views.set(client, view)
      let broken: Error | undefined
      try {
        return await work(client, view.tx, view.send)
      } catch (error) {
        if (isConnectionLost(error)) broken = error as Error
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** One connection as Kysely sees it, with every parameterised statement named so that its plan is kept. */
function kyselyOver(client: pg.PoolClient): { tx: Tx; send: Send } {
  const names = new Map<string, string>()
  const send = (text: string, values: readonly unknown[]) => {
    holdPacket(client)
    if (values.length === 0) return client.query(text)
    return client.query({ text, values: values as unknown[], ...(statementName(names, text) ?? {}) })
  }
  const pool = { connect: async () => ({ query: send, release() {} }), end: async () => {}, options: {} }
  const dialect = new PostgresDialect({ pool: pool as never })
  return { tx: new Kysely<Tables>({ dialect }) as unknown as Tx, send }
}

/** What is written to this connection until the next turn of the loop leaves in one packet: one system call for all. */
export function holdPacket(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}

const KEPT_STATEMENTS = 300

function statementName(names: Map<string, string>, text: string) {
  const known = names.get(text)
  if (known) return { name: known }
  if (names.size >= KEPT_STATEMENTS) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return { name }
}

/** Whether the error says that the server is gone, out of room or not yet ready, rather than that the request was wrong. */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? ''
  return isConnectionLost(error) || /^(53|57P|58)/.test(code) || code === '25006'
}

function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return (
    /^(08|57P0|25P0[34])/.test(code) || // 25P03, 25P04: a transaction open for too long takes its connection along
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
      message,
    )
  )
}
