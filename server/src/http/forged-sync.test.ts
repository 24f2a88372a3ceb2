// What a phone may say that no phone of ours says.
import { type Id, newId } from '@red-steward/domain/ids'
import { PROTOCOL } from '@red-steward/domain/sync/wire'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { undo } from '../registry/undo.ts'
import { commands as syncCommands } from '../sync/index.ts'
import { aMember, newBuilding, newDoor, newHousehold, personById } from '../testing/registry-world.ts'
import { home, inside, machine, newMember, run } from '../testing/world.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp(machine, { secure: false, logLevel: 'silent' })
})
afterAll(() => app.close())

const named = (name: string) => syncCommands.find((one) => one.name === name)!
const savedAt = '2026-03-02T08:00:00.000Z'

interface Told {
  why?: string
  answer: { answers: { outcome: string; why?: string }[]; reload?: boolean } & Record<string, unknown>
}

async function aPhone() {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const secretary = await newMember({ role: 'secretary' })
  const household = await newHousehold({
    actor: secretary,
    door: await newDoor(communityId, building),
    members: [aMember({ name: '石大林' })],
  })
  const steward = await newMember({ role: 'steward', grids: [building.gridId] })
  const deviceId = newId()
  const publicKey = Buffer.alloc(65, 4).toString('base64')
  const enrolled = await run(steward, named('sync.enrol-device'), {
    ...{ deviceId, label: '手机', appVersion: '1', protocol: PROTOCOL, publicKey },
  })
  const { token } = (enrolled as unknown as { answer: { token: string } }).answer
  async function say(what: string, body: object): Promise<{ status: number; told: Told }> {
    const payload = { protocol: PROTOCOL, deviceId, ...body }
    const headers = { authorization: `Bearer ${token}` }
    const answer = await app.inject({ method: 'POST', url: `/api/sync/${what}`, payload, headers })
    return { status: answer.statusCode, told: answer.json() }
  }
  const pushed = async (...envelopes: object[]) => (await say('push', { envelopes })).told.answer.answers
  return { communityId, secretary, steward, deviceId, say, pushed, personId: household.personIds[0]! }
}

const rename = (personId: Id, name: string, more: object = {}) => ({
  ...{ id: newId(), name: 'registry.correct-person', savedAt },
  input: { personId, base: 1, changes: { name } },
  ...more,
})

test('a phone is its owner’s: the number of another phone opens nothing with one’s own session', async () => {
  const [own, other] = [await aPhone(), await aPhone()]
  for (const what of ['scope', 'share'])
    expect((await own.say(what, { deviceId: other.deviceId })).told).toMatchObject({ why: 'device-unknown' })
  const envelopes = [rename(own.personId, '石大麟')]
  expect((await own.say('push', { deviceId: other.deviceId, envelopes })).told).toMatchObject({ why: 'device-unknown' })
  expect(await personById(own.communityId, own.personId)).toMatchObject({ name: '石大林' })
})

test('what lies outside reach is not there, whatever version is claimed; work in view of it goes to its grid lead, unread', async () => {
  const [own, other] = [await aPhone(), await aPhone()]
  const claims = [{}, { base: { [own.personId]: 9_007_199_254_740_991 } }, { seen: [newId()] }]
  const forged = claims.map((claim) => rename(other.personId, '石改了', claim))
  const answers = await own.pushed(...forged, rename(other.personId, '石看见', { base: { [other.personId]: 1 } }))

  expect(answers.map(({ why }) => why)).toEqual(['not-found', 'not-found', 'not-found', 'passed-to-grid-lead'])
  expect(await personById(own.communityId, other.personId)).toMatchObject({ name: '石大林', version: 1 })
})

test('an old envelope sent again after it was undone gets its old answer and does nothing', async () => {
  const { pushed, personId, secretary, communityId } = await aPhone()
  const envelope = rename(personId, '石大麟')
  expect(await pushed(envelope)).toMatchObject([{ outcome: 'done' }])
  expect(await run(secretary, undo, { commandId: envelope.id })).toMatchObject({ outcome: 'done' })

  expect(await pushed(envelope)).toMatchObject([{ outcome: 'done' }])
  expect(await personById(communityId, personId)).toMatchObject({ name: '石大林' })
  const another = { ...envelope, input: { ...envelope.input, changes: { name: '石别的' } } }
  expect(await pushed(another)).toMatchObject([{ outcome: 'done' }])
  expect(await personById(communityId, personId)).toMatchObject({ name: '石大林' })
})

test('what depends on refused, foreign, later or its own work waits, and nothing of it is done', async () => {
  const [own, other] = [await aPhone(), await aPhone()]
  const foreign = rename(other.personId, '石大麟')
  await other.pushed(foreign)
  const refused = rename(newId(), '石没有')
  const self = newId()
  const later = rename(own.personId, '石先')
  const waiting = [
    rename(own.personId, '石一', { dependsOn: [refused.id] }),
    rename(own.personId, '石二', { dependsOn: [foreign.id] }),
    rename(own.personId, '石三', { id: self, dependsOn: [self] }),
    rename(own.personId, '石四', { dependsOn: [later.id] }),
  ]
  const answers = await own.pushed(refused, ...waiting, later)

  expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'wait', 'wait', 'wait', 'wait', 'done'])
  expect(await personById(own.communityId, own.personId)).toMatchObject({ name: '石先', version: 2 })
})

test('a cursor, landmark or scope made up is answered with "load anew" or told to be wrong, never with a crash', async () => {
  const { say } = await aPhone()
  const { told } = await say('scope', {})
  const { epoch, mark, cursor, landmark } = told.answer as unknown as Record<string, string> & {
    cursor: { transaction: string; sequence: number }
    landmark: { at: object; print: string }
  }
  const good = { epoch, mark, cursor, landmark }
  const most = { transaction: '9'.repeat(20), sequence: Number.MAX_SAFE_INTEGER }
  const anew = [
    { ...good, cursor: most },
    { ...good, epoch: newId() },
    { ...good, landmark: { at: most, print: '' } },
    { ...good, landmark: { at: most, print: 'x' } },
    { ...good, landmark: { at: cursor, print: 'x' } },
    { ...good, landmark: { at: { transaction: '18446744073709551615', sequence: 0 }, print: landmark.print } },
  ]
  for (const asked of anew) {
    const { status, told } = await say('pull', asked)
    expect([asked, status, told.answer]).toEqual([asked, 200, { reload: true }])
  }
  expect((await say('pull', { ...good, mark: 'x'.repeat(80) })).told.answer.scope).toMatchObject({ mark })
})

test('of more than a phone can hold nothing is taken', async () => {
  const { say, personId } = await aPhone()
  const envelopes = Array.from({ length: 101 }, () => rename(personId, '石'))
  expect(await say('push', { envelopes })).toMatchObject({ status: 422 })
  const base = Object.fromEntries(Array.from({ length: 2000 }, () => [newId(), 1]))
  expect(await say('push', { envelopes: [rename(personId, '石', { base })] })).toMatchObject({ status: 422 })
  expect(await say('buildings', { buildingIds: Array.from({ length: 41 }, () => newId()) })).toMatchObject({
    status: 422,
  })
})

test('a phone called back in the middle of its upload: each piece is done or stays on the phone, none is lost', async () => {
  const { say, secretary, deviceId, communityId } = await aPhone()
  const envelopes = Array.from({ length: 60 }, (_, at) => ({
    ...{ id: newId(), name: 'notebook.write', savedAt, input: { id: newId(), text: `第${at}行` } },
  }))
  const pushing = say('push', { envelopes })
  await expect
    .poll(
      () =>
        countOf(
          communityId,
          envelopes.map(({ id }) => id),
        ),
      { interval: 1 },
    )
    .toBeGreaterThan(0)
  await run(secretary, named('sync.wipe-device'), { deviceId })
  const { status, told } = await pushing
  const done = await countOf(
    communityId,
    envelopes.map(({ id }) => id),
  )

  expect([200, 401, 403, 409]).toContain(status)
  if (status === 200) expect(told.answer.answers.filter(({ outcome }) => outcome === 'refused')).toEqual([])
  expect([done > 0, done < envelopes.length]).toEqual([true, true])
  expect((await say('push', { envelopes })).status).toBe(401)
  expect(
    await countOf(
      communityId,
      envelopes.map(({ id }) => id),
    ),
  ).toBe(done)
})

function countOf(communityId: Id, ids: Id[]): Promise<number> {
  return inside(communityId, async (tx) => {
    const found = await tx.selectFrom('commands').select('id').where('id', 'in', ids).execute()
    return found.length
  })
}
