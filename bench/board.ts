// The building board, over HTTP, under row-level security, as a steward of two grids: every building of hers in turn.
// Baseline of the same run: bare reading of the same doors, households and residences by index, straight in SQL.
import pg from 'pg'
import { CONNECTIONS, machineLine, measure, newStand, say } from './stand.ts'

const communities = Number(process.argv[2] ?? 1)
const stand = await newStand(communities)
const pool = new pg.Pool({ connectionString: stand.ownerUrl, max: CONNECTIONS, options: '-c role=steward_app' })
try {
  const { communityId, gridIds } = stand
  const buildings = await inCommunity(async (client) => {
    const { rows } = await client.query('select id from buildings where community_id = $1 and grid_id = any($2)', [
      communityId,
      gridIds.slice(0, 2),
    ])
    return rows.map((row) => row.id as string)
  })
  process.stdout.write(`${machineLine()}\n${communities} communities of 24,926 persons; ${CONNECTIONS} at once\n`)
  let i = 0
  const body = () => ({ input: { buildingId: buildings[i++ % buildings.length] } })
  const cookie = await stand.cookieOf('steward')
  say('steward: building board', await measure(stand, cookie, '/api/queries/overview.building-board', body))
  const secretary = await stand.cookieOf('secretary')
  say('secretary: home', await measure(stand, secretary, '/api/queries/overview.home', () => ({ input: {} }), 5))
  say(
    'secretary: living map',
    await measure(stand, secretary, '/api/queries/overview.living-map', () => ({ input: {} }), 5),
  )
  await baseline(buildings)
} finally {
  await pool.end()
  await stand.end()
}

async function inCommunity<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select enter_community('${stand.communityId}', '${stand.communityId}')`)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

async function baseline(buildings: string[]) {
  const until = Date.now() + 5000
  const times: number[] = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, worker) => {
      for (let i = worker; Date.now() < until; i++) {
        const began = performance.now()
        await inCommunity((client) =>
          client.query({
            name: 'bare',
            text: `select d.door_key, h.id as household, r.id as residence from dwellings d
              left join households h on h.community_id = d.community_id and h.dwelling_id = d.id
              left join residences r on r.community_id = h.community_id and r.household_id = h.id
              where d.community_id = $1 and d.building_id = $2`,
            values: [stand.communityId, buildings[i % buildings.length]],
          }),
        )
        times.push(performance.now() - began)
      }
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1)
  process.stdout.write(
    `${'baseline: bare joined rows, straight in SQL'.padEnd(46)} ${Math.round(times.length / 5)}/s  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms\n`,
  )
}
