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

/** `clock`: what the phone's own clock says, which nobody sets but its owner. */
async function aCover({ ownPost = true, clock = () => new Date() } = {}) {
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
  const phone = await new Phone(machine, stand, { now: clock }).enrol()
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

/** A phone that hears nothing: its clock goes on, the server is not asked. */
function silent(at = MORNING) {
  let now = new Date(at)
  return { clock: () => now, itIs: (moment: string) => (now = new Date(moment)) }
}

const isThere = (phone: Phone, personId: string) => phone.engine.documents.get('person', personId) !== undefined

async function noteAbout({ engine }: Phone, personId: string) {
  const input = { personId, base: 1, changes: { note: '需轮椅' } }
  return engine.save({ name: correctPerson.name, input, base: {}, dependsOn: [], about: [personId], shows: [] })
}

test('a phone without a connection parts from the covered buildings when the cover ends; what was typed there is sent', async () => {
  const { clock, itIs } = silent()
  const { phone, atHome, away, covered } = await aCover({ clock })
  const typed = await noteAbout(phone, away)
  itIs(COVER_ENDS)

  await phone.engine.part({ onDisk: true })
  expect([isThere(phone, away), isThere(phone, atHome)]).toEqual([false, true])
  expect(phone.engine.firstLoad).toBeNull()
  await phone.open()
  expect([isThere(phone, away), isThere(phone, atHome)]).toEqual([false, true])
  expect(Object.keys(phone.engine.state.blocks)).not.toContain(covered.buildingId)
  expect(phone.engine.outbox.unsent.map(({ envelope }) => envelope.id)).toEqual([typed])

  itIsNow(AFTER)
  await phone.engine.sync()
  expect(phone.engine.outbox.unsent.filter(({ state }) => state === 'waiting')).toEqual([])
  expect(await replicaFaults(phone)).toEqual([])
})

test('a phone opened after the end shows nothing of the cover, before any contact and before its disk is put right', async () => {
  const { clock, itIs } = silent()
  const { phone, away, atHome } = await aCover({ clock })
  itIs(AFTER)
  await phone.open()

  expect([isThere(phone, away), isThere(phone, atHome)]).toEqual([false, true])
})

test('with its only post everything goes but unsent work', async () => {
  const { clock, itIs } = silent()
  const { phone, away } = await aCover({ ownPost: false, clock })
  await noteAbout(phone, away)
  itIs(AFTER)
  await phone.engine.part({ onDisk: true })

  expect([...phone.engine.documents.everything()]).toEqual([])
  expect(phone.engine.state.blocks).toEqual({})
  expect(phone.engine.outbox.unsent).toHaveLength(1)
})

test('a phone whose clock jumps ahead parts too early, and has all back with the next contact', async () => {
  const { clock, itIs } = silent()
  const { phone, away } = await aCover({ ownPost: false, clock })
  itIs('2026-04-01T00:00:00.000Z')
  await phone.engine.part({ onDisk: true })
  expect(isThere(phone, away)).toBe(false)

  await phone.engine.sync()
  await phone.engine.sync()
  expect(isThere(phone, away)).toBe(true)
  expect(await replicaFaults(phone)).toEqual([])
})

test('a clock that is two days ahead all the time ends the cover when it ends, and a longer cover is heard of in time', async () => {
  const { clock, itIs } = silent('2026-03-04T01:00:00.000Z')
  const { phone, away, stand } = await aCover({ clock })
  itIs('2026-03-06T09:59:00.000Z')
  await phone.engine.part({ onDisk: true })
  expect(isThere(phone, away)).toBe(true)

  await lengthenCover(stand, '2026-03-08T10:00:00.000Z')
  await phone.engine.sync()
  itIs('2026-03-07T10:00:00.000Z')
  await phone.engine.part({ onDisk: true })
  expect(isThere(phone, away)).toBe(true)
})

const lengthenCover = ({ id, communityId }: Actor, until: string) =>
  inside(communityId, (tx) =>
    tx
      .updateTable('grants')
      .set({ ends_at: until })
      .where('account_id', '=', id)
      .where('is_cover', '=', true)
      .execute(),
  )

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
