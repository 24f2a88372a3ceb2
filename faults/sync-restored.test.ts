// A data folder copied back: the same cluster, the same time line, and by the time a phone comes it is already further
// than the phone. What the phone holds of the lost afternoon must go.
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { correctPerson } from '../server/src/registry/correct-person.ts'
import { newElder, newTeam } from '../server/src/testing/care-world.ts'
import { inside, machine, run } from '../server/src/testing/world.ts'
import { replicaFaults } from './sync-judge.ts'
import { type Bugs, Phone } from './sync-phone.ts'

/** A phone that counts how often it began anew. */
async function aPhone(team: Awaited<ReturnType<typeof newTeam>>, bugs: Bugs = {}) {
  const begun = { times: 0 }
  const counting: Bugs = {
    request(what, request, at) {
      if (what === 'scope') begun.times++
      return bugs.request?.(what, request, at) ?? request
    },
  }
  const phone = await new Phone(machine, team.steward, { bugs: counting }).enrol()
  await phone.engine.sync()
  return { phone, begun }
}

/** The afternoon never was: what this does to the tables is what copying the folder back does. */
async function copiedBack(communityId: string, since: string, personId: string) {
  await inside(communityId, async (tx) => {
    await sql`delete from feed where community_id = ${communityId} and transaction_id >= ${since}::xid8`.execute(tx)
    await sql`update persons set note = '', version = 1 where community_id = ${communityId} and id = ${personId}`.execute(
      tx,
    )
  })
}

const transactionNow = (communityId: string) =>
  inside(communityId, async (tx) => {
    const { rows } = await sql<{ at: string }>`select pg_current_xact_id()::text as at`.execute(tx)
    return rows[0]!.at
  })

async function afternoonLost(bugs?: Bugs) {
  const team = await newTeam()
  const { communityId } = team.steward
  const [seen, other] = [await newElder(team), await newElder(team)]
  const { phone, begun } = await aPhone(team, bugs)
  const since = await transactionNow(communityId)
  const noted = { personId: seen.personId, base: 1, changes: { note: '下午记的' } }
  expect(await run(team.secretary, correctPerson, noted)).toMatchObject({ outcome: 'done' })
  await phone.engine.sync()
  expect(phone.engine.documents.get<PersonDocument>('person', seen.personId)!.note).toBe('下午记的')
  await phone.open()
  await phone.engine.sync()
  expect(begun.times).toBe(1)

  await copiedBack(communityId, since, seen.personId)
  await run(team.secretary, correctPerson, { ...noted, personId: other.personId, changes: { note: '恢复之后' } })
  await phone.engine.sync()
  return { phone, begun }
}

test('a phone notices a data folder that was copied back, though the database is further than its cursor', async () => {
  const { phone, begun } = await afternoonLost()

  expect(begun.times).toBe(2)
  expect(await replicaFaults(phone)).toEqual([])
  await phone.engine.sync()
  expect(begun.times).toBe(2)
})

test('without the landmark it would keep what never was', async () => {
  const forgetful: Bugs = { request: (what, request) => (what === 'pull' ? { ...request, landmark: null } : request) }
  const { phone, begun } = await afternoonLost(forgetful)

  expect(begun.times).toBe(1)
  expect(await replicaFaults(phone)).not.toEqual([])
})
