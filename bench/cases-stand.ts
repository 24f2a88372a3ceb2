// A community with years of cases behind it, written by set-based SQL: what was closed, what is open now, what was answered.
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isConfidential, leafCodes, leafOf } from '@red-steward/domain/cases/catalogue'
import pg from 'pg'
import { newStand, type Stand } from './stand.ts'

const YEARS = 3

/** A stand whose first community has so many cases; kept between runs. */
export async function newCasesStand(cases: number): Promise<Stand> {
  const root = process.env.BENCH_CASES ?? join(tmpdir(), 'steward-bench-cases')
  process.env.BENCH_DATA = join(root, String(cases))
  const stand = await newStand(1)
  const stamp = join(process.env.BENCH_DATA, 'cases.loaded')
  if (!existsSync(stamp)) {
    const began = Date.now()
    await fill(stand, cases).catch(async (failure) => {
      await stand.end()
      throw failure
    })
    writeFileSync(stamp, '')
    process.stderr.write(`${cases} cases written in ${Math.round((Date.now() - began) / 1000)} s\n`)
  }
  return stand
}

/** Spread over three years until now; the newest ones are open, a few late, a few with the street; a third was asked after. */
async function fill({ ownerUrl, communityId }: Stand, cases: number) {
  const leaves = leafCodes.filter((leaf) => !isConfidential(leaf))
  const open = Math.round(cases * 0.004) + 1200
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  // The bench owns its database: foreign keys were kept by how the rows are made, and indexes are built once at the end.
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`,
  )
  await client.query(`select set_config('steward.community', $1, false)`, [communityId])
  // One transaction: a run that fails leaves the indexes where they were.
  await client.query('begin')
  const indexes = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid in ('cases'::regclass, 'case_call_backs'::regclass) and not i.indisprimary and not i.indisunique`,
  )
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  await client.query('create temp table leaf_of (pos int primary key, leaf text, class text, first_handler text)')
  for (const [n, leaf] of leaves.entries())
    await client.query('insert into leaf_of values ($1, $2, $3, $4)', [n, leaf, leafOf(leaf).class, leafOf(leaf).first])
  await client.query(
    'create temp table door_of as select row_number() over () - 1 as pos, id, building_id from dwellings where community_id = $1',
    [communityId],
  )
  await client.query('create index on door_of (pos)')
  await client.query('analyze door_of')
  const step = 250_000
  for (let from = 0; from < cases; from += step) {
    await client.query(casesSql, [communityId, from, Math.min(cases, from + step), cases, open, leaves.length, YEARS])
    process.stderr.write(`\r${Math.min(cases, from + step)} of ${cases} cases`)
  }
  await client.query(callBacksSql, [communityId])
  process.stderr.write('\n')
  for (const { definition } of indexes.rows) await client.query(definition)
  await client.query('commit')
  await client.query('vacuum (analyze) cases, case_call_backs')
  await client.end()
}

// $5 cases at the end are open; case n was reported at its share of the years before now.
const casesSql = `
  insert into cases (community_id, id, case_no, leaf, nature, source, class, state, description, dwelling_id, building_id, entered_by,
    first_handler, responsible_id, happened_at, reported_at, entered_at, accepted_at, closed_at, result, contact_ok, handler_id,
    step_by, dispose_by, at_street, before_street, returns, reworks)
  select $1, gen_random_uuid(), 'RS' || to_char(t.at, 'YYYYMMDD') || '001' || lpad(n::text, 8, '0'), l.leaf,
    case when n % 11 = 0 then 'COMPLAINT' else 'HELP' end, case when n % 4 = 0 then 'PATROL' else 'RESIDENT' end, l.class,
    case when is_open then (array['REPORTED', 'ACCEPTED', 'HANDLING', 'HANDLING', 'HANDLED'])[1 + n % 5] else 'CLOSED' end,
    '楼道里的灯不亮,请来看看', d.id, d.building_id, a.id, l.first_handler, a.id, t.at, t.at, t.at, t.at + interval '20 minutes',
    case when not is_open then t.at + interval '1 hour' * (1 + n % 120) end, case when not is_open then 'RESOLVED' end, n % 3 <> 0, a.id,
    case when is_open then t.at + interval '7 days' * (1 + (n % 3)) end, t.at + interval '7 days', is_open and n % 97 = 0, n % 97 = 0,
    case when n % 50 = 0 then 1 else 0 end, case when n % 40 = 0 then 1 else 0 end
  from generate_series($2::int, $3::int - 1) n
  cross join lateral (select now() - interval '1 second' - (interval '365 days' * $7::int) * (1 - (n + 1)::float8 / $4::int) as at) t
  cross join lateral (select n >= $4::int - $5::int as is_open) o
  join leaf_of l on l.pos = (n::bigint * 7919 % $6::int)
  join door_of d on d.pos = (n::bigint * 104729 % (select count(*) from door_of))
  cross join (select account_id as id from grants where community_id = $1 limit 1) a
  where is_open or t.at + interval '1 hour' * (1 + n % 120) < now()`

const callBacksSql = `
  insert into case_call_backs (community_id, id, case_id, why, state, handler_ids, closed_at, leaf, contacted, resolved, satisfied, settled_at, counts, to_supervise)
  select $1, gen_random_uuid(), k.id, case when k.class in ('P1', 'P2') then 'URGENT' else 'SAMPLE' end,
    case when waits then 'WAITING' else 'ANSWERED' end, array[k.responsible_id], k.closed_at, k.leaf,
    case when not waits then true end, case when not waits then (array['YES', 'YES', 'YES', 'PARTLY', 'NO'])[1 + h % 5] end,
    case when not waits then (array['SATISFIED', 'SATISFIED', 'BASICALLY', 'BASICALLY', 'SATISFIED', 'DISSATISFIED'])[1 + h % 6] end,
    case when not waits then k.closed_at + interval '1 day' end, not waits,
    not waits and (h % 5 = 4 or h % 6 = 5) and k.closed_at > now() - interval '20 days'
  from cases k
  cross join lateral (select abs(hashtext(k.id::text)) as h, k.closed_at > now() - interval '2 days' as waits) x
  where k.community_id = $1 and k.closed_at is not null and h % 3 = 0`
