// A program of its own that only delivers, to be killed: `DATABASE_URL=… node webhooks-deliverer.mjs`. Its clock runs a thousand
// times as fast, so that pauses of hours pass in seconds.
import { openDb } from '../server/src/kernel/db.ts'
import { FileStore } from '../server/src/kernel/files.ts'
import { Jobs } from '../server/src/kernel/jobs.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { KeyRing } from '../server/src/kernel/vault.ts'
import { startDelivery } from '../server/src/messages/index.ts'

const FASTER = 1000
const began = Number(process.env.CLOCK_BEGAN)

const db = openDb({ connectionString: process.env.DATABASE_URL!, role: 'steward_app', max: 4 })
const machine: Machine = {
  db,
  keys: new KeyRing(Buffer.alloc(32, 7)),
  files: new FileStore('/nonexistent'),
  jobs: new Jobs(db),
  now: () => new Date(began + (Date.now() - began) * FASTER),
}
startDelivery(machine, {
  publicUrl: 'https://steward.example.org',
  demo: false,
  allowPrivate: true,
  say: () => {},
  chance: Math.random,
  timeoutMs: 250,
  leaseMs: 1_000 * FASTER,
})
process.stdout.write('delivering\n')
