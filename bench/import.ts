// The whole import of a community's spreadsheet, from the bytes of the file to the last row in the register, beside a
// bare COPY of the same rows. Run: bin/bench import (docs/figures.md)
import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import type { TableSeen } from '@red-steward/domain/imports/queries'
import pg from 'pg'
import { commitImport } from '../server/src/imports/commit-import.ts'
import { dryRunImport } from '../server/src/imports/dry-run-import.ts'
import { mapImport } from '../server/src/imports/map-import.ts'
import { importTables } from '../server/src/imports/queries.ts'
import { uploadImport } from '../server/src/imports/upload-import.ts'
import { advanceToEnd } from '../server/src/imports/work.ts'
import { type AnyCommand, runCommand } from '../server/src/kernel/command.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { FileStore } from '../server/src/kernel/files.ts'
import { keepHeapSmall } from '../server/src/kernel/heap.ts'
import { Jobs } from '../server/src/kernel/jobs.ts'
import type { Machine } from '../server/src/kernel/machine.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { MIGRATIONS } from '../server/src/kernel/paths.ts'
import { startPostgres } from '../server/src/kernel/postgres.ts'
import { runQuery } from '../server/src/kernel/query.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import { KeyRing } from '../server/src/kernel/vault.ts'

const persons = Number(process.env.PERSONS ?? 24_926)
const print = (line: string) => process.stdout.write(`${line}\n`)

keepHeapSmall() // as the program does
const home = mkdtempSync(join(tmpdir(), 'steward-bench-'))
chmodSync(home, 0o711) // the database may be another user
const bytes = await madeElsewhere()
const server = await startPostgres({ dataDir: join(home, 'data') })
try {
  await migrate(server.url, MIGRATIONS)
  const copy = await bareCopy(server.url)
  const db = openDb({ connectionString: server.url, role: 'steward_app' })
  const jobs = new Jobs(db)
  const machine: Machine = {
    db,
    keys: new KeyRing(Buffer.alloc(32, 7)),
    files: new FileStore(join(home, 'files')),
    jobs,
    now: () => new Date(),
  }
  const actor = await secretary(machine)
  await jobs.start()
  await importAll(machine, actor, copy)
  await jobs.stop()
  await db.close()
} finally {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}

/** The file, and its rows as COPY reads them, are made by another process: their memory is not the importer's. */
async function madeElsewhere() {
  const make = `import { communityFile } from './server/src/testing/dirty/community-file.ts'
    import { writeFileSync } from 'node:fs'
    const { bytes, rows } = await communityFile({ persons: ${persons}, buildings: 113, seed: 20260302 })
    const cellOf = (cell) => (cell === null ? '\\\\N' : String(cell).replace(/[\\\\\\t\\n\\r]/g, ' '))
    writeFileSync(${JSON.stringify(join(home, 'list.xlsx'))}, bytes)
    writeFileSync(${JSON.stringify(join(home, 'list.copy'))}, rows.map((row) => row.map(cellOf).join('\\t') + '\\n').join(''))`
  const { build } = await import('esbuild')
  const built = join(process.cwd(), 'server', `.made-${process.pid}.mjs`)
  await build({
    stdin: { contents: make, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@red-steward/domain': './domain/src' },
    outfile: built,
  })
  execFileSync(process.execPath, [built], { stdio: 'inherit' })
  rmSync(built)
  return readFileSync(join(home, 'list.xlsx'))
}

async function importAll(machine: Machine, actor: Actor, copySeconds: number) {
  const run = async (command: AnyCommand, input: unknown) => {
    const result = await runCommand(machine, { actor }, command, newId(), input)
    if (result.outcome !== 'done') throw new Error(`${command.name}: ${result.why} ${JSON.stringify(result)}`)
    return result.answer as Record<string, never>
  }
  const memory = watchMemory()
  const processor = process.cpuUsage()
  const database = databaseSeconds(machine)
  const began = performance.now()
  const marks: [string, number, number][] = []
  const lap = (name: string) => marks.push([name, performance.now(), memory.peak()])
  const importId = newId()
  await run(uploadImport, { id: importId, name: '居民台账.xlsx', content: bytes.toString('base64') })
  lap('upload, read')
  const seen = await runQuery(machine, { actor }, importTables, { importId })
  if (seen.outcome !== 'done') throw new Error(seen.why)
  const { tables } = seen.answer as { tables: TableSeen[] }
  const mappings = Object.fromEntries(tables.map(({ shape, mapping }) => [shape, { ...mapping, compound: '月塘家园' }]))
  const create = Array.from({ length: 113 }, (_, i) => `月塘家园||${i + 1}`)
  lap('tables and columns')
  await run(mapImport, { importId, mappings, places: { compounds: {}, create, grids: {} } })
  const dry = await run(dryRunImport, { importId })
  lap('dry run of every row')
  await run(commitImport, { importId })
  await advanceToEnd(machine, { communityId: actor.communityId, importId, accountId: actor.id, role: actor.role })
  lap('commit')
  const seconds = (performance.now() - began) / 1000
  let last = began
  for (const [name, at, peak] of marks) {
    print(`  ${name.padEnd(22)} ${((at - last) / 1000).toFixed(2)} s  at most ${peak} MB so far`)
    last = at
  }
  print(`dry run said ${JSON.stringify(dry)}`)
  print(
    `${persons} rows imported in ${seconds.toFixed(2)} s (${Math.round(persons / seconds)} rows/s), ${availableParallelism()} cores`,
  )
  const { user, system } = process.cpuUsage(processor)
  const spent = (await databaseSeconds(machine)) - (await database)
  print(
    `processor time: ${((user + system) / 1e6).toFixed(1)} s reading and deciding, ${spent.toFixed(1)} s in the database`,
  )
  print(`bare COPY of the same rows: ${copySeconds.toFixed(2)} s (${(seconds / copySeconds).toFixed(1)} x)`)
  print(`memory of the importing process: ${memory.end()} MB at its peak`)
}

function watchMemory() {
  let most = 0
  const peak = () => {
    most = Math.max(most, process.memoryUsage.rss())
    return Math.round(most / 1e6)
  }
  const timer = setInterval(peak, 20)
  const end = () => {
    clearInterval(timer)
    return peak()
  }
  return { peak, end }
}

async function secretary(machine: Machine): Promise<Actor> {
  const [communityId, id] = [newId(), newId()]
  const actor: Actor = { id, name: '书记', role: 'secretary', communityId, grids: 'all' }
  const now = machine.now().toISOString()
  await entered(machine.db, { actor }, now, async ({ tx }) => {
    await tx.insertInto('communities').values({ id: communityId, code: '522699001001', name: '测试社区' }).execute()
    await tx.insertInto('accounts').values({ id, login_name: 'secretary', display_name: '书记' }).execute()
    const post = {
      community_id: communityId,
      id: newId(),
      account_id: id,
      role: 'secretary',
      grid_ids: null,
      starts_at: now,
    }
    await tx.insertInto('grants').values(post).execute()
  })
  return actor
}

/** What the disk and the server need for the rows alone: one table of text, no key, no history, one statement. */
async function bareCopy(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const file = join(home, 'list.copy')
  chmodSync(file, 0o644) // read by the database's own user
  const width = readFileSync(file, 'utf8').split('\n', 1)[0]!.split('\t').length
  await client.query(`create table bare (${Array.from({ length: width }, (_, i) => `c${i} text`).join(', ')})`)
  const began = performance.now()
  await client.query(`copy bare from '${file}'`)
  const seconds = (performance.now() - began) / 1000
  await client.end()
  return seconds
}

/** Processor seconds of every process of the database so far: on a shared machine they say more than the clock. */
async function databaseSeconds(machine: Machine): Promise<number> {
  const { rows: backends } = await machine.db.pool.query('select pid from pg_stat_activity where pid is not null')
  let ticks = 0
  for (const { pid } of backends) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {} // not Linux, or gone
  }
  return ticks / 100
}
