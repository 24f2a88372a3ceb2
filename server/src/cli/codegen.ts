// Writes kernel/tables.gen.ts and schema.sql from a database that the migrations just made.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ROOT } from '../kernel/paths.ts'
import { startTestCluster } from '../testing/cluster.ts'
import { schemaSnapshot } from '../testing/schema-snapshot.ts'

const out = join(ROOT, 'server/src/kernel/tables.gen.ts')
const cluster = await startTestCluster()
try {
  execFileSync(
    'npx',
    [
      'kysely-codegen',
      '--dialect',
      'postgres',
      '--url',
      cluster.url,
      '--out-file',
      out,
      '--default-schema',
      'public',
      '--exclude-pattern',
      'pgboss.*',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--type-mapping',
      JSON.stringify({ timestamptz: 'string', int8: 'number', xid8: 'string' }),
    ],
    { stdio: 'inherit' },
  )
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  writeFileSync(join(ROOT, 'server/schema.sql'), await schemaSnapshot(client))
  await client.end()
} finally {
  await cluster.stop()
}
