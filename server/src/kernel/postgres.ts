import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { asUser, type OsUser, reachableBinaries, reachableHome, serverUser } from './postgres-home.ts'

export interface EmbeddedPostgres {
  /** As the owner of the tables. The server listens on a unix socket only, in a folder that no other user can enter. */
  url: string
  stop(): Promise<void>
}

interface Options {
  dataDir: string
  /** Extra server settings, e.g. `{ fsync: 'off' }` for a test cluster that is thrown away. */
  settings?: Record<string, string>
}

/**
 * Starts the PostgreSQL server that comes with the program, making its cluster on the first start. Run as root it
 * lives under an OS user of its own, because PostgreSQL refuses root. It dies with this program, even by kill -9.
 */
export async function startPostgres({ dataDir, settings = {} }: Options): Promise<EmbeddedPostgres> {
  const user = process.getuid?.() === 0 ? serverUser() : undefined
  const bin = reachableBinaries(user)
  const home = user ? reachableHome(dataDir, user) : dataDir
  const cluster = join(home, 'pg')
  const socket = join(home, 'run')
  mkdirSync(dirname(home), { recursive: true, mode: 0o711 })
  for (const folder of [home, socket]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (user) chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
  }
  if (socket.length > 90)
    throw new Error(`The path ${socket} is too long for a unix socket; set STEWARD_DATA to a shorter folder.`)

  const passwordFile = join(home, 'owner.password')
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true }) // what an interrupted first start left
    makeCluster(bin, cluster, passwordFile, user)
  }
  const password = readFileSync(passwordFile, 'utf8').trim()
  const url = `postgresql://steward:${password}@localhost/steward?host=${encodeURIComponent(socket)}`
  const server = new Supervised(() => launch(bin, cluster, socket, settings, user), cluster)
  await server.begin()
  try {
    await ready(url, () => server.problem(), join(cluster, 'server.log'))
  } catch (failure) {
    await server.stop() // or it would be tried for ever, and the program could not end
    throw failure
  }
  server.cameUp()
  return { url, stop: () => server.stop() }
}

const RESTARTS_PER_MINUTE = 10
const RESTARTS_AT_FIRST = 3

/** The server process, started again when it dies by itself: killed, out of memory, a crash it could not contain. */
class Supervised {
  readonly #launch: () => ChildProcess
  readonly #cluster: string
  #child: ChildProcess | undefined
  #stopping = false
  #wasUp = false
  #restarts: number[] = []

  constructor(launch: () => ChildProcess, cluster: string) {
    this.#launch = launch
    this.#cluster = cluster
  }

  async begin() {
    await endOrphan(this.#cluster)
    if (this.#stopping) return
    this.#child = this.#launch()
    this.#child.once('exit', () => void this.#died())
  }

  async #died() {
    if (this.#stopping) return
    const minuteAgo = Date.now() - 60_000
    this.#restarts = [...this.#restarts.filter((at) => at > minuteAgo), Date.now()]
    await pause(Math.min(5000, 100 * 2 ** this.#restarts.length))
    await this.begin()
  }

  /** Whether it dies again and again, so that waiting for it is in vain. */
  problem() {
    return this.#restarts.length >= (this.#wasUp ? RESTARTS_PER_MINUTE : RESTARTS_AT_FIRST)
  }

  cameUp() {
    this.#wasUp = true
  }

  async stop() {
    this.#stopping = true
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const over = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await over
  }
}

function makeCluster(bin: string, cluster: string, passwordFile: string, user: OsUser | undefined) {
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const args = [
    '-D',
    cluster,
    '-U',
    'steward',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '-k',
  ]
  const [command, all] = asUser(user, join(bin, 'initdb'), args)
  execFileSync(command, all, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  shared_buffers: '256MB',
  max_connections: '60',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  effective_io_concurrency: '64',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's own log must not repeat values of failing statements.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

function launch(
  bin: string,
  cluster: string,
  socket: string,
  settings: Record<string, string>,
  user: OsUser | undefined,
) {
  const set = Object.entries({ ...SETTINGS, ...settings, unix_socket_directories: socket })
  const args = ['-D', cluster, ...set.flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  const [command, all] = asUser(user, join(bin, 'postgres'), args)
  const script = 'log=$1; shift; exec "$@" >>"$log" 2>&1'
  const log = join(cluster, 'server.log')
  writeFileSync(log, '', { mode: 0o600 })
  // detached: a Ctrl-C in the terminal reaches only us, and we stop the server in order.
  return spawn('sh', ['-c', script, 'sh', log, command, ...all], { stdio: 'ignore', cwd: '/', detached: true })
}

/** A server left by a program that was killed: ask it to stop, and wait until its folder is free. */
async function endOrphan(cluster: string) {
  const pidFile = join(cluster, 'postmaster.pid')
  for (let waited = 0; existsSync(pidFile); waited += 50) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (!pid || !serves(pid, cluster)) return rmSync(pidFile, { force: true })
    if (waited % 1000 === 0) process.kill(pid, 'SIGINT')
    if (waited > 30_000)
      throw new Error(`An earlier database server (process ${pid}) does not stop; end it and start again.`)
    await pause(50)
  }
}

function serves(pid: number, cluster: string) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
  } catch {
    return false
  }
}

async function ready(url: string, isHopeless: () => boolean, log: string) {
  const { host, ...rest } = parts(url)
  for (let waited = 0; ; waited += 40) {
    if (isHopeless())
      throw new Error(`The database server did not start; its log says:\n${readFileSync(log, 'utf8').slice(-800)}`)
    const client = new pg.Client({ ...rest, host, database: 'postgres' })
    try {
      await client.connect()
      const { rowCount } = await client.query("select from pg_database where datname = 'steward'")
      if (!rowCount) await client.query('create database steward')
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if (waited > 60_000) throw error
      await pause(40)
    }
  }
}

function parts(url: string) {
  const { username, password, searchParams } = new URL(url)
  return { user: username, password, host: searchParams.get('host')! }
}
