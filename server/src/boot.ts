import { type Config, masterKey } from './config.ts'
import { openDb } from './kernel/db.ts'
import { FileStore } from './kernel/files.ts'
import { Jobs } from './kernel/jobs.ts'
import type { Machine } from './kernel/machine.ts'
import { migrate } from './kernel/migrate.ts'
import { MIGRATIONS } from './kernel/paths.ts'
import { startPostgres } from './kernel/postgres.ts'
import { KeyRing } from './kernel/vault.ts'

export interface Booted {
  machine: Machine
  ownerUrl: string
  stop(): Promise<void>
}

/** Starts or reaches the database, brings it up to date, and gives the machine that commands and queries run on. */
export async function boot(config: Config): Promise<Booted> {
  const master = masterKey(config.dataDir)
  const server = config.databaseUrl ? undefined : await startPostgres({ dataDir: config.dataDir })
  const ownerUrl = config.databaseUrl ?? server!.url
  try {
    await migrate(ownerUrl, MIGRATIONS)
    // A separate login is better; without one the owner's login puts its rights down on every connection.
    const db = config.appDatabaseUrl
      ? openDb({ connectionString: config.appDatabaseUrl })
      : openDb({ connectionString: ownerUrl, role: 'steward_app' })
    const jobs = new Jobs(db)
    const machine: Machine = {
      db,
      keys: new KeyRing(master, config.suite),
      files: new FileStore(`${config.dataDir}/files`),
      jobs,
      now: () => new Date(),
    }
    return {
      machine,
      ownerUrl,
      async stop() {
        await jobs.stop().catch(() => {})
        await db.close()
        await server?.stop()
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
