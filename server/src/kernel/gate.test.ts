// Nearly always nothing is new, so a plan that looks for the first new row from the front of the feed reads all of it.
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { databaseUrl, home, inside } from '../testing/world.ts'

test('however long the feed has become, the gate reads only its end', async () => {
  const community = await home()
  await inside(community, (tx) =>
    sql`insert into feed (community_id, subject_kind, subject_id, operation)
      select ${community}::uuid, 'person', ${newId()}::uuid, 'upsert' from generate_series(1, 30000)`.execute(tx),
  )
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  await owner.query('vacuum analyze feed') // what the planner knows after a day of work
  await owner.end()

  const blocks = await inside(community, async (tx) => {
    const look = () =>
      sql<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>`
        explain (analyze, buffers, format json)
        select * from admit('{}', '{}', '{}', array[${community}]::uuid[], array[pg_current_snapshot()])`.execute(tx)
    await look() // the first look of a connection reads the catalog too
    const { rows } = await look()
    const plan = rows[0]!['QUERY PLAN'][0].Plan
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!
  })
  // Thirty thousand rows fill some four hundred blocks.
  expect(blocks).toBeLessThan(50)
})
