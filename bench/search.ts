// Search as you type, over HTTP, under row-level security, as a secretary and as a steward of two grids.
// Baseline of the same run: the same rows searched by ILIKE on the name, joined and limited the same way.
import pg from 'pg'
import { CONNECTIONS, machineLine, measure, newStand, type Stand, say } from './stand.ts'

const QUERIES: Record<string, string[]> = {
  'any part of a name': ['张', '小', '建国', '王建', '明华'],
  pinyin: ['z', 'zhang', 'wangjian', 'li', 'chenxiu'],
  initials: ['zxm', 'wjg', 'ly', 'cj'],
  mixed: ['张xm', '王jian', '李y'],
  door: ['8-1-4', '8-1-401', '3号楼2单元', '12-2-1'],
  'last four of a phone': ['1234', '0871', '5566'],
}

const communities = Number(process.argv[2] ?? 1)
const stand = await newStand(communities)
try {
  process.stdout.write(`${machineLine()}\n${communities} communities of 24,926 persons; ${CONNECTIONS} at once\n`)
  const path = '/api/queries/registry.search'
  for (const who of ['secretary', 'steward'] as const) {
    const cookie = await stand.cookieOf(who)
    for (const [kind, texts] of Object.entries(QUERIES)) {
      let i = 0
      say(
        `${who}: ${kind}`,
        await measure(stand, cookie, path, () => ({ input: { text: texts[i++ % texts.length], limit: 20 } }), 5),
      )
    }
    const all = Object.values(QUERIES).flat()
    let i = 0
    say(
      `${who}: all kinds mixed`,
      await measure(stand, cookie, path, () => ({ input: { text: all[i++ % all.length], limit: 20 } }), 8),
    )
  }
  await baseline(stand)
} finally {
  await stand.end()
}

/** The naive way in the same database, without HTTP: trigram-less ILIKE with the same joins, 16 at once. */
async function baseline({ ownerUrl, communityId }: Stand) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS, options: '-c role=steward_app' })
  const texts = ['张', '小', '建国', '王建', '明华']
  const until = Date.now() + 5000
  const times: number[] = []
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, worker) => {
      const client = await pool.connect()
      for (let i = worker; Date.now() < until; i++) {
        const began = performance.now()
        await client.query(`begin; select enter_community('${communityId}', '${communityId}')`)
        await client.query(
          `select p.id, p.name, r.relation, d.door_key, b.number from persons p
            join residences r on r.community_id = p.community_id and r.person_id = p.id and r.to_day is null
            join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
            join buildings b on b.community_id = d.community_id and b.id = d.building_id
            where p.community_id = $1 and p.name ilike $2 order by p.name limit 20`,
          [communityId, `%${texts[i % texts.length]}%`],
        )
        await client.query('commit')
        times.push(performance.now() - began)
      }
      client.release()
    }),
  )
  await pool.end()
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10
  say('baseline: ILIKE on names, straight in SQL', {
    perSecond: Math.round(times.length / 5),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failures: 0,
  })
}
