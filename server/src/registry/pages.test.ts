import type { Role } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { dwelling as dwellingShape, household, person as personShape } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { aMember, newDoor, newHousehold, syntheticIdNumber } from '../testing/registry-world.ts'
import { ask, auditOf, home, inside, newMember } from '../testing/world.ts'
import { dwellingPage, householdPage } from './household-page.ts'
import { personPage } from './person-page.ts'
import { reveal } from './reveal.ts'

async function aFamily() {
  const community = await home()
  const door = await newDoor(community)
  const steward = await newMember({ role: 'steward', grids: [door.gridId] })
  const idNumber = syntheticIdNumber('1950-05-04', '2')
  const head = aMember({ name: '欧阳小芳', birthDate: '1950-05-04', sex: '2', idNumber, phone: '13800001234' })
  const child = aMember({
    name: '王安',
    relation: '41',
    birthDate: '2020-01-01',
    guardians: [{ personId: head.id, relation: '62' }],
  })
  const home1 = await newHousehold({ actor: steward, door, members: [head, child] })
  return { community, door, steward, head, child, idNumber, ...home1 }
}

async function careFor(community: string, personId: string, by: string, agreed: boolean) {
  await inside(community, (tx) =>
    tx
      .insertInto('eligibilities')
      .values({
        community_id: community,
        id: newId(),
        person_id: personId,
        group_code: 'K10',
        decided_by: '残联',
        basis: 'STATUTORY_DUTY',
        starts_on: '2025-01-01',
        care_flag_agreed_on: agreed ? '2025-01-01' : null,
        recorded_by: by,
      })
      .execute(),
  )
}

const as = async (role: Role, family: Awaited<ReturnType<typeof aFamily>>) =>
  newMember({ role, grids: [family.door.gridId] })
function answerOf(result: Awaited<ReturnType<typeof ask>>) {
  if (result.outcome !== 'done') throw new Error(result.why)
  return result.answer as never
}

test('her steward sees the household: names in clear, numbers masked, the child with its guardian', async () => {
  const family = await aFamily()

  const page = household.answer.parse(answerOf(await ask(family.steward, householdPage, { householdId: family.id })))

  expect(page.members.map((member) => member.name)).toEqual(['欧阳小芳', '王安'])
  expect(page.members[0]).toMatchObject({
    isHead: true,
    phone: '138****1234',
    idNumber: expect.stringMatching(/^5226\*{10}/),
  })
  expect(page.members[1]).toMatchObject({ needsGuardian: false, guardianNames: ['欧阳小芳'] })
  expect(page.dwelling.address).toContain('1单元')
})

test('looking at a page leaves a line in the audit', async () => {
  const family = await aFamily()

  await ask(family.steward, personPage, { personId: family.head.id })

  expect((await auditOf(family.steward)).at(-1)).toMatchObject({ action: 'looked', subject_id: family.head.id })
})

test('the station desk sees masked names and no birth date', async () => {
  const family = await aFamily()

  const page = personShape.answer.parse(
    answerOf(await ask(await as('station-desk', family), personPage, { personId: family.head.id })),
  )

  expect(page).toMatchObject({ view: 'masked', name: '欧**芳', birthDate: null, phone: '138****1234' })
})

test('a property steward sees neither a disability nor a phone, only the door, a masked name, and care where it was agreed', async () => {
  const family = await aFamily()
  const property = await as('property-steward', family)
  await careFor(family.community, family.head.id, family.steward.id, false)

  const before = household.answer.parse(answerOf(await ask(property, householdPage, { householdId: family.id })))
  await careFor(family.community, family.child.id, family.steward.id, true)
  const after = household.answer.parse(answerOf(await ask(property, householdPage, { householdId: family.id })))
  const person = personShape.answer.parse(answerOf(await ask(property, personPage, { personId: family.head.id })))

  expect(before.members[0]).toMatchObject({
    name: '欧**芳',
    phone: null,
    idNumber: null,
    age: null,
    groups: [],
    needsCare: false,
  })
  expect(after.members[1]).toMatchObject({ groups: [], needsCare: true })
  expect(person).toMatchObject({ phone: null, idNumber: null, birthDate: null, eligibilities: null, needsCare: false })
})

test('a phone number is shown in clear with a reason, and the reason is kept without the number', async () => {
  const family = await aFamily()

  const result = await ask(family.steward, reveal, {
    personId: family.head.id,
    field: 'phone',
    reason: '水管漏水,联系户主',
  })

  expect(result).toMatchObject({ answer: { value: '13800001234' } })
  const line = (await auditOf(family.steward)).at(-1)
  expect(line).toMatchObject({ action: 'looked', detail: { fields: ['phone'], reason: '水管漏水,联系户主' } })
  expect(JSON.stringify(line)).not.toContain('13800001234')
})

test('without a reason nothing is shown', async () => {
  const family = await aFamily()

  expect(await ask(family.steward, reveal, { personId: family.head.id, field: 'phone', reason: ' ' })).toMatchObject({
    why: 'invalid-input',
  })
})

test("another grid's household, person, door and phone do not exist for her", async () => {
  const family = await aFamily()
  const elsewhere = await newDoor(family.community)
  const other = await newMember({ role: 'steward', grids: [elsewhere.gridId] })
  const no = { outcome: 'refused', why: 'not-found' }

  expect(await ask(other, householdPage, { householdId: family.id })).toEqual(no)
  expect(await ask(other, personPage, { personId: family.head.id })).toEqual(no)
  expect(await ask(other, dwellingPage, { dwellingId: family.door.id })).toEqual(no)
  expect(await ask(other, reveal, { personId: family.head.id, field: 'phone', reason: '好奇' })).toEqual(no)
})

test('an empty door answers with no household', async () => {
  const door = await newDoor(await home())
  const steward = await newMember({ role: 'steward', grids: [door.gridId] })

  const page = dwellingShape.answer.parse(answerOf(await ask(steward, dwellingPage, { dwellingId: door.id })))

  expect(page).toMatchObject({ households: [], dwelling: { id: door.id } })
})
