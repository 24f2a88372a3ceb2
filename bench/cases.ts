// Cases over HTTP, durable, under row-level security, 16 at once: reporting as a steward; the inbox and the morning as a secretary.
// bin/bench cases [cases]: 200,000 by default. Baselines of the same run stand beside each figure.
import { newId } from '@red-steward/domain/ids'
import pg from 'pg'
import { newCasesStand } from './cases-stand.ts'
import { CONNECTIONS, machineLine, measure, say } from './stand.ts'

const cases = Number(process.argv[2] ?? 200_000)
/** What the reports of this bench say; nothing of the stand says it. */
const REPORTED = '楼道灯不亮'
const stand = await newCasesStand(cases)
const pool = new pg.Pool({ connectionString: stand.ownerUrl, max: CONNECTIONS })
pool.on('error', () => {}) // the stand ends its database at the end
const { communityId, gridIds } = stand
try {
  process.stdout.write(`${machineLine()}\n${cases} cases in one community; ${CONNECTIONS} at once, fsync on\n`)
  const steward = await stand.cookieOf('steward')
  const secretary = await stand.cookieOf('secretary')
  const doors = await doorsOfSteward()
  await forgetReports()
  let i = 0
  const report = () => ({
    id: newId(),
    input: {
      id: newId(),
      leaf: '0207',
      dwellingId: doors[i++ % doors.length],
      description: REPORTED,
      contactOk: true,
    },
  })
  const empty = () => ({ input: {} })
  const inbox = () => ({ input: { bucket: 'overdue' } })
  const query = (name: string) => `/api/queries/${name}`
  await afterEachReport(secretary, steward, report)
  say('secretary: morning, nothing new meanwhile', await measure(stand, secretary, query('overview.morning'), empty, 5))
  await bareCount()
  say('secretary: inbox, first page', await measure(stand, secretary, query('cases.inbox'), inbox, 5))
  say('secretary: rates of the month', await measure(stand, secretary, query('cases.rates'), empty, 5))
  // The program's code for writing is compiled while it is used: two seconds come first and count for nothing.
  await measure(stand, steward, '/api/commands/cases.report', report, 2)
  say('steward: report a case', await measure(stand, steward, '/api/commands/cases.report', report))
  await bareInsert()
} finally {
  await pool.end()
  await stand.end()
}

/** One person looks each time something was reported: nothing is in memory any more, everything is counted anew. */
async function afterEachReport(secretary: string, steward: string, report: () => unknown) {
  const post = async (path: string, cookie: string, body: unknown) => {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${stand.program.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  for (const name of ['overview.morning', 'cases.inbox']) {
    const times: number[] = []
    for (let round = 0; round < 120; round++) {
      await post('/api/commands/cases.report', steward, report())
      const began = performance.now()
      await post(`/api/queries/${name}`, secretary, { input: name === 'cases.inbox' ? { bucket: 'overdue' } : {} })
      if (round >= 20) times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
    process.stdout.write(
      `${`secretary: ${name}, after each report`.padEnd(46)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  one after another\n`,
    )
  }
}

async function doorsOfSteward(): Promise<string[]> {
  const { rows } = await pool.query(
    `select d.id from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
     where d.community_id = $1 and b.grid_id = any($2) limit 4000`,
    [communityId, gridIds.slice(0, 2)],
  )
  return rows.map((row) => row.id as string)
}

/** What earlier runs reported is taken out, so that every run begins with what the stand has. */
async function forgetReports() {
  const reports = `(select id from cases where community_id = $1 and description = '${REPORTED}')`
  for (const [table, column] of [
    ['messages', 'case_id'],
    ['case_hops', 'case_id'],
    ['cases', 'id'],
  ])
    await pool.query(`delete from ${table} where community_id = $1 and ${column} in ${reports}`, [communityId])
  await pool.query('vacuum (analyze) cases, case_hops, messages')
}

async function eachConnection(seconds: number, work: (client: pg.PoolClient) => Promise<unknown>) {
  const until = Date.now() + seconds * 1000
  const times: number[] = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await pool.connect()
      while (Date.now() < until) {
        const began = performance.now()
        await work(client)
        times.push(performance.now() - began)
      }
      client.release()
    }),
  )
  times.sort((a, b) => a - b)
  return {
    perSecond: Math.round(times.length / seconds),
    p95: Math.round(times[Math.floor(times.length * 0.95)]! * 10) / 10,
  }
}

/** Straight in SQL, without row-level security: what is open counted by its index, once. */
async function bareCount() {
  await pool.query(`select set_config('steward.community', $1, false)`, [communityId])
  const { perSecond, p95 } = await eachConnection(4, (client) =>
    client.query({
      name: 'open',
      text: `select count(*) from cases where community_id = $1 and is_open and not confidential`,
      values: [communityId],
    }),
  )
  process.stdout.write(`${'baseline: counting what is open, bare SQL'.padEnd(46)} ${perSecond}/s  p95 ${p95} ms\n`)
}

async function bareInsert() {
  await pool.query('create table if not exists bench_rows (id uuid primary key, note text)')
  const { perSecond, p95 } = await eachConnection(5, (client) =>
    client.query({ name: 'insert', text: 'insert into bench_rows values ($1, $2)', values: [newId(), 'x'] }),
  )
  await pool.query('drop table bench_rows')
  process.stdout.write(`${'baseline: bare INSERT, straight in SQL'.padEnd(46)} ${perSecond}/s  p95 ${p95} ms\n`)
}
