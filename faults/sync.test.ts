// The first things a phone must do, each with one phone on a good line.
import { correctPerson } from '@red-steward/domain/registry/correcting'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { expect, test } from 'vitest'
import { correctPerson as correct } from '../server/src/registry/correct-person.ts'
import { aMember, newBuilding, newDoor, newHousehold, personById } from '../server/src/testing/registry-world.ts'
import { home, inside, machine, newMember, run } from '../server/src/testing/world.ts'
import { Phone } from './sync-phone.ts'

async function aStewardsPhone() {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const door = await newDoor(communityId, building)
  const secretary = await newMember({ role: 'secretary' })
  const household = await newHousehold({
    actor: secretary,
    door,
    members: [aMember({ name: '杨晓梅', phone: '13800001234' })],
  })
  const steward = await newMember({ role: 'steward', grids: [building.gridId] })
  const phone = await new Phone(machine, steward).enrol()
  await phone.engine.sync()
  return { phone, secretary, steward, household, building, personId: household.personIds[0]! }
}

test('a phone loads its buildings and opens again without a connection', async () => {
  const { phone, personId, building } = await aStewardsPhone()

  const person = phone.engine.documents.get<PersonDocument>('person', personId)
  expect(person).toMatchObject({ name: '杨晓梅', phone: '13800001234', buildingId: building.buildingId })
  await phone.open()

  expect(phone.engine.documents.get('person', personId)).toEqual(person)
  expect([...phone.engine.documents.everything()].length).toBe((await phone.truth()).length)
})

test('what was typed without a connection is on the desk after the next contact', async () => {
  const { phone, personId } = await aStewardsPhone()
  const person = phone.engine.documents.get<PersonDocument>('person', personId)!

  await phone.engine.save({
    name: correctPerson.name,
    input: { personId, base: person.version, changes: { name: '杨小梅' } },
    base: {},
    dependsOn: [],
    about: [personId],
    shows: [{ put: { ...person, name: '杨小梅' } as PersonDocument }],
  })
  await phone.open()
  expect(phone.engine.documents.get<PersonDocument>('person', personId)!.name).toBe('杨小梅')
  await phone.engine.sync()

  expect(await personById(phone.actor.communityId, personId)).toMatchObject({ name: '杨小梅' })
  expect(phone.engine.outbox.pending).toMatchObject([{ state: 'uploaded', merged: [], conflicts: [] }])
  expect(phone.engine.documents.base('person', personId)).toMatchObject({ name: '杨小梅', version: person.version + 1 })
})

test('different facts merge; of the same fact both values are kept and the server goes first', async () => {
  const { phone, personId, secretary } = await aStewardsPhone()
  const person = phone.engine.documents.get<PersonDocument>('person', personId)!
  const input = { personId, base: person.version, changes: { name: '杨小梅', note: '需轮椅' } }

  await run(secretary, correct, { personId, base: person.version, changes: { name: '杨筱梅', sex: '2' } })
  await phone.engine.save({ name: correctPerson.name, input, base: {}, dependsOn: [], about: [personId], shows: [] })
  await phone.engine.sync()

  expect(phone.engine.outbox.pending).toMatchObject([{ state: 'uploaded', merged: ['sex'], conflicts: ['name'] }])
  expect(await personById(phone.actor.communityId, personId)).toMatchObject({
    name: '杨筱梅',
    note: '需轮椅',
    sex: '2',
  })
})

test('many phones that load at once are served from one reading', async () => {
  const { steward, household } = await aStewardsPhone()
  const secretary = await newMember({ role: 'secretary' })
  await run(secretary, correct, { personId: household.personIds[0], base: 1_000, changes: { note: '需轮椅' } })
  const phones = await Promise.all(Array.from({ length: 12 }, () => new Phone(machine, steward).enrol()))
  await Promise.all(phones.map((phone) => phone.engine.sync()))

  for (const { engine } of phones) {
    expect(engine.documents.get('person', household.personIds[0]!)).toMatchObject({ note: '需轮椅' })
  }
})

test('a phone number whose bytes are damaged is missing on the phone, and nothing else of its building', async () => {
  const communityId = await home()
  const building = await newBuilding(communityId)
  const door = await newDoor(communityId, building)
  const members = [
    aMember({ name: '石大林', phone: '13800001234' }),
    aMember({ name: '石小林', relation: '99', phone: '13800005678' }),
  ]
  const household = await newHousehold({ door, members })
  await inside(communityId, (tx) =>
    tx
      .updateTable('persons')
      .set({ phone_sealed: Buffer.alloc(40, 1) })
      .where('id', '=', household.personIds[0]!)
      .execute(),
  )

  const phone = await new Phone(machine, await newMember({ role: 'steward', grids: [building.gridId] })).enrol()
  await phone.engine.sync()

  const held = household.personIds.map((id) => phone.engine.documents.get<PersonDocument>('person', id))
  expect(held.map((one) => [one?.name, one?.phone])).toEqual([
    ['石大林', null],
    ['石小林', '13800005678'],
  ])
})
