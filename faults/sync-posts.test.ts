// A cover that ends by the clock: nobody gives a command at that moment, and phones and open pages part from it all the same.
import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { afterEach, expect, test } from 'vitest'
import { buildApp } from '../server/src/app.ts'
import { handOver } from '../server/src/care/handover.ts'
import { correctPerson } from '../server/src/registry/correct-person.ts'
import { aMember, newBuilding, newDoor, newHousehold } from '../server/src/testing/registry-world.ts'
import { home, inside, itIsNow, machine, newMember, run } from '../server/src/testing/world.ts'
import { SignedOut } from '../web/src/lib/api.ts'
import { replicaFaults } from './sync-judge.ts'
import { Phone } from './sync-phone.ts'

const MORNING = '2026-03-02T01:00:00.000Z'
const COVER_ENDS = '2026-03-04T10:00:00.000Z'
const AFTER = '2026-03-04T10:00:01.000Z'

async function aCover({ ownPost = true } = {}) {
  itIsNow(MORNING)
  const communityId = await home()
  const secretary = await newMember({ role: 'secretary' })
  const [own, covered] = [await newBuilding(communityId), await newBuilding(communityId)]
  const [atHome, away] = [own, covered].map(async (building) => {
    const door = await newDoor(communityId, building)
    return (await newHousehold({ actor: secretary, door, members: [aMember({ name: '石大林' })] })).personIds[0]!
  })
  const colleague = await newMember({ role: 'steward', grids: [covered.gridId] })
  const stand = await newMember({ role: 'steward', grids: [own.gridId] })
  const cover = { id: newId(), fromAccountId: colleague.id, toAccountId: stand.id, coverUntil: COVER_ENDS }
  const given = await run(secretary, handOver, { ...cover, summary: '请假三天，由同事代班' })
  if (given.outcome !== 'done') throw new Error(given.why)
  if (!ownPost) await endOwnPost(stand)
  const phone = await new Phone(machine, stand).enrol()
  await phone.engine.sync()
  return { secretary, phone, stand, own, covered, atHome: await atHome!, away: await away! }
}

const endOwnPost = ({ id, communityId }: Actor) =>
  inside(communityId, (tx) =>
    tx
      .updateTable('grants')
      .set({ ends_at: MORNING, ended_by: id })
      .where('account_id', '=', id)
      .where('is_cover', '=', false)
      .execute(),
  )

afterEach(() => itIsNow())

test('at the next contact after its end the phone forgets the covered buildings and keeps its own', async () => {
  const { phone, atHome, away, own, covered } = await aCover()
  expect(phone.engine.documents.get('person', away)).toBeDefined()

  itIsNow(AFTER)
  await phone.engine.sync()

  const { documents, state } = phone.engine
  expect(documents.get('person', away)).toBeUndefined()
  expect([...documents.everything()].filter(({ buildingId }) => buildingId === covered.buildingId)).toEqual([])
  expect(Object.keys(state.blocks)).not.toContain(covered.buildingId)
  expect(documents.get('person', atHome)).toBeDefined()
  expect(state.scope!.buildingIds).toEqual([own.buildingId])
  expect(await replicaFaults(phone)).toEqual([])
})

test('who had nothing but the cover is let in no more: neither pull nor building', async () => {
  const { phone } = await aCover({ ownPost: false })
  itIsNow(AFTER)

  await expect(phone.engine.sync()).rejects.toBeInstanceOf(SignedOut)
})

/** Follows the stream of hints until `enough` of what was said, or its end; answers all that was said. */
async function hints(stream: ReadableStreamDefaultReader<string>, enough: (said: string) => boolean) {
  let said = ''
  while (!enough(said)) {
    const { done, value } = await stream.read()
    if (done) break
    said += value
  }
  return said
}

async function listening(token: string) {
  const app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${origin}/api/live`, { headers: { authorization: `Bearer ${token}` } })
  const stream = answer.body!.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array<ArrayBuffer>, string>)
  return { app, stream: stream.getReader() }
}

test('an open stream ends with the only post, within a second', async () => {
  const { phone } = await aCover({ ownPost: false })
  const { app, stream } = await listening(phone.engine.state.token)
  await hints(stream, (said) => said.includes('event: ready'))

  itIsNow(AFTER)
  expect(await hints(stream, () => false)).toContain('event: ended')
  await app.close()
})

test('a stream that stays open is judged anew: it hints that a post has ended, and tells of that grid no more', async () => {
  const { phone, secretary, stand, atHome, away } = await aCover()
  const { app, stream } = await listening(phone.engine.state.token)
  await hints(stream, (said) => said.includes('event: ready'))

  itIsNow(AFTER)
  expect(await hints(stream, (said) => said.includes('}]}'))).toContain(`{"kind":"post","id":"${stand.id}"}`)
  for (const personId of [away, atHome])
    await run(secretary, correctPerson, { personId, base: 1, changes: { note: '需轮椅' } })
  const said = await hints(stream, (so) => so.includes(atHome))

  expect(said).not.toContain(away)
  await app.close()
})
