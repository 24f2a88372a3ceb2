// kill -9 of the server while phones push: nothing acknowledged is lost, nothing is done twice.
// bin/bench sync-kills [rounds]   prints the counts; exit code 1 when one of them is wrong.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '@red-steward/domain/ids'
import { newId } from '@red-steward/domain/ids'
import pg from 'pg'
import { MASTER_KEY } from '../bench/crowd.ts'
import { newStand } from '../bench/stand.ts'
import { cookieOf, enrol, newGrid, newPhone, newSteward, sealPhones } from '../bench/sync-phone.ts'
import { startProgram } from '../walks/support/program.ts'

const ROUNDS = Number(process.argv[2] ?? 100)
const PHONES = 4
const EDITS = 40
const stand = await newStand(1)
await sealPhones(stand)
await newSteward(stand, 'bench.gridsteward', [await newGrid(stand)])
let { program } = stand
const enrolled = await Promise.all(
  Array.from({ length: PHONES }, async () => enrol(program.url, await cookieOf(program.url, 'bench.gridsteward'))),
)
const phones = await Promise.all(enrolled.map((one) => newPhone(program.url, one)))
await Promise.all(phones.map((phone) => phone.sync()))
const homes = [...phones[0]!.documents.all('household')].filter(
  (home) => (home as { closedOn?: string | null }).closedOn === null,
)
const typed = new Map<Id, Id>()
let told = 0
let broken = 0

for (let round = 0; round < ROUNDS; round++) {
  for (const phone of phones) {
    for (let at = 0; at < EDITS; at++) {
      const personId = newId()
      const member = { id: personId, name: '杨晓梅', relation: '99', kind: 'LODGER' }
      const householdId = homes[(typed.size * 7) % homes.length]!.id
      const input = { householdId, member }
      const id = await phone.save({
        name: 'registry.register-person',
        input,
        base: {},
        dependsOn: [],
        about: [],
        shows: [],
      })
      typed.set(id, personId)
    }
  }
  const pushing = phones.map((phone) => phone.push().catch(() => void broken++))
  await pause(20 + ((round * 137) % 400))
  await program.end('SIGKILL')
  await Promise.all(pushing)
  const env = { STEWARD_DEMO: '0', STEWARD_MASTER_KEY: MASTER_KEY.toString('hex'), PORT: new URL(program.url).port }
  program = await startProgram(env, program.dataDir)
  process.stderr.write(`\rround ${round + 1} of ${ROUNDS}`)
}
for (let tries = 0; tries < 5; tries++) await Promise.all(phones.map((phone) => phone.push().catch(() => {})))
const entries = phones.flatMap((phone) => phone.outbox.entries)
for (const { state } of entries) if (state === 'uploaded') told++

const client = new pg.Client({ connectionString: stand.ownerUrl })
await client.connect()
await client.query(`select set_config('steward.community', $1, false)`, [stand.communityId])
const { rows } = await client.query(
  `select x.id, (select count(*)::int from commands c where c.community_id = $1 and c.id = x.id and c.result ->> 'outcome' = 'done') as done,
     (select count(*)::int from residences r where r.community_id = $1 and r.person_id = x.person) as homes,
     (select count(*)::int from audit a where a.community_id = $1 and a.command_id = x.id) as audits
   from unnest($2::uuid[], $3::uuid[]) x (id, person)`,
  [stand.communityId, [...typed.keys()], [...typed.values()]],
)
await client.end()
await program.end()
const lost = rows.filter(({ done, homes: n, audits }) => done !== 1 || n !== 1 || audits < 1).length
const twice = rows.filter(({ homes: n }) => n > 1).length
const counts = {
  'kills of the program': ROUNDS,
  'typed on phones': typed.size,
  'pushes broken off': broken,
  'told uploaded': told,
  'typed and not done': lost,
  'done twice': twice,
}
for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what.padEnd(24)} ${count}\n`)
process.exitCode = lost === 0 && twice === 0 && broken > ROUNDS / 2 ? 0 : 1
