// kill -9 of the program and of its database while spreadsheets of 24,926 rows are written: each import goes on by itself
// to its end, every row is taken once, and nothing stands without its home, its history and its head.
// bin/bench kills-imports [kills]   prints the counts; exit code 1 when one of them is wrong.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Id, newId } from '@red-steward/domain/ids'
import type { TableSeen } from '@red-steward/domain/imports/queries'
import pg from 'pg'
import { addAccount } from '../server/src/identity/index.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { MIGRATIONS } from '../server/src/kernel/paths.ts'
import { startPostgres } from '../server/src/kernel/postgres.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import { communityFile } from '../server/src/testing/dirty/community-file.ts'
import { startProgram } from '../walks/support/program.ts'

const KILLS = Number(process.argv[2] ?? 30)
const PERSONS = 24_926
const PASSWORD = 'bench-bench-bench-17'
/** An import that stands still for so long has been given up by whoever drove it. */
const STALLED_MS = 120_000

const dataDir = mkdtempSync(join(tmpdir(), 'steward-kills-'))
chmodSync(dataDir, 0o711) // the database may be another user
let program: Awaited<ReturnType<typeof startProgram>> | undefined
let kills = 0
let imports = 0
let wrong = 0
try {
  while (kills < KILLS) await oneImport(++imports)
  process.stdout.write(`${'kills'.padEnd(24)} ${kills}, of the program and of the database by turns\n`)
  process.stdout.write(`${'imports of 24,926 rows'.padEnd(24)} ${imports}\n${'wrong'.padEnd(24)} ${wrong}\n`)
  process.exitCode = wrong === 0 ? 0 : 1
} finally {
  await program?.end()
  rmSync(dataDir, { recursive: true, force: true })
}

async function oneImport(nth: number) {
  await program?.end()
  const code = `522699${String(900_000 + nth)}`
  const { url, communityId } = await community(code, `kills${nth}`)
  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
  const cookie = await signIn(`kills${nth}`)
  const { bytes } = await communityFile({ persons: PERSONS, buildings: 113, seed: 100 + nth })
  const importId = newId()
  await say(cookie, 'upload', { id: importId, name: '台账.xlsx', content: bytes.toString('base64') })
  const { tables } = await say<{ tables: TableSeen[] }>(cookie, 'tables', { importId }, 'queries')
  const mappings = Object.fromEntries(tables.map(({ shape, mapping }) => [shape, { ...mapping, compound: '月塘家园' }]))
  const create = Array.from({ length: 113 }, (_, at) => `月塘家园||${at + 1}`)
  await say(cookie, 'map', { importId, mappings, places: { compounds: {}, create, grids: {} } })
  await say(cookie, 'dry-run', { importId })
  await say(cookie, 'commit', { importId })

  let done = 0
  let moved = Date.now()
  for (;;) {
    const now = await progress(url, communityId, importId)
    if (now?.state === 'DONE') break
    if (now && now.done > done) {
      ;[done, moved] = [now.done, Date.now()]
      if (kills < KILLS) await kill()
      moved = Date.now()
    }
    if (Date.now() - moved > STALLED_MS) throw new Error(`the import stands still at row ${done} after ${kills} kills`)
    await pause(20)
  }
  const found = await judge(url, communityId, importId)
  const faults = Object.entries(found).filter(([, [is, wanted]]) => is !== wanted)
  wrong += faults.length
  for (const [what, [is, wanted]] of faults) process.stdout.write(`import ${nth}: ${what} ${is} instead of ${wanted}\n`)
  process.stderr.write(`\r${kills} of ${KILLS} kills, ${imports} imports   `)
}

/** A while after something was written, so that the next step is under way. */
async function kill() {
  await pause((kills * 67) % 400)
  if (kills++ % 2 === 0) {
    await program!.end('SIGKILL')
    program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
  } else {
    process.kill(Number(readFileSync(join(dataDir, 'postgres/pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  }
}

async function community(code: string, loginName: string): Promise<{ url: string; communityId: Id }> {
  const server = await startPostgres({ dataDir })
  const communityId = newId()
  try {
    await migrate(server.url, MIGRATIONS)
    const db = openDb({ connectionString: server.url, role: 'steward_app' })
    const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
    await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
      await tx.insertInto('communities').values({ id: communityId, code, name: loginName }).execute()
      const posts = [{ communityId, role: 'secretary' as const, startsAt: '2020-01-01T00:00:00.000Z' }]
      await addAccount(tx, { loginName, name: '文书记', password: PASSWORD, posts })
    })
    await db.close()
    return { url: server.url, communityId }
  } finally {
    await server.stop()
  }
}

async function signIn(loginName: string): Promise<string> {
  const answer = await fetch(`${program!.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: PASSWORD }),
  })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

async function say<Answer>(cookie: string, name: string, input: object, kind = 'commands'): Promise<Answer> {
  const answer = await fetch(`${program!.url}/api/${kind}/imports.${name}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(kind === 'commands' ? { id: newId(), input } : { input }),
  })
  const said = await answer.json()
  if (said.outcome !== 'done') throw new Error(`${name}: ${JSON.stringify(said)}`)
  return said.answer
}

/** Undefined while the database is away. */
async function progress(url: string, communityId: Id, importId: Id) {
  const found = await read(url, communityId, 'select state, rows_done as done from imports where id = $1', [
    importId,
  ]).catch(() => undefined)
  return found?.[0] as { state: string; done: number } | undefined
}

async function read(url: string, communityId: Id, text: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // killed under our hands; the query says so too
  await client.connect()
  try {
    await client.query(`select set_config('steward.community', $1, false)`, [communityId])
    return (await client.query(text, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

/** What is there and what should be. */
async function judge(url: string, communityId: Id, importId: Id): Promise<Record<string, [number, number]>> {
  const [row] = await read(
    url,
    communityId,
    `select (select count(*) from persons where community_id = $1)::int as persons,
      (select count(distinct id_number_mark) from persons where community_id = $1)::int as numbers,
      (select count(*) from import_rows where community_id = $1 and import_id = $2)::int as settled,
      (select sum(rows) from import_chunks where community_id = $1 and import_id = $2)::int
        as chunks,
      (select rows_done from imports where id = $2) as counted,
      (select count(*) from residences where community_id = $1 and to_day is null)::int as homes,
      (select count(*) from (select subject_id from history where community_id = $1 and subject_kind = 'person' group by 1) h)::int as told,
      (select count(*) from (select from households h left join residences r on r.community_id = h.community_id
        and r.household_id = h.id and r.to_day is null and r.relation = '02' where h.community_id = $1 group by h.id having count(r.id) <> 1) o)::int as headless`,
    [communityId, importId],
  )
  const { persons, numbers, settled, chunks, counted, homes, told, headless } = row!
  return {
    persons: [persons, PERSONS],
    'different id numbers': [numbers, PERSONS],
    'rows settled': [settled, PERSONS],
    'rows in chunks': [chunks, PERSONS],
    'rows counted': [counted, PERSONS],
    homes: [homes, PERSONS],
    'persons with history': [told, PERSONS],
    'households without exactly one head': [headless, 0],
  }
}
