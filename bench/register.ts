// A register command: durable (fsync), with history, audit and feed, over HTTP, as a steward.
// Baseline of the same run: a bare INSERT of one row, one transaction each, straight in SQL, 16 at once.

import { newId } from '@red-steward/domain/ids'
import pg from 'pg'
import { CONNECTIONS, machineLine, measure, newStand, say } from './stand.ts'

const stand = await newStand(1)
const pool = new pg.Pool({ connectionString: stand.ownerUrl, max: CONNECTIONS })
try {
  process.stdout.write(`${machineLine()}\n${CONNECTIONS} at once, fsync on\n`)
  const { rows } = await pool.query(
    `select h.id from households h join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where h.community_id = $1 and h.closed_on is null and b.grid_id = $2 limit 4000`,
    [stand.communityId, stand.gridIds[0]],
  )
  const households = rows.map((row) => row.id as string)
  const cookie = await stand.cookieOf('steward')
  let i = 0
  const confirm = () => ({
    id: newId(),
    input: { subject: { kind: 'household', id: households[i++ % households.length] }, means: 'DOOR' },
  })
  const register = () => ({
    id: newId(),
    input: {
      householdId: households[i++ % households.length],
      member: { id: newId(), name: '杨晓梅', relation: '99', kind: 'LODGER' },
    },
  })
  say('registry.confirm', await measure(stand, cookie, '/api/commands/registry.confirm', confirm))
  say('registry.register-person', await measure(stand, cookie, '/api/commands/registry.register-person', register))
  await baseline()
} finally {
  await pool.end()
  await stand.end()
}

async function baseline() {
  await pool.query('create table if not exists bench_rows (id uuid primary key, note text)')
  const until = Date.now() + 5000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await pool.connect()
      while (Date.now() < until) {
        await client.query('insert into bench_rows values ($1, $2)', [newId(), 'x'])
        done++
      }
      client.release()
    }),
  )
  await pool.query('drop table bench_rows')
  process.stdout.write(`${'baseline: bare INSERT, straight in SQL'.padEnd(46)} ${Math.round(done / 5)}/s\n`)
}
