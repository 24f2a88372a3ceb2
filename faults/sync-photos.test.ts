// Photos taken without a line: what becomes of them on bad lines, behind their case, and when nobody wants them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { addPhoto } from '@red-steward/domain/cases/photos'
import { type Id, newId } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { commands as caseCommands } from '../server/src/cases/index.ts'
import { MIGRATIONS } from '../server/src/kernel/paths.ts'
import { assignGrid } from '../server/src/places/edit-grids.ts'
import * as sync from '../server/src/sync/index.ts'
import { jpegOf } from '../server/src/testing/pictures.ts'
import { aMember, newBuilding, newDoor, newHousehold } from '../server/src/testing/registry-world.ts'
import { ask, home, inside, machine, newMember, run } from '../server/src/testing/world.ts'
import { unsentParts } from '../web/src/field/offline/unsent-file.ts'
import { Refused } from '../web/src/lib/api.ts'
import { goodLine, type Line, Phone, Unreachable } from './sync-phone.ts'

const commandOf = (name: string) => sync.phoneCommands.find((one) => one.name === name)
const toldOnce = readFileSync(join(MIGRATIONS, '0285_photos_of_held_cases.sql'), 'utf8')
const resolve = sync.commands.find(({ name }) => name === 'sync.resolve-conflict')!
const conflicts = sync.queries.find(({ name }) => name === 'sync.conflicts')!

async function aStewardsPhone(line: Line = goodLine) {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const door = await newDoor(communityId, building)
  const secretary = await newMember({ role: 'secretary' })
  await newHousehold({ actor: secretary, door, members: [aMember({ name: '石大林' })] })
  const steward = await newMember({ role: 'steward', grids: [building.gridId] })
  const phone = await new Phone(machine, steward, { line }).enrol()
  await phone.engine.sync()
  return { phone, steward, secretary, building, communityId, dwellingId: door.id }
}

async function reportOn(phone: Phone, dwellingId: Id, buildingId: Id): Promise<Id> {
  const id = newId()
  const put = { kind: 'case', id, buildingId, version: 0, confidential: false } as unknown as SyncDocument
  const input = { id, leaf: '0105', description: '水流到走廊', dwellingId, happenedAt: new Date().toISOString() }
  await phone.engine.save({ name: 'cases.report', input, base: {}, dependsOn: [], about: [id], shows: [{ put }] })
  return id
}

async function photograph(phone: Phone, caseId: Id, size = 300_000) {
  const bytes = new Uint8Array(jpegOf(size))
  const photoId = newId()
  const input = { id: photoId, caseId, bytes: '', happenedAt: new Date().toISOString() }
  const draft = { name: addPhoto.name, input, base: {}, dependsOn: [], about: [caseId], shows: [] }
  return { photoId, bytes, id: await phone.engine.save({ ...draft, file: { field: 'bytes', bytes } }) }
}

const say = (phone: Phone, caseId: Id, text: string) =>
  phone.engine.save({
    ...{ name: 'cases.add-note', input: { caseId, text, happenedAt: new Date().toISOString() } },
    ...{ base: {}, dependsOn: [], about: [caseId], shows: [] },
  })

const photosOf = (communityId: Id, caseId: Id) =>
  inside(communityId, (tx) => tx.selectFrom('case_photos').select('id').where('case_id', '=', caseId).execute())
const stateOf = (phone: Phone, id: Id) => phone.engine.outbox.pending.find((one) => one.id === id)?.state
const rowsOf = async (phone: Phone) => (await phone.storage.rows('files', 'vault')).length

async function sendAll(phone: Phone) {
  await phone.engine.sync()
  await phone.engine.sendFiles()
  await phone.engine.sync()
}

/** A line on which a push with a picture in it goes as `happens` says. */
function pictureLine(happens: (way: 'going' | 'coming') => void): Line {
  return {
    going: async (what, bytes = 0) => {
      if (what === 'push' && bytes > 100_000) happens('going')
    },
    coming: async (what, said, bytes = 0) => {
      if (what === 'push' && bytes > 100_000) happens('coming')
      return said
    },
  }
}

test('cut off in the middle, with lost answers, and killed between, a photo is on its case once', async () => {
  const accidents = ['going', 'coming', 'coming', 'going']
  const line = pictureLine((way) => {
    if (accidents[0] !== way) return
    accidents.shift()
    throw new Unreachable('cut')
  })
  const { phone, communityId, dwellingId, building } = await aStewardsPhone(line)
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  const { id, photoId, bytes } = await photograph(phone, caseId)
  await phone.open()
  expect(stateOf(phone, id)).toBe('waiting')
  expect(await phone.engine.outbox.fileOf(id)).toEqual(bytes)

  await phone.engine.sync()
  while (accidents.length > 0) {
    await expect(phone.engine.sendFiles()).rejects.toThrow(Unreachable)
    await phone.open()
    expect(stateOf(phone, id)).toBe('waiting')
  }
  await sendAll(phone)

  expect(stateOf(phone, id)).toBe('uploaded')
  expect(await photosOf(communityId, caseId)).toEqual([{ id: photoId }])
  expect(phone.engine.documents.get<CaseDocument>('case', caseId)!.photos).toMatchObject([{ id: photoId, width: 1 }])
  expect(await rowsOf(phone)).toBe(0)
})

test('on a line too slow for photos everything else goes out and comes in', async () => {
  let giveUp = () => {}
  const slow = new Promise<void>((_, reject) => {
    giveUp = () => reject(new Unreachable('too slow'))
  })
  const line: Line = {
    ...goodLine,
    going: async (what, bytes = 0) => {
      if (what === 'push' && bytes > 100_000) await slow
    },
  }
  const { phone, dwellingId, building } = await aStewardsPhone(line)
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  const photo = await photograph(phone, caseId)
  const words = await say(phone, caseId, '阀门已关')

  await phone.engine.sync()
  const beside = expect(phone.engine.sendFiles()).rejects.toThrow(Unreachable)
  const later = await say(phone, caseId, '水已停')
  await phone.engine.sync()
  giveUp()
  await beside

  expect([words, later, photo.id].map((id) => stateOf(phone, id))).toEqual(['uploaded', 'uploaded', 'waiting'])
  expect(phone.engine.documents.base('case', caseId)).toMatchObject({ id: caseId })
})

test('whatever a server or proxy takes at once, work goes in smaller parts; what alone is too large comes back whole', async () => {
  const most = 3_000
  const line: Line = {
    ...goodLine,
    going: async (what, bytes = 0) => {
      if (what === 'push' && bytes > most) throw new Refused('too-large')
    },
  }
  const { phone, dwellingId, building } = await aStewardsPhone(line)
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  const said: Id[] = []
  for (let at = 0; at < 20; at++) said.push(await say(phone, caseId, `第${at}次查看，${'水'.repeat(150)}`))
  const photo = await photograph(phone, caseId)
  await sendAll(phone)

  expect(new Set(said.map((id) => stateOf(phone, id)))).toEqual(new Set(['uploaded']))
  expect(phone.engine.outbox.pending.at(-1)).toMatchObject({ state: 'refused', why: 'too-large' })
  expect(await phone.engine.outbox.fileOf(photo.id)).toEqual(photo.bytes)
})

test('a fourth photo comes back with its reason, can be looked at, and leaves nothing when thrown away', async () => {
  const { phone, communityId, dwellingId, building } = await aStewardsPhone()
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  for (let at = 0; at < 3; at++) await photograph(phone, caseId)
  const fourth = await photograph(phone, caseId)
  await sendAll(phone)

  expect(phone.engine.outbox.pending.at(-1)).toMatchObject({ state: 'refused', why: 'photos-enough' })
  expect(await photosOf(communityId, caseId)).toHaveLength(3)
  await phone.open()
  expect(await phone.engine.outbox.fileOf(fourth.id)).toEqual(fourth.bytes)
  await phone.engine.discard(fourth.id)
  expect(await rowsOf(phone)).toBe(0)
})

test('taken back before it was sent, a photo leaves nothing; without its report it comes back', async () => {
  const { phone, dwellingId, building } = await aStewardsPhone()
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  const first = await photograph(phone, caseId)
  await photograph(phone, caseId)
  await phone.engine.discard(first.id)
  expect(await rowsOf(phone)).toBe(1)
  await phone.engine.discard(phone.engine.outbox.entries[0]!.envelope.id)

  expect(phone.engine.outbox.pending).toMatchObject([{ state: 'refused', why: 'depends-on-another' }])
})

test('an open vault holds no picture in memory', async () => {
  const { phone, dwellingId, building } = await aStewardsPhone()
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  for (let at = 0; at < 3; at++) await photograph(phone, caseId)
  await phone.open()

  expect(JSON.stringify(phone.engine.outbox.entries).length).toBeLessThan(10_000)
  expect(phone.engine.outbox.pending.at(-1)!.file).toEqual({ size: (await photograph(phone, caseId)).bytes.length })
})

test('unsent work that leaves as files carries the photos, in parts that a server takes', async () => {
  const { phone, steward, communityId, dwellingId, building } = await aStewardsPhone()
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  const photos = [await photograph(phone, caseId), await photograph(phone, caseId)]
  const parts: SyncEnvelope[][] = []
  for await (const part of unsentParts(phone.engine.outbox, 500_000)) parts.push(part)

  expect(parts.map(({ length }) => length)).toEqual([2, 1])
  for (const part of parts) {
    const { answers } = await sync.push(machine, { actor: steward }, commandOf, phone.deviceId, part)
    expect(answers.map(({ outcome }) => outcome)).not.toContain('refused')
  }
  expect(await photosOf(communityId, caseId)).toHaveLength(photos.length)
})

test('with its case the photo goes to the lead of the grid that has the building now, who carries both out', async () => {
  const { phone, secretary, communityId, dwellingId, building } = await aStewardsPhone()
  const elsewhere = await newBuilding(communityId)
  const lead = await newMember({ role: 'grid-lead', grids: [elsewhere.gridId] })
  const id = newId()
  const put = { kind: 'case', id, buildingId: building.buildingId, version: 0, confidential: false }
  const input = { id, leaf: '0105', description: '漏水', dwellingId, happenedAt: new Date().toISOString() }
  const shows = [{ put: put as unknown as SyncDocument }]
  await phone.engine.save({ name: 'cases.report', input, base: {}, dependsOn: [], about: [id, dwellingId], shows })
  await photograph(phone, id)
  await run(secretary, assignGrid, { buildingIds: [building.buildingId], gridId: elsewhere.gridId })
  await sendAll(phone)

  const asked = await ask(lead, conflicts, {})
  const { rows } = (asked as { answer: { rows: { id: Id; mine: { name: string; input: { bytes?: string } } }[] } })
    .answer
  expect(rows.map(({ mine }) => [mine.name, mine.input.bytes])).toEqual([
    ['cases.report', undefined],
    ['cases.add-photo', ''],
  ])
  for (const row of rows) {
    expect(await run(lead, resolve, { conflictId: row.id, take: 'MINE' })).toMatchObject({ outcome: 'done' })
  }
  expect(await photosOf(communityId, id)).toHaveLength(1)
})

test('phones are told of photos added elsewhere', async () => {
  const { phone, secretary, dwellingId, building } = await aStewardsPhone()
  const caseId = await reportOn(phone, dwellingId, building.buildingId)
  await sendAll(phone)
  const add = caseCommands.find(({ name }) => name === addPhoto.name)!
  const photoId = newId()
  await run(secretary, add, { id: photoId, caseId, bytes: jpegOf(10).toString('base64') })
  await phone.engine.sync()

  expect(phone.engine.documents.get<CaseDocument>('case', caseId)!.photos).toMatchObject([{ id: photoId }])
})

test('a phone that held a case from before phones knew of photos is told of those it has', async () => {
  const { steward, communityId, dwellingId, building, phone: other } = await aStewardsPhone()
  const caseId = await reportOn(other, dwellingId, building.buildingId)
  await photograph(other, caseId)
  await sendAll(other)
  let isOld = true
  const strip = (answer: unknown) =>
    isOld ? JSON.parse(JSON.stringify(answer), (key, value) => (key === 'photos' ? undefined : value)) : answer
  const bugs = { answer: (what: string, answer: unknown) => (what === 'buildings' ? undefined : strip(answer)) }
  const phone = await new Phone(machine, steward, { bugs }).enrol()
  await phone.engine.sync()
  await say(other, caseId, '已看过')
  await sendAll(other)
  await phone.engine.sync()
  const held = () => phone.engine.documents.get<CaseDocument>('case', caseId)!.photos
  expect(held()).toBeUndefined()

  isOld = false
  await phone.engine.sync()
  expect(held()).toBeUndefined()
  await inside(communityId, (tx) => sql.raw(toldOnce).execute(tx))
  await phone.engine.sync()
  expect(held()).toHaveLength(1)
})
