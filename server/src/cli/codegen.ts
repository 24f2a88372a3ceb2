// Writes kernel/tables.gen.ts and schema.sql from a database that the migrations just made.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../kernel/paths.ts'
import { startTestCluster } from '../testing/cluster.ts'

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
} finally {
  await cluster.stop()
}
