import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { MapTiles } from '@red-steward/domain/overview/queries'
import { ROOT } from './kernel/paths.ts'
import type { SuiteName } from './kernel/suites.ts'

export interface Config {
  dataDir: string
  databaseUrl: string | undefined
  appDatabaseUrl: string | undefined
  host: string
  port: number
  metricsPort: number
  /** The address browsers use, when it is not ours: decides secure cookies. */
  publicUrl: string | undefined
  trustProxy: string | boolean
  demo: boolean
  /** Whether an address an administrator typed in may lead into a private network or this machine. */
  privateTargets: boolean
  suite: SuiteName
  /** Tianditu under the map of the desk; null without a key. */
  tiles: MapTiles | null
  logLevel: string
}

export class ConfigProblem extends Error {}

/** Settings from the environment; each has a working default. Throws ConfigProblem naming the variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = whole('PORT', env.PORT, 8080)
  const databaseUrl = env.DATABASE_URL || undefined
  const suite = env.STEWARD_SUITE ?? 'intl'
  const demo = !databaseUrl && env.STEWARD_DEMO !== '0'
  if (suite !== 'intl' && suite !== 'sm') throw new ConfigProblem('STEWARD_SUITE must be intl or sm')
  return {
    dataDir: resolve(env.STEWARD_DATA ?? join(ROOT, 'data')),
    databaseUrl,
    appDatabaseUrl: env.APP_DATABASE_URL || undefined,
    host: env.HOST ?? '127.0.0.1',
    port,
    metricsPort: whole('METRICS_PORT', env.METRICS_PORT, port + 1),
    publicUrl: env.PUBLIC_URL || undefined,
    trustProxy: env.TRUST_PROXY || false,
    demo,
    privateTargets: env.STEWARD_PRIVATE_TARGETS ? env.STEWARD_PRIVATE_TARGETS === '1' : demo,
    suite,
    tiles: tilesOf(env),
    logLevel: env.LOG_LEVEL ?? 'warn',
  }
}

/** The number printed on the map is the operator's to know: it changes with every edition. */
function tilesOf({
  STEWARD_TIANDITU_KEY: key,
  STEWARD_TIANDITU_APPROVAL: approval,
  STEWARD_TIANDITU_HOST: host = 'https://t0.tianditu.gov.cn',
}: NodeJS.ProcessEnv): MapTiles | null {
  if (!key) return null
  if (!/^[0-9a-f]{32}$/i.test(key)) throw new ConfigProblem('STEWARD_TIANDITU_KEY must be 32 hexadecimal digits')
  if (!approval || !/^[\p{L}\p{N} ()（）〔〕[\]-]{4,40}$/u.test(approval))
    throw new ConfigProblem(
      'STEWARD_TIANDITU_APPROVAL must be the approval number (审图号) of the map, as GS(2024)0000号',
    )
  if (!URL.canParse(host) || new URL(host).origin !== host)
    throw new ConfigProblem('STEWARD_TIANDITU_HOST must be an address without a path')
  return { host, key, approval }
}

function whole(name: string, text: string | undefined, otherwise: number) {
  if (!text) return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new ConfigProblem(`${name} must be a port number, not "${text}"`)
  return value
}

/**
 * The key that wraps all others: from STEWARD_MASTER_KEY (64 hex digits), or a file beside the data made on the
 * first start. Without it nothing sealed opens again: back it up apart from the database.
 */
export function masterKey(dataDir: string, env: NodeJS.ProcessEnv = process.env): Buffer {
  const given = env.STEWARD_MASTER_KEY
  if (given) {
    if (!/^[0-9a-fA-F]{64}$/.test(given)) throw new ConfigProblem('STEWARD_MASTER_KEY must be 64 hexadecimal digits')
    return Buffer.from(given, 'hex')
  }
  const path = join(dataDir, 'master.key')
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  chmodSync(path, 0o600)
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}
