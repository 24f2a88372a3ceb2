// kill -9 of the program and of its database during writes: nothing acknowledged is lost, nothing is half-applied.
// bin/bench kills [rounds]   prints the counts; exit code 1 when one of them is wrong.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@red-steward/domain/ids'
import pg from 'pg'
import { MASTER_KEY } from '../bench/crowd.ts'
import { newStand, type Stand } from '../bench/stand.ts'
import { startProgram } from '../walks/support/program.ts'

const ROUNDS = Number(process.argv[2] ?? 30)
const WRITERS = 8
const acknowledged = new Set<string>()
const sent = new Map<string, string>()
let refusedAsAway = 0
let unanswered = 0
let others = 0

const stand = await newStand(1)
let program = stand.program
const { rows } = await ask(
  stand,
  `select h.id from households h where h.community_id = $1 and h.closed_on is null limit 500`,
)
const households = rows.map((row) => row.id as string)

for (let round = 0; round < ROUNDS; round++) {
  const killDatabase = round % 2 === 1
  const cookie = await signIn()
  const until = { over: false }
  const writers = Array.from({ length: WRITERS }, () => write(cookie, until))
  await pause(900 + ((round * 137) % 900))
  if (killDatabase) {
    process.kill(postmaster(), 'SIGKILL')
    await recovered() // by itself: the program starts its database again
  } else {
    await program.end('SIGKILL')
  }
  until.over = true
  await Promise.all(writers)
  if (!killDatabase)
    program = await startProgram({ STEWARD_DEMO: '0', STEWARD_MASTER_KEY: MASTER_KEY.toString('hex') }, program.dataDir)
  process.stderr.write(`\rround ${round + 1} of ${ROUNDS}: ${acknowledged.size} acknowledged`)
}
process.stderr.write('\n')
const sound = await judge()
await program.end()
process.exitCode = sound ? 0 : 1

async function write(cookie: string, until: { over: boolean }) {
  while (!until.over) {
    const [id, personId] = [newId(), newId()]
    sent.set(id, personId)
    const input = {
      householdId: households[sent.size % households.length],
      member: { id: personId, name: '杨晓梅', relation: '99', kind: 'LODGER' },
    }
    try {
      const answer = await fetch(`${program.url}/api/commands/registry.register-person`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ id, input }),
        signal: AbortSignal.timeout(20_000),
      })
      if (answer.ok) acknowledged.add(id)
      else if (answer.status === 503) refusedAsAway++
      else others++
      if (answer.status === 500) process.stderr.write(`\n500: ${await answer.text()}\n`)
    } catch {
      unanswered++
      await pause(50)
    }
  }
}

async function signIn() {
  for (;;) {
    try {
      return await stand.cookieOf('secretary', program.url)
    } catch {
      await pause(100)
    }
  }
}

async function recovered() {
  for (let waited = 0; waited < 30_000; waited += 100) {
    await pause(100)
    const answer = await fetch(`${program.url}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error('the program did not find its database again in 30 s')
}

function postmaster() {
  const pidFile = join(program.dataDir, 'postgres/pg/postmaster.pid')
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  execFileSync('ps', ['-p', String(pid)])
  return pid
}

async function ask(on: Stand, text: string, more: unknown[] = []) {
  const client = new pg.Client({ connectionString: on.ownerUrl })
  await client.connect()
  try {
    await client.query(`select set_config('steward.community', $1, false)`, [on.communityId])
    return await client.query(text, [on.communityId, ...more])
  } finally {
    await client.end()
  }
}

/** Every acknowledged person is there once with home, audit, history and feed; of every other all or nothing is. */
async function judge() {
  const commandIds = [...sent.keys()]
  const { rows: found } = await ask(
    stand,
    // Each table is read once: a look-up for each of forty thousand commands would go on for an hour.
    `with asked as materialized (
        select c.id, x.person from unnest($2::uuid[]) with ordinality c (id, n) join unnest($3::uuid[]) with ordinality x (person, n) using (n)),
      p as (select id, count(*)::int n from persons where community_id = $1 and id = any($3) group by 1),
      r as (select person_id as id, count(*)::int n from residences where community_id = $1 and person_id = any($3) group by 1),
      k as (select id, count(*)::int n from commands where community_id = $1 and id = any($2) group by 1),
      a as (select command_id as id, count(*)::int n from audit where community_id = $1 and command_id = any($2) group by 1),
      h as (select command_id as id, count(*)::int n from history where community_id = $1 and command_id = any($2) group by 1),
      f as (select subject_id as id, count(*)::int n from feed where community_id = $1 and subject_id = any($3) group by 1)
     select c.id, coalesce(p.n, 0) as persons, coalesce(r.n, 0) as residences, coalesce(k.n, 0) as answers, coalesce(a.n, 0) as audits,
       coalesce(h.n, 0) > 0 as history, coalesce(f.n, 0) > 0 as feed
     from asked c left join p on p.id = c.person left join r on r.id = c.person left join k on k.id = c.id left join a on a.id = c.id
     left join h on h.id = c.id left join f on f.id = c.person`,
    [commandIds, commandIds.map((id) => sent.get(id))],
  )
  const whole = (row: Record<string, unknown>) =>
    row.persons === 1 && row.residences === 1 && row.answers === 1 && row.audits === 1 && row.history && row.feed
  const absent = (row: Record<string, unknown>) =>
    !row.persons && !row.residences && !row.answers && !row.audits && !row.history
  const lost = found.filter((row) => acknowledged.has(row.id) && !whole(row)).length
  const half = found.filter((row) => !whole(row) && !absent(row)).length
  const counts = {
    'kills of the program': Math.ceil(ROUNDS / 2),
    'kills of the database': Math.floor(ROUNDS / 2),
    'commands sent': sent.size,
    acknowledged: acknowledged.size,
    'answered 503': refusedAsAway,
    'no answer': unanswered,
    'other answers': others,
    'acknowledged and lost': lost,
    'half-applied': half,
  }
  for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what.padEnd(24)} ${count}\n`)
  return lost === 0 && half === 0 && others === 0 && acknowledged.size > ROUNDS * 20
}
