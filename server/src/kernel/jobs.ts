import type { PoolClient } from 'pg'
import { type Db as BossDb, PgBoss } from 'pg-boss'
import type { Db } from './db.ts'

export interface JobOrder {
  queue: Queue
  data: Record<string, unknown>
  /** Orders with the same key wait in the queue only once. */
  singletonKey?: string
}

/** The queues there are. A queue is made at migration, so that the application role creates nothing. */
const QUEUES = ['imports.advance', 'sync.keep-feeds'] as const
export type Queue = (typeof QUEUES)[number]

/** Work after the commit: the order is a row of the same transaction, done at least once, dead letters kept. */
export class Jobs {
  readonly #boss: PgBoss
  #started: Promise<unknown> | undefined

  constructor(db: Db) {
    const overPool: BossDb = {
      executeSql: async (text, values) => ({ rows: (await db.pool.query(text, values as unknown[])).rows }),
    }
    this.#boss = new PgBoss({ db: overPool, migrate: false, createSchema: false, supervise: true, schedule: true })
    this.#boss.on('error', () => {}) // the database is away; the loop goes on and finds it again
  }

  start(): Promise<unknown> {
    this.#started ??= this.#boss.start().catch((error) => {
      this.#started = undefined
      throw error
    })
    return this.#started
  }

  /** Orders work inside the transaction of this client. */
  async order(client: PoolClient, { queue, data, singletonKey }: JobOrder): Promise<void> {
    await this.start()
    const inTransaction: BossDb = { executeSql: async (text, values) => client.query(text, values as unknown[]) }
    await this.#boss.send(queue, data, { db: inTransaction, ...(singletonKey ? { singletonKey } : {}) })
  }

  /** Does the work of a queue, one order at a time; a throw is retried by the queue's policy. */
  async work(queue: Queue, handler: (data: Record<string, unknown>) => Promise<void>): Promise<void> {
    await this.start()
    await this.#boss.work<Record<string, unknown>>(
      queue,
      { pollingIntervalSeconds: 0.5, batchSize: 1 },
      async ([job]) => {
        if (job) await handler(job.data)
      },
    )
  }

  /** Orders work of a queue by the clock on the wall there: `17 3 * * *` is every night. However many servers: once. */
  async every(queue: Queue, cron: string, timeZone: string): Promise<void> {
    await this.start()
    await this.#boss.schedule(queue, cron, {}, { tz: timeZone })
  }

  async stop(): Promise<void> {
    if (this.#started) await this.#boss.stop({ graceful: true, timeout: 5000 })
  }
}

/** Makes or upgrades the queue tables as the owner of the database and lets the application role use them. */
export async function migrateJobs(connectionString: string, run: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 2, supervise: false, schedule: true })
  boss.on('error', () => {})
  await boss.start()
  for (const queue of QUEUES) {
    await boss.createQueue(queue, { retryLimit: 5, retryBackoff: true, expireInSeconds: 3600 })
  }
  await boss.stop({ graceful: false })
  await run('grant usage on schema pgboss to steward_app')
  await run('grant select, insert, update, delete on all tables in schema pgboss to steward_app')
  await run('grant usage on all sequences in schema pgboss to steward_app')
  await run('grant execute on all functions in schema pgboss to steward_app')
}
