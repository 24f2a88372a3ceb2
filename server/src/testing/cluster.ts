import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../kernel/migrate.ts'
import { MIGRATIONS } from '../kernel/paths.ts'
import { startPostgres } from '../kernel/postgres.ts'
import { buildReadingThread } from './reading-thread.ts'

/** A real PostgreSQL for one test run, in memory where there is room, with a migrated template to copy from. */
export async function startTestCluster() {
  const home = mkdtempSync(`${existsSync('/dev/shm') ? '/dev/shm' : tmpdir()}/steward-test-`)
  chmodSync(home, 0o711) // the server may be another user
  const server = await startPostgres({
    dataDir: home,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      shared_buffers: '128MB',
    },
  })
  await migrate(server.url, MIGRATIONS)
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Vitest calls this once per run: the cluster, whose database `steward` is the template of every test file's own. */
export default async function setup(project: TestProject) {
  const [cluster] = await Promise.all([startTestCluster(), buildReadingThread()])
  project.provide('clusterUrl', cluster.url)
  return () => cluster.stop()
}

/** A fresh database copied from the template; 25 ms. */
export async function freshDatabase(clusterUrl: string, name: string): Promise<string> {
  const url = new URL(clusterUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('copying the template'))")
    await client.query(`create database "${name}" template steward strategy file_copy`)
  } finally {
    await client.end()
  }
  url.pathname = `/${name}`
  return url.href
}

declare module 'vitest' {
  interface ProvidedContext {
    clusterUrl: string
  }
}
