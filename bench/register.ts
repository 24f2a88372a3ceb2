// Two register commands: durable (fsync), with history, audit and feed, over HTTP, as a steward. The one the aim speaks of
// is registry.register-person (a new lodger: person, residence, two facts of history, two changes on the feed);
// registry.confirm of a whole household (its members and its door: four confirmations, four changes) stands beside it.
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
      where h.community_id = $1 and h.closed_on is null and b.grid_id = any($2)`,
    [stand.communityId, stand.gridIds.slice(0, 2)],
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
  const confirmed = await measure(stand, cookie, '/api/commands/registry.confirm', confirm)
  say('registry.confirm', confirmed)
  const registered = await measure(stand, cookie, '/api/commands/registry.register-person', register)
  say('registry.register-person', registered)
  const bare = await baseline()
  const share = (of: number) => `1/${(bare / of).toFixed(1)}`
  process.stdout.write(`${'baseline: bare INSERT, straight in SQL'.padEnd(46)} ${bare}/s\n`)
  process.stdout.write(
    `share of it: confirm ${share(confirmed.perSecond)}, register-person ${share(registered.perSecond)}\n`,
  )
} finally {
  await pool.end()
  await stand.end()
}

async function baseline(): Promise<number> {
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
  return Math.round(done / 5)
}
