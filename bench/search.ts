// Search as you type, over HTTP, under row-level security, as a secretary and as a steward of two grids.
// Said first: what the very first search costs, which reads the roll, and what memory the roll takes.
// Baseline of the same run: the same rows searched by ILIKE on the name, joined and limited the same way.
import { readFileSync } from 'node:fs'
import type { NameReading } from '@red-steward/domain/registry/names'
import pg from 'pg'
import { nameReader } from '../server/src/registry/pinyin.ts'
import { randomName } from './crowd.ts'
import { CONNECTIONS, machineLine, measure, newStand, type Stand, say } from './stand.ts'

const reader = await nameReader()
const drawn = (of: (name: string, reading: NameReading) => string) =>
  Array.from({ length: 500 }, () => {
    const name = randomName()
    return of(name, reader.read(name))
  })
const below = (most: number) => Math.floor(Math.random() * most)
const begun = (text: string) => text.slice(0, 1 + below(text.length))

// Five hundred texts of each kind, of people and doors that are there or could be.
const QUERIES: Record<string, string[]> = {
  'any part of a name': drawn((name) => name.slice(below(2), 2 + below(2))),
  pinyin: drawn((_, { syllables }) => begun(syllables.join(''))),
  initials: drawn((_, { initials }) => begun(initials)),
  mixed: drawn((name, { syllables }) => name[0] + begun(syllables[1] ?? 'a')),
  door: drawn(() => begun(`${1 + below(9)}-${1 + below(2)}-${1 + below(26)}0${1 + below(2)}`)),
  'last four of a phone': drawn(() => String(below(10_000)).padStart(4, '0')),
}

const communities = Number(process.argv[2] ?? 1)
const stand = await newStand(communities)
try {
  process.stdout.write(`${machineLine()}\n${communities} communities of 24,926 persons; ${CONNECTIONS} at once\n`)
  const path = '/api/queries/registry.search'
  await cold(path)
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

async function cold(path: string) {
  const cookie = await stand.cookieOf('secretary')
  const memory = () =>
    Number(readFileSync(`/proc/${stand.program.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)![1]) / 1024
  const before = memory()
  const began = performance.now()
  const answer = await fetch(`${stand.program.url}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ input: { text: '张' } }),
  })
  if (!answer.ok) throw new Error(`the first search answered ${answer.status}`)
  const took = Math.round(performance.now() - began)
  const [from, to] = [before, memory()].map(Math.round)
  process.stdout.write(`the very first search: ${took} ms; memory of the program ${from} MB before, ${to} MB after\n`)
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
