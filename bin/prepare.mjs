// Makes a fresh clone runnable: npm packages when the lock file changed, bundles when sources changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Red Steward needs Node.js 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Installs npm packages if they are missing or the lock file changed since. `npm install` and not `npm ci`: the lock
 * lists the optional binaries of some platforms only, which `npm ci` takes for damage.
 */
export function installPackages() {
  const stamp = join(root, 'node_modules/.red-steward-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return
  process.stdout.write('正在安装依赖… installing packages\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  writeFileSync(stamp, lockDigest())
}

/** The thread that reads uploaded tables: a file of its own beside every bundle that may start it. */
export const readingThread = { in: join(root, 'server/src/imports/reading-worker.ts'), out: 'reading-worker' }

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Builds server and pages if a source is newer than what was built. */
export async function buildIfStale() {
  const pages = [
    'desk.html',
    'field.html',
    'portal.html',
    'vite.config.ts',
    'vite.field.config.ts',
    'vite.shared.ts',
  ].map((name) => `web/${name}`)
  const jobs = [
    ['server', ['server/src', 'domain/src', 'bin/bundle.mjs', 'package-lock.json'], buildServer],
    ['web', ['web/src', 'web/public', ...pages, 'domain/src', 'package-lock.json'], buildWeb],
  ]
  for (const [name, sources, build] of jobs) {
    const stamp = join(root, name, 'dist/.built')
    const newest = String(Math.max(...sources.map((path) => newestIn(join(root, path)))))
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === newest) continue
    process.stdout.write(`正在构建 building ${name}…\n`)
    await build()
    mkdirSync(join(root, name, 'dist'), { recursive: true })
    writeFileSync(stamp, newest)
  }
}

async function buildServer() {
  const dist = join(root, 'server/dist')
  mkdirSync(dist, { recursive: true })
  // Chunks of an earlier build; not the tools, from which a test may be running.
  for (const name of readdirSync(dist)) if (name !== 'tools') rmSync(join(dist, name), { recursive: true })
  const { bundle } = await import('./bundle.mjs')
  await bundle([{ in: join(root, 'server/src/cli/steward.ts'), out: 'steward' }, readingThread], dist)
}

async function buildWeb() {
  if (!existsSync(join(root, 'web/vite.config.ts'))) return
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // In this order: the first empties the folder.
  for (const config of ['vite.config.ts', 'vite.field.config.ts']) {
    const args = [vite, 'build', '--config', config, '--logLevel', 'error']
    execFileSync(process.execPath, args, { cwd: join(root, 'web'), stdio: 'inherit' })
  }
}

function newestIn(path) {
  if (!existsSync(path)) return 0
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), mtimeMs)
}
