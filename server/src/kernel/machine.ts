import type { Db } from './db.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { KeyRing } from './vault.ts'

/** Everything a running program stands on. Made once in main, or once per test. */
export interface Machine {
  db: Db
  keys: KeyRing
  files: FileStore
  jobs: Jobs
  now(): Date
}
