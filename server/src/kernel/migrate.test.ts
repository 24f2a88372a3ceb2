import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { databaseUrl } from '../testing/world.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './paths.ts'

test('a second migration finds nothing to do', async () => {
  expect(await migrate(databaseUrl, MIGRATIONS)).toEqual([])
})

test('a server that is too old is refused with what to do', async () => {
  await expect(migrate(databaseUrl, MIGRATIONS, 99)).rejects.toThrow(/PostgreSQL 99 or later is needed.*Upgrade/)
})

test('a migration edited after it was applied is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
  appendFileSync(join(folder, '0001_kernel.sql'), '\n-- edited\n')
  await expect(migrate(databaseUrl, folder)).rejects.toThrow(/0001_kernel\.sql was changed/)
  rmSync(folder, { recursive: true })
})

test('a migration that must wait for a table gives way to those who only read it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
  writeFileSync(join(folder, '9999_wait.sql'), 'alter table held add column late text')
  const [holder, reader] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)]
  await Promise.all([holder.connect(), reader.connect()])
  await holder.query('create table held (id int)')
  await holder.query('begin; select from held')

  const migrating = migrate(databaseUrl, folder)
  await waitingFor(reader, 'held')
  const began = performance.now()
  await reader.query('select from held')
  expect(performance.now() - began).toBeLessThan(10_000)
  await holder.query('commit')

  expect(await migrating).toEqual(['9999_wait.sql'])
  await holder.query(`drop table held; delete from schema_migrations where name = '9999_wait.sql'`)
  await Promise.all([holder.end(), reader.end()])
  rmSync(folder, { recursive: true })
})

async function waitingFor(client: pg.Client, table: string) {
  const waits = `select 1 from pg_locks where relation = $1::regclass and not granted`
  while ((await client.query(waits, [table])).rowCount === 0) await new Promise(setImmediate)
}
