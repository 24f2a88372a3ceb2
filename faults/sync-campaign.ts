// Many seeds one after another, some at a time. A failing seed is named, so that it can be played again.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../server/src/kernel/db.ts'
import { FileStore } from '../server/src/kernel/files.ts'
import { Jobs } from '../server/src/kernel/jobs.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { KeyRing } from '../server/src/kernel/vault.ts'
import { judge } from './sync-judge.ts'
import { type Plan, Script } from './sync-script.ts'

export interface Outcome {
  seed: number
  faults: string[]
}

export function simMachine(databaseUrl: string): Machine {
  const db = openDb({ connectionString: databaseUrl, role: 'steward_app', max: 24 })
  return {
    db,
    keys: new KeyRing(Buffer.alloc(32, 7)),
    files: new FileStore(mkdtempSync(join(tmpdir(), 'steward-sim-'))),
    jobs: new Jobs(db),
    now: () => new Date(),
  }
}

export async function playSeed(machine: Machine, seed: number, plan: Plan): Promise<Outcome> {
  const script = new Script(machine, seed, plan)
  await script.play()
  return { seed, faults: await judge(script) }
}

/**
 * What a migration does to tables phones live from, while they push and pull: columns come, with a value and with a check,
 * an index is made. Statements prepared before must not fail, and nobody may lose or repeat anything.
 */
export async function upgradeSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const table of [
      'persons',
      'households',
      'residences',
      'visits',
      'needs',
      'cases',
      'devices',
      'commands',
      'feed',
    ])
      await patiently(
        client,
        `alter table ${table} add column added_midway integer not null default 0 check (added_midway >= 0)`,
      )
    await patiently(client, 'create index persons_added_midway on persons (community_id, added_midway)')
  } finally {
    await client.end()
  }
}

/**
 * As a migration of a living database must: never wait in the queue for a lock behind a long transaction, with everybody
 * else waiting behind it; give up, let them pass, ask again.
 */
async function patiently(client: pg.Client, statement: string): Promise<void> {
  await client.query("set lock_timeout = '200ms'")
  for (;;) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03') throw error
    }
  }
}

export async function campaign(
  machine: Machine,
  seeds: readonly number[],
  plan: Plan,
  { atOnce = 4, said = (_: Outcome) => {}, midway = async () => {} } = {},
): Promise<Outcome[]> {
  const left = [...seeds]
  const outcomes: Outcome[] = []
  const work = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      if (left.length === Math.floor(seeds.length / 2)) await midway()
      const outcome = await playSeed(machine, seed, plan)
      outcomes.push(outcome)
      said(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return outcomes
}
