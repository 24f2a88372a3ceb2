import { buildApp } from '../app.ts'
import { boot } from '../boot.ts'
import { startClock } from '../cases/index.ts'
import { type Config, ConfigProblem } from '../config.ts'
import { firstAdministrator } from '../identity/first-administrator.ts'
import { startImportWork } from '../imports/index.ts'
import { serveMetrics } from '../kernel/metrics.ts'
import { takeDataFolder } from '../lock.ts'
import { type Delivery, startDelivery } from '../messages/index.ts'
import { startForwarding } from '../open311/index.ts'
import { startFeedWork } from '../sync/index.ts'
import { type CliCommand, print } from './cli-command.ts'

export const startCommand: CliCommand = {
  name: 'start',
  summary: 'run the product (database, web pages, jobs)',
  help: `Usage: steward start

Starts the embedded PostgreSQL (or reaches DATABASE_URL), brings it up to date, loads the demo community
once, and serves until Ctrl-C.

Environment:
  PORT=8080            where to listen        HOST=127.0.0.1
  STEWARD_DATA=./data  where everything is kept
  DATABASE_URL=        a PostgreSQL 15 or later of your own; then there is no demo
  STEWARD_DEMO=0       no demo community, no demo accounts
  PUBLIC_URL=https://… the address people use; https turns secure cookies on
  STEWARD_PRIVATE_TARGETS=1  webhooks and other systems may lie in private networks (an intranet)
  STEWARD_SUITE=sm     seal new values with SM4/SM3 instead of AES-GCM`,
  async run(_args, config) {
    process.title = 'red-steward' // how a second start knows us
    const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}`
    const holder = takeDataFolder(config.dataDir, url)
    if (holder) {
      print(`红管家已在运行 · Red Steward is already running: ${holder.url} (process ${holder.pid})`)
      return 0
    }
    return serve(config, url)
  },
}

async function serve(config: Config, url: string): Promise<number> {
  const began = Date.now()
  let stopAsked = false
  let stopNow: (() => void) | undefined
  const stopped = new Promise<void>((resolve) => {
    stopNow = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopAsked) process.exit(1)
      stopAsked = true
      stopNow?.()
    })
  }

  const { machine, stop } = await boot(config)
  try {
    const app = await buildApp(machine, {
      secure: config.publicUrl?.startsWith('https:') ?? false,
      trustProxy: config.trustProxy,
      logLevel: config.logLevel,
      publicUrl: config.publicUrl,
      tiles: config.tiles,
    })
    const demo = config.demo ? await import('../demo/index.ts') : undefined
    const signIns = (await demo?.ensureDemo(machine)) ?? []
    const door = await demo?.demoDoor(machine)
    const firstCode = config.demo ? undefined : await firstAdministrator(machine)
    await startFeedWork(machine)
    await listen(app, config)
    await startImportWork(machine)
    const delivery = startDelivery(machine, deliveryOf(config, url))
    const forwarding = startForwarding(machine, { allowPrivate: config.privateTargets, timeoutMs: 15_000 })
    const stopClock = startClock(machine)
    const metrics = serveMetrics(config.metricsPort)
    greet(url, { signIns, door, firstCode }, Date.now() - began)
    if (!stopAsked) await stopped
    print('\n正在停止… stopping')
    metrics.close()
    await stopClock()
    await app.close()
    await Promise.all([delivery.stop(), forwarding.stop()])
  } finally {
    await stop()
  }
  return 0
}

function deliveryOf({ demo, privateTargets }: Config, publicUrl: string): Delivery {
  return {
    publicUrl,
    demo,
    allowPrivate: privateTargets,
    say: print,
    chance: Math.random,
    timeoutMs: 15_000,
    leaseMs: 60_000,
  }
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, { host, port }: Config) {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') {
      throw new ConfigProblem(`port ${port} is taken by another program; choose one with PORT=…`)
    }
    throw error
  }
}

interface DemoSignIn {
  roleName: string
  loginName: string
  password: string
}

interface Greeting {
  signIns: DemoSignIn[]
  door: string | undefined
  firstCode: string | undefined
}

function greet(url: string, { signIns, door, firstCode }: Greeting, ms: number) {
  print(`\n社区红管家 Red Steward  →  ${url}`)
  print(`API 文档 API reader     →  ${url}/api/docs`)
  if (signIns.length > 0) {
    print(`\n演示账号(全部为虚构数据;密码均为 ${signIns[0]!.password})· demo sign-ins`)
    for (const { roleName, loginName } of signIns) print(`  ${loginName.padEnd(12)} ${roleName}`)
  }
  if (door) print(`\n居民门牌页(不用登录)· a door's public page\n  ${url}${door}`)
  if (firstCode) {
    print('\n首位管理员 first administrator: 账号 admin')
    print(`  一次性开通码(72 小时内有效,仅显示这一次)one-time code, shown once: ${firstCode}`)
  }
  print(`\n${(ms / 1000).toFixed(1)} s · Ctrl-C 停止 to stop`)
}
