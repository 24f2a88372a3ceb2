// A program under load as a user meets it: its own process, its own durable PostgreSQL, HTTP, a session, row-level security.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '@red-steward/domain/ids'
import autocannon from 'autocannon'
import { addAccount } from '../server/src/identity/index.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { MIGRATIONS } from '../server/src/kernel/paths.ts'
import { startPostgres } from '../server/src/kernel/postgres.ts'
import { entered } from '../server/src/kernel/transaction.ts'
import { type Program, startProgram } from '../walks/support/program.ts'
import { MASTER_KEY, settle } from './crowd.ts'

const PASSWORD = 'bench-bench-bench-17'
export const CONNECTIONS = 16

export interface Stand {
  program: Program
  ownerUrl: string
  communityId: Id
  gridIds: Id[]
  cookieOf(who: 'secretary' | 'steward', url?: string): Promise<string>
  end(): Promise<void>
}

interface Loaded {
  communityId: Id
  gridIds: Id[]
}

/** Communities of the pilot's size, kept between runs so that the second bench begins at once. */
export async function newStand(communities: number): Promise<Stand> {
  const dataDir = join(process.env.BENCH_DATA ?? join(tmpdir(), 'steward-bench'), String(communities))
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const loaded = await load(dataDir, communities)
  const program = await startProgram({ STEWARD_DEMO: '0', STEWARD_MASTER_KEY: MASTER_KEY.toString('hex') }, dataDir)
  return {
    ...loaded,
    program,
    ownerUrl: ownerUrlOf(dataDir),
    async cookieOf(who, url = program.url) {
      const answer = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ loginName: `bench.${who}`, password: PASSWORD }),
      })
      if (!answer.ok) throw new Error(`the bench cannot sign in: ${answer.status}`)
      return answer.headers.get('set-cookie')!.split(';')[0]!
    },
    async end() {
      await program.end()
    },
  }
}

function ownerUrlOf(dataDir: string) {
  const home = join(dataDir, 'postgres')
  const password = readFileSync(join(home, 'owner.password'), 'utf8').trim()
  return `postgresql://steward:${password}@localhost/steward?host=${encodeURIComponent(join(home, 'run'))}`
}

async function load(dataDir: string, communities: number): Promise<Loaded> {
  const stamp = join(dataDir, 'loaded.json')
  if (existsSync(stamp)) return JSON.parse(readFileSync(stamp, 'utf8'))
  const server = await startPostgres({ dataDir })
  try {
    await migrate(server.url, MIGRATIONS)
    let first: Loaded | undefined
    for (let i = 0; i < communities; i++) {
      const made = await settle(server.url, `压测社区${i}`, `522699${String(i).padStart(6, '0')}`)
      first ??= made
      process.stderr.write(`\rloaded ${i + 1} of ${communities} communities`)
    }
    process.stderr.write('\n')
    await signUp(server.url, first!)
    const owner = openDb({ connectionString: server.url })
    await owner.pool.query('vacuum analyze')
    await owner.close()
    writeFileSync(stamp, JSON.stringify(first))
    return first!
  } finally {
    await server.stop()
  }
}

async function signUp(url: string, { communityId, gridIds }: Loaded) {
  const db = openDb({ connectionString: url, role: 'steward_app' })
  const actor = { id: communityId, name: '', role: 'secretary' as const, communityId, grids: 'all' as const }
  const startsAt = '2020-01-01T00:00:00.000Z'
  await entered(db, { actor }, new Date().toISOString(), async ({ tx }) => {
    const post = { communityId, startsAt }
    await addAccount(tx, {
      loginName: 'bench.secretary',
      name: '压测',
      password: PASSWORD,
      posts: [{ ...post, role: 'secretary' }],
    })
    const gridPost = { ...post, role: 'steward' as const, gridIds: gridIds.slice(0, 2) }
    await addAccount(tx, { loginName: 'bench.steward', name: '压测', password: PASSWORD, posts: [gridPost] })
    // Whoever a case waits for is written to.
    for (const role of ['property-steward', 'grid-lead'] as const)
      await addAccount(tx, {
        loginName: `bench.${role}`,
        name: '压测',
        password: PASSWORD,
        posts: [{ ...gridPost, role }],
      })
  })
  await db.close()
}

export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  failures: number
  /** Share of both processors that went to programs that are no part of the bench. */
  othersPercent?: number
  /** Milliseconds of processor per request. */
  processor?: Record<Part, number>
}

type Part = 'program' | 'PostgreSQL' | 'load'

/** Sends requests over 16 connections for so many seconds, each body made anew; milliseconds to the answer. */
export async function measure(
  stand: Stand,
  cookie: string,
  path: string,
  body: () => unknown,
  seconds = 8,
): Promise<Measured> {
  const before = processorTime(stand)
  const result = await autocannon({
    url: stand.program.url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path,
        headers: { cookie, 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(body()) }),
      },
    ],
  })
  const after = processorTime(stand)
  const { average } = result.requests
  const per = (part: Part) => (10 * (after[part] - before[part])) / Math.max(1, result.requests.total)
  const latency = result.latency as unknown as Record<string, number>
  return {
    perSecond: Math.round(average),
    p50: latency.p50!,
    // autocannon's histogram offers 90 and 97.5; the worse of the two stands for 95
    p95: latency.p97_5!,
    p99: latency.p99!,
    failures: result.non2xx + result.errors + result.timeouts,
    othersPercent: Math.round(
      (100 * (after.all - before.all - (after.own - before.own))) / (after.total - before.total),
    ),
    processor: { program: per('program'), PostgreSQL: per('PostgreSQL'), load: per('load') },
  }
}

/** Ticks so far: that there were, that anybody used, and that load generator, server and database used. */
function processorTime({ program }: Stand) {
  const all = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1).map(Number)
  const total = all.reduce((sum, ticks) => sum + ticks, 0)
  const parents = new Map<number, number>()
  const used = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      parents.set(Number(name), Number(fields[1]))
      used.set(Number(name), Number(fields[11]) + Number(fields[12]))
    } catch {} // ended meanwhile
  }
  const partOf = (pid: number): Part | undefined => {
    if (pid === process.pid) return 'load'
    if (pid === program.pid) return 'program'
    const above = pid > 1 ? partOf(parents.get(pid) ?? 0) : undefined
    return above === 'program' ? 'PostgreSQL' : above
  }
  const own = { program: 0, PostgreSQL: 0, load: 0 }
  for (const [pid, ticks] of used) {
    const part = partOf(pid)
    if (part) own[part] += ticks
  }
  return { total, all: total - all[3]! - all[4]!, ...own, own: own.program + own.PostgreSQL + own.load }
}

export function machineLine() {
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; load generator, server and PostgreSQL share them`
}

export function say(what: string, measured: Measured) {
  const { perSecond, p50, p95, p99, failures, othersPercent, processor } = measured
  const parts = [
    `${perSecond}/s`,
    `p50 ${p50} ms`,
    `p95 ≤ ${p95} ms`,
    `p99 ${p99} ms`,
    ...Object.entries(processor ?? {}).map(([part, ms]) => `${part} ${ms.toFixed(2)} ms`),
    ...(failures ? [`${failures} failed`] : []),
    ...(othersPercent !== undefined && othersPercent > 4 ? [`others had ${othersPercent} % of the machine`] : []),
  ]
  process.stdout.write(`${what.padEnd(46)} ${parts.join('  ')}\n`)
}
