// A database that is away, and comes back: a cluster of its own, so that nobody else's test loses theirs.
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { expect, test, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { openDb } from '../kernel/db.ts'
import { serveMetrics } from '../kernel/metrics.ts'
import { startPostgres } from '../kernel/postgres.ts'
import { machine } from '../testing/world.ts'

vi.setConfig({ testTimeout: 60_000 })

test('while the database is stopped everybody is told to come again; when it is back all goes on by itself', async () => {
  const dataDir = mkdtempSync(`${existsSync('/dev/shm') ? '/dev/shm' : tmpdir()}/steward-away-`)
  chmodSync(dataDir, 0o711) // the server may be another user
  let server = await startPostgres({ dataDir })
  const db = openDb({ connectionString: server.url })
  const app = await buildApp({ ...machine, db }, { secure: false, logLevel: 'silent' })
  const ready = async () => (await app.inject('/health/ready')).statusCode
  const headers = { cookie: `steward=${'x'.repeat(43)}` }
  const asking = () =>
    app.inject({ method: 'POST', url: '/api/queries/identity.own-account', payload: { input: {} }, headers })
  try {
    expect(await ready()).toBe(200)

    await server.stop()
    expect([await ready(), (await app.inject('/health/live')).statusCode]).toEqual([503, 200])
    const refused = await asking()
    expect([refused.statusCode, refused.json(), refused.headers['retry-after']]).toEqual([
      503,
      { outcome: 'refused', why: 'unavailable' },
      '5',
    ])
    expect(refusalWords.unavailable.zh).not.toBe('')

    server = await startPostgres({ dataDir })
    expect(await ready()).toBe(200)
  } finally {
    await app.close()
    await db.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('metrics stand on a port of their own for this machine alone, by route pattern, and nowhere else', async () => {
  const app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  await app.inject('/api/commands/a-name-of-somebody')
  await app.inject('/health/live')
  const metrics = serveMetrics(0)
  await new Promise((resolve) => metrics.once('listening', resolve))
  const { address, port } = metrics.address() as { address: string; port: number }

  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()

  expect(address).toBe('127.0.0.1')
  expect(text).toContain('steward_request_seconds_count{route="/health/live",status="200"}')
  expect(text).not.toContain('a-name-of-somebody')
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  expect((await app.inject('/metrics')).body).not.toContain('steward_request_seconds')
  metrics.close()
  await app.close()
})
