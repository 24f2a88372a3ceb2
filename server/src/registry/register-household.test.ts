import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import {
  aMember,
  historyOf,
  householdById,
  newBuilding,
  newDoor,
  newHousehold,
  personById,
  residencesOf,
  syntheticIdNumber,
} from '../testing/registry-world.ts'
import { rollOf } from '../testing/roll-world.ts'
import { home, newMember, run } from '../testing/world.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'

test('a steward registers a couple at a door, and the register knows who, where and since when', async () => {
  const community = await home()
  const door = await newDoor(community)
  const steward = await newMember({ role: 'steward', grids: [door.gridId] })
  const idNumber = syntheticIdNumber('1963-05-04', '1')
  const husband = aMember({
    name: '单小军',
    birthDate: null,
    sex: '9',
    idNumber,
    phone: '13800001234',
    fromDay: '2020-01-01',
  })
  const wife = aMember({ name: '李芳', relation: '12', sex: '2', birthDate: '1965-02-03' })
  const id = newId()

  const result = await run(steward, registerHousehold, {
    id,
    dwellingId: door.id,
    use: 'OWNER',
    members: [husband, wife],
    means: 'DOOR',
  })

  expect(result).toEqual({ outcome: 'done', answer: {} })
  expect(await householdById(community, id)).toMatchObject({
    head_person_id: husband.id,
    confirmed_at: expect.any(String),
  })
  expect(await personById(community, husband.id)).toMatchObject({
    birth_date: '1963-05-04',
    sex: '1',
    document_kind: 'CITIZEN_ID',
    pinyin: "shan'xiao'jun",
  })
  expect(await residencesOf(community, wife.id)).toMatchObject([{ relation: '12', kind: 'AT_HOME', to_day: null }])
  expect(await historyOf(community, door.id)).toEqual([{ field: 'use', old_value: 'UNKNOWN', new_value: 'OWNER' }])
  expect(await rollOf(community)).toMatchObject({ persons: { [husband.id]: { name: '单小军', former: false } } })
})

test('numbers are sealed: nothing in the row can be read without the key', async () => {
  const idNumber = syntheticIdNumber()
  const { personIds, by } = await newHousehold({ members: [aMember({ idNumber, phone: '13800009876' })] })

  const row = await personById(by.communityId, personIds[0]!)

  expect(JSON.stringify(row)).not.toContain(idNumber)
  expect(row?.phone_sealed?.toString('latin1')).not.toContain('13800009876')
})

test('a child under 14 without a guardian is refused, and registered with one', async () => {
  const community = await home()
  const door = await newDoor(community)
  const steward = await newMember({ role: 'steward', grids: [door.gridId] })
  const mother = aMember({ name: '李芳', sex: '2' })
  const child = aMember({ name: '王丫丫', relation: '30', sex: '2', birthDate: '2024-01-01' })
  const id = newId()

  const refused = await run(steward, registerHousehold, { id, dwellingId: door.id, members: [mother, child] })
  const done = await run(steward, registerHousehold, {
    id,
    dwellingId: door.id,
    members: [mother, { ...child, guardians: [{ personId: mother.id, relation: '52' }] }],
  })

  expect(refused).toMatchObject({ outcome: 'refused', why: 'guardian-missing', detail: { personId: child.id } })
  expect(done).toMatchObject({ outcome: 'done' })
})

test('a door of another grid does not exist for her', async () => {
  const community = await home()
  const [mine, theirs] = [await newBuilding(community), await newDoor(community)]
  const steward = await newMember({ role: 'steward', grids: [mine.gridId] })

  const result = await run(steward, registerHousehold, { id: newId(), dwellingId: theirs.id, members: [aMember()] })

  expect(result).toEqual({ outcome: 'refused', why: 'not-found' })
})

test('who is in the register already is moved in, not registered again, and the attempt leaves nothing', async () => {
  const idNumber = syntheticIdNumber()
  const { personIds, by } = await newHousehold({ members: [aMember({ idNumber })] })
  const door = await newDoor(by.communityId)
  const [id, again] = [newId(), aMember({ idNumber })]

  const result = await run(by, registerHousehold, { id, dwellingId: door.id, members: [again] })

  expect(result).toMatchObject({ why: 'id-number-already-registered', detail: { registeredAs: personIds[0] } })
  expect(await householdById(by.communityId, id)).toBeUndefined()
  expect(await personById(by.communityId, again.id)).toBeUndefined()
  expect(await historyOf(by.communityId, again.id)).toEqual([])
})

test("another grid's household takes no member of hers, and nobody is left without a home", async () => {
  const { id, by } = await newHousehold()
  const other = await newMember({ role: 'steward', grids: [(await newBuilding(by.communityId)).gridId] })
  const member = aMember({ relation: '99' })

  expect(await run(other, registerPerson, { householdId: id, member })).toEqual({
    outcome: 'refused',
    why: 'not-found',
  })
  expect(await personById(by.communityId, member.id)).toBeUndefined()
})

test('a baby joins the household, but not as a second head', async () => {
  const { id, personIds, by } = await newHousehold()
  const baby = aMember({
    name: '王安安',
    relation: '20',
    birthDate: '2026-01-02',
    guardians: [{ personId: personIds[0]!, relation: '51' }],
  })

  expect(await run(by, registerPerson, { householdId: id, member: baby })).toMatchObject({ outcome: 'done' })
  expect(await run(by, registerPerson, { householdId: id, member: aMember() })).toMatchObject({
    why: 'more-than-one-head',
  })
})

test.each([
  ['a door code', { note: '门禁密码 2580#' }, 'text-forbidden-door-code'],
  ['a religion', { note: '信教' }, 'text-forbidden-religion'],
  ['a damaged id number', { idNumber: '5.22699E+17' }, 'id-number-damaged'],
  ['a phone that is none', { phone: '12' }, 'phone-malformed'],
])('%s is refused and nothing is kept', async (_, more, why) => {
  const by = await newMember({ role: 'secretary' })
  const door = await newDoor(by.communityId)
  const id = newId()

  expect(await run(by, registerHousehold, { id, dwellingId: door.id, members: [aMember(more)] })).toMatchObject({ why })
  expect(await householdById(by.communityId, id)).toBeUndefined()
})
