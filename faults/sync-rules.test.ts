// What becomes of work that meets other work, of files, of old phones and of old cursors.

import cookie from '@fastify/cookie'
import { type Id, newId } from '@red-steward/domain/ids'
import { correctPerson } from '@red-steward/domain/registry/correcting'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { type Dialects, lowered, raised, serves } from '@red-steward/domain/sync/versions'
import * as wire from '@red-steward/domain/sync/wire'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { syncRoutes } from '../server/src/http/sync.ts'
import { assignGrid } from '../server/src/places/edit-grids.ts'
import { correctPerson as correct } from '../server/src/registry/correct-person.ts'
import * as sync from '../server/src/sync/index.ts'
import { aMember, newBuilding, newDoor, newHousehold, personById } from '../server/src/testing/registry-world.ts'
import { ask, auditOf, home, inside, itIsNow, machine, newMember, run } from '../server/src/testing/world.ts'
import { unsentFile } from '../web/src/field/offline/unsent-file.ts'
import { toBase64 } from '../web/src/field/offline/vault.ts'
import { Phone } from './sync-phone.ts'

const commandNamed = (name: string) => sync.commands.find((one) => one.name === name)!
const queryNamed = (name: string) => sync.queries.find((one) => one.name === name)!
const commandOf = (name: string) => sync.phoneCommands.find((one) => one.name === name)

async function aStewardsPhone() {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const door = await newDoor(communityId, building)
  const secretary = await newMember({ role: 'secretary' })
  const household = await newHousehold({ actor: secretary, door, members: [aMember({ name: '石大林' })] })
  const steward = await newMember({ role: 'steward', grids: [building.gridId] })
  const phone = await new Phone(machine, steward).enrol()
  await phone.engine.sync()
  return { phone, secretary, steward, building, communityId, personId: household.personIds[0]! }
}

async function anEnrolledPhone() {
  const deviceId = newId()
  const publicKey = toBase64(new Uint8Array(65).fill(4))
  const input = { deviceId, label: '测试手机', appVersion: '1', protocol: wire.PROTOCOL, publicKey }
  const result = await run(await newMember({ role: 'steward' }), commandNamed('sync.enrol-device'), input)
  const { token } = (result as { answer: { token: string } }).answer
  return { deviceId, authorization: `Bearer ${token}` }
}

async function typeName(phone: Phone, personId: Id, name: string) {
  const base = phone.engine.documents.get<PersonDocument>('person', personId)!.version
  const input = { personId, base, changes: { name } }
  return phone.engine.save({ name: correctPerson.name, input, base: {}, dependsOn: [], about: [personId], shows: [] })
}

async function openConflicts(actor: Parameters<typeof ask>[0]) {
  const result = await ask(actor, queryNamed('sync.conflicts'), {})
  return (result as { answer: { rows: { id: Id; field: string; about: string; mine: unknown; theirs: unknown }[] } })
    .answer.rows
}

test('the grid lead sees both values, takes the one from the phone, and both phones follow', async () => {
  const { phone, secretary, building, personId, communityId } = await aStewardsPhone()
  const lead = await newMember({ role: 'grid-lead', grids: [building.gridId] })
  const other = await newMember({ role: 'grid-lead', grids: [(await newBuilding(communityId)).gridId] })
  await typeName(phone, personId, '石大麟')
  await run(secretary, correct, { personId, base: 1, changes: { name: '石达林' } })
  await phone.engine.sync()

  const [conflict] = await openConflicts(lead)
  expect(conflict).toMatchObject({ field: 'name', mine: '石大麟', theirs: '石达林', about: '石达林' })
  expect(await openConflicts(other)).toEqual([])
  const input = { conflictId: conflict!.id, take: 'MINE' }
  expect(await run(other, commandNamed('sync.resolve-conflict'), input)).toMatchObject({ why: 'not-found' })
  expect(await run(lead, commandNamed('sync.resolve-conflict'), input)).toMatchObject({ outcome: 'done' })

  expect(await personById(communityId, personId)).toMatchObject({ name: '石大麟' })
  expect(await run(lead, commandNamed('sync.resolve-conflict'), input)).toMatchObject({
    why: 'conflict-already-resolved',
  })
  await phone.engine.sync()
  expect(phone.engine.documents.get<PersonDocument>('person', personId)!.name).toBe('石大麟')
})

test("two edits of one's own, one after the other, are no conflict", async () => {
  const { phone, personId, communityId } = await aStewardsPhone()
  await typeName(phone, personId, '石一')
  await typeName(phone, personId, '石二')
  await phone.engine.push()
  await typeName(phone, personId, '石三') // the pull that contains the first two has not come yet
  await phone.engine.sync()

  expect(phone.engine.outbox.pending.map(({ state, conflicts }) => [state, conflicts])).toEqual([
    ['uploaded', []],
    ['uploaded', []],
    ['uploaded', []],
  ])
  expect(await personById(communityId, personId)).toMatchObject({ name: '石三' })
})

test('work for a building that went to another grid is passed to its lead, and the phone forgets the building', async () => {
  const { phone, secretary, building, personId, communityId } = await aStewardsPhone()
  const elsewhere = await newBuilding(communityId)
  const lead = await newMember({ role: 'grid-lead', grids: [elsewhere.gridId] })
  await typeName(phone, personId, '石大麟')
  await run(secretary, assignGrid, { buildingIds: [building.buildingId], gridId: elsewhere.gridId })
  await phone.engine.sync()

  expect(phone.engine.outbox.pending).toMatchObject([{ state: 'refused', why: 'passed-to-grid-lead' }])
  // Rules of care are of no building and stay.
  expect([...phone.engine.documents.everything()].filter(({ buildingId }) => buildingId !== null)).toEqual([])
  const [item] = await openConflicts(lead)
  expect(item).toMatchObject({ field: '*', mine: { name: 'registry.correct-person' } })
  await run(lead, commandNamed('sync.resolve-conflict'), { conflictId: item!.id, take: 'MINE' })
  expect(await personById(communityId, personId)).toMatchObject({ name: '石大麟' })
})

test('what depends on refused work is held; one bad item does not hold up the others', async () => {
  const { phone, personId, communityId } = await aStewardsPhone()
  const bad = await phone.engine.save({
    name: 'registry.move-out',
    input: { householdId: personId, personIds: [personId], day: '2026-01-02' },
    base: {},
    dependsOn: [],
    about: [],
    shows: [],
  })
  const input = { personId, base: 1, changes: { note: '需轮椅' } }
  await phone.engine.save({ name: correctPerson.name, input, base: {}, dependsOn: [bad], about: [], shows: [] })
  await typeName(phone, personId, '石大麟')
  await phone.engine.sync()

  expect(phone.engine.outbox.pending.map(({ state }) => state)).toEqual(['refused', 'held', 'uploaded'])
  expect(await personById(communityId, personId)).toMatchObject({ name: '石大麟', note: '' })
  await phone.engine.discard(bad)
  expect(phone.engine.outbox.pending.map(({ state, why }) => [state, why])).toEqual([
    ['refused', 'depends-on-another'],
    ['uploaded', null],
  ])
})

test('a look on the phone is in the audit with the time of the look', async () => {
  const { phone, personId, steward } = await aStewardsPhone()
  const at = '2026-11-02T03:04:05.000Z'
  const input = { personId, field: 'phone', at }
  await phone.engine.save({ name: 'sync.record-look', input, base: {}, dependsOn: [], about: [], shows: [] })
  await phone.engine.sync()

  expect(await auditOf(steward)).toContainEqual(
    expect.objectContaining({ action: 'looked', subject_id: personId, detail: { fields: ['phone'], at } }),
  )
})

test('unsent work that came as a file runs as its author, once; a touched or foreign file does not', async () => {
  const { phone, personId, communityId, steward } = await aStewardsPhone()
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey))
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)))
  await inside(communityId, (tx) =>
    tx.updateTable('devices').set({ public_key: publicKey }).where('id', '=', phone.deviceId).execute(),
  )
  const id = await typeName(phone, personId, '石大麟')
  const { exportKey } = phone.engine.state.scope!
  const sender = { communityId, deviceId: phone.deviceId, exportKey, signingKey }
  const file = await unsentFile(
    sender,
    phone.engine.outbox.unsent.map(({ envelope }) => envelope),
  )
  expect(JSON.stringify(file)).not.toContain('石大麟')
  const admin = await newMember({ role: 'system-administrator' })
  const take = (given: wire.UnsentFile, actor = admin) => sync.takeIn(machine, { actor }, commandOf, given)

  await expect(take(file, steward)).rejects.toMatchObject({ why: 'role-not-allowed' })
  await expect(take({ ...file, sealed: toBase64(new Uint8Array(200)) })).rejects.toMatchObject({
    why: 'file-not-readable',
  })
  expect(await take(file)).toMatchObject({ done: 1, refused: [] })
  expect(await take(file)).toMatchObject({ done: 1, refused: [] })

  expect(await personById(communityId, personId)).toMatchObject({ name: '石大麟', version: 2 })
  const by = await inside(communityId, (tx) =>
    tx.selectFrom('history').select('actor_id').where('command_id', '=', id).executeTakeFirstOrThrow(),
  )
  expect(by.actor_id).toBe(steward.id)
})

test('a cursor older than what is kept, or of another database, loads everything anew and keeps what was typed', async () => {
  for (const happens of ['pruned', 'restored']) {
    const { phone, secretary, personId, communityId } = await aStewardsPhone()
    await typeName(phone, personId, '石大麟')
    phone.engine.outbox.sending([])
    await run(secretary, correct, { personId, base: 1, changes: { note: '需轮椅' } })
    await inside(communityId, async (tx) => {
      if (happens === 'restored') await sync.newEpoch(tx, communityId)
      else await sync.keepFeed(tx, communityId, machine.now().toISOString(), 0)
    })
    await phone.engine.pull()

    expect(phone.engine.documents.base('person', personId)).toMatchObject({ note: '需轮椅' })
    expect(phone.engine.outbox.waiting).toHaveLength(1)
    await phone.engine.sync()
    expect(await personById(communityId, personId)).toMatchObject({ name: '石大麟', note: '需轮椅' })
  }
})

test('the desk sees a silent phone with unsent work; the lease is the secretary’s to set', async () => {
  const { phone, personId, secretary } = await aStewardsPhone()
  await typeName(phone, personId, '石大麟')
  itIsNow(new Date(Date.now() + 70_000).toISOString())
  await phone.engine.pull()
  await run(secretary, commandNamed('sync.set-lease'), { days: 30 })
  itIsNow(new Date(Date.now() + 5 * 86_400_000).toISOString())

  const result = (await ask(secretary, queryNamed('sync.devices'), {})) as {
    answer: { leaseDays: number; rows: { id: Id; unsent: number; silentDays: number }[] }
  }
  itIsNow()
  expect(result.answer.leaseDays).toBe(30)
  expect(result.answer.rows.find(({ id }) => id === phone.deviceId)).toMatchObject({ unsent: 1, silentDays: 4 })
})

// Requests as phones of version 1 sent them; they stay as they are when a version is added.
const recorded = {
  scope: { protocol: 1, deviceId: '0190aaaa-0000-7000-8000-000000000001' },
  pull: {
    protocol: 1,
    deviceId: '0190aaaa-0000-7000-8000-000000000001',
    epoch: '0190aaaa-0000-4000-8000-000000000002',
    mark: 'x',
    cursor: { transaction: '812', sequence: 0 },
    report: { appVersion: '1', unsent: 2, oldestUnsentAt: '2026-01-02T03:04:05.678Z' },
  },
  push: {
    protocol: 1,
    deviceId: '0190aaaa-0000-7000-8000-000000000001',
    envelopes: [
      {
        id: '0190aaaa-0000-7000-8000-000000000003',
        name: 'registry.confirm',
        input: { subject: { kind: 'household', id: '0190aaaa-0000-7000-8000-000000000004' }, means: 'DOOR' },
        base: { '0190aaaa-0000-7000-8000-000000000004': 3 },
        dependsOn: [],
        seen: [],
        savedAt: '2026-01-02T03:04:05.678Z',
      },
    ],
  },
}

test('requests recorded from phones of version 1 are understood', () => {
  expect(wire.ScopeRequest.safeParse(recorded.scope).success).toBe(true)
  expect(wire.PullRequest.safeParse(recorded.pull).success).toBe(true)
  expect(wire.PushRequest.safeParse(recorded.push).success).toBe(true)
})

test('a server two versions on serves a phone of today, and says clearly when it does not', async () => {
  // Two versions that never were: the first calls the cursor `position`, the second says the epoch is the `past`.
  const rename = (from: string, to: string) => (body: Record<string, unknown>) => {
    const { [from]: value, ...rest } = body
    return value === undefined ? rest : { ...rest, [to]: value }
  }
  const later: Dialects = {
    current: 3,
    steps: [
      {
        from: 1,
        raise: (_what, body) => rename('cursor', 'position')(body),
        lower: (_what, body) => rename('position', 'cursor')(body as never),
      },
      {
        from: 2,
        raise: (_what, body) => rename('epoch', 'past')(body),
        lower: (_what, body) => rename('past', 'epoch')(body as never),
      },
    ],
  }
  const heard = raised(later, 'pull', recorded.pull)
  expect(heard).toMatchObject({ protocol: 3, position: recorded.pull.cursor, past: recorded.pull.epoch })
  expect(heard).not.toHaveProperty('cursor')
  expect(lowered(later, 'pull', { position: 1, past: 2, more: false }, 1)).toEqual({ cursor: 1, epoch: 2, more: false })
  expect(serves(later, 1)).toBe(true)
  expect(serves({ ...later, current: 4 }, 1)).toBe('phone-too-old')
  expect(serves(later, 4)).toBe('phone-too-new')

  // The door itself: today's server as a "version 2" to which a version 0 is the step before.
  const app = fastify()
  await app.register(cookie)
  syncRoutes(app, machine, {
    secure: false,
    uploadBody: 1_000_000,
    spoken: {
      current: 1,
      steps: [{ from: 0, raise: (_what, body) => rename('phone', 'deviceId')(body), lower: (_what, body) => body }],
    },
  })
  const answer = async (body: object, headers: Record<string, string>) =>
    (await app.inject({ method: 'POST', url: '/api/sync/scope', headers, payload: body })).json()
  const { deviceId, authorization } = await anEnrolledPhone()
  expect(await answer({ protocol: 0, phone: deviceId }, { authorization })).toMatchObject({ outcome: 'done' })
  expect(await answer({ protocol: 0, phone: 7 }, { authorization })).toMatchObject({
    why: 'invalid-input',
    fields: [{ path: 'deviceId' }],
  })
  expect(await answer({ protocol: 9, deviceId }, { authorization })).toMatchObject({ why: 'phone-too-new' })
  expect(await answer({ protocol: -1, deviceId }, { authorization })).toMatchObject({ why: 'phone-too-old' })
  expect(await answer({ protocol: 9, deviceId }, {})).toMatchObject({ why: 'signed-out' }) // before anything else
  await app.close()
})

test('a batch that is malformed anywhere does nothing', async () => {
  const { phone, personId, communityId } = await aStewardsPhone()
  await typeName(phone, personId, '石大麟')
  const [good] = phone.engine.outbox.batch()
  const batch = { protocol: 1, deviceId: phone.deviceId, envelopes: [good, { ...good, savedAt: 'yesterday' }] }
  expect(wire.PushRequest.safeParse(batch).success).toBe(false)
  expect(await personById(communityId, personId)).toMatchObject({ name: '石大林' })
})

test('every module that gives phones documents takes commands from them', () => {
  const modules = new Set(sync.phoneCommands.map(({ name }) => name.split('.')[0]))
  for (const module of ['places', 'registry', 'visits', 'care', 'cases', 'sync']) expect(modules).toContain(module)
})
