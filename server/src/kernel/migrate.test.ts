import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
