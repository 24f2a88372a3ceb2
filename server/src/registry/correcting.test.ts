import { newId } from '@red-steward/domain/ids'
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { ResidenceKind } from '@red-steward/domain/registry/codes'
import type { HouseholdView } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { setDwellingUse } from '../places/edit-dwellings.ts'
import {
  aMember,
  historyOf,
  householdById,
  newDoor,
  newHousehold,
  personById,
  syntheticIdNumber,
} from '../testing/registry-world.ts'
import { ask, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { confirm, confirmMany } from './confirm.ts'
import { correctHousehold } from './correct-household.ts'
import { correctPerson } from './correct-person.ts'
import { endEligibility } from './end-eligibility.ts'
import { extendEligibility } from './extend-eligibility.ts'
import { householdPage } from './household-page.ts'
import { linkGuardian } from './link-guardian.ts'
import { openEligibility } from './open-eligibility.ts'
import { unlinkGuardian } from './unlink-guardian.ts'

itIsNow('2026-03-02T04:00:00.000Z')
const done = { outcome: 'done' }

async function aPerson(more = {}) {
  const member = aMember(more)
  const household = await newHousehold({ members: [member] })
  return { ...household, person: member, community: household.by.communityId }
}

test('a corrected name keeps the old one in history, and the reading follows', async () => {
  const { by, person, community } = await aPerson({ name: '王小名' })

  expect(await run(by, correctPerson, { personId: person.id, base: 1, changes: { name: '单晓明' } })).toMatchObject(
    done,
  )

  expect(await personById(community, person.id)).toMatchObject({ name: '单晓明', pinyin: "shan'xiao'ming", version: 2 })
  expect(await historyOf(community, person.id)).toContainEqual({
    field: 'name',
    old_value: '王小名',
    new_value: '单晓明',
  })
})

test('two workers correct different facts from the same page: both corrections stay', async () => {
  const { by, person, community } = await aPerson({ name: '王小名' })
  const ben = await newMember({ role: 'secretary' })

  await run(by, correctPerson, { personId: person.id, base: 1, changes: { name: '王小明' } })
  const second = await run(ben, correctPerson, { personId: person.id, base: 1, changes: { phone: '138 0000 1234' } })

  expect(second).toMatchObject(done)
  expect(await personById(community, person.id)).toMatchObject({
    name: '王小明',
    version: 3,
    phone_sealed: expect.any(Buffer),
  })
})

test('two workers correct the same fact: the second is told both values, masked where it must be', async () => {
  const { by, person } = await aPerson({ phone: '13800000000' })
  await run(by, correctPerson, { personId: person.id, base: 1, changes: { phone: '13811112222' } })

  const result = await run(by, correctPerson, {
    personId: person.id,
    base: 1,
    changes: { phone: '13833334444', note: '耳背' },
  })

  expect(result).toMatchObject({
    why: 'changed-meanwhile',
    detail: { fields: [{ field: 'phone', theirs: '138****2222', yours: '138****4444' }] },
  })
})

test('two workers say how somebody lives here: the second is told the value of the first, and may then insist', async () => {
  const { by, person, id: householdId, dwellingId } = await aPerson()
  const page = await ask(by, householdPage, { householdId })
  const { residenceId, residenceVersion } = (page as { answer: HouseholdView }).answer.members[0]!
  const saying = (kind: ResidenceKind, base: number) =>
    run(by, correctHousehold, {
      householdId,
      base: 1,
      bases: { [residenceId]: base, [dwellingId]: 1 },
      changes: {},
      members: [{ personId: person.id, kind }],
    })
  expect(await saying('TENANT', residenceVersion)).toMatchObject(done)

  expect(await saying('LODGER', residenceVersion)).toMatchObject({
    why: 'changed-meanwhile',
    detail: { fields: [{ id: residenceId, field: 'kind', theirs: 'TENANT', yours: 'LODGER', since: 2 }] },
  })
  expect(await saying('LODGER', 2)).toMatchObject(done)
})

test('two workers say what a door is used for, one of them in the tree of places: the second is told', async () => {
  const { by, id: householdId, dwellingId } = await aPerson()
  const using = (use: DwellingUse, base: number) =>
    run(by, correctHousehold, { householdId, base: 1, bases: { [dwellingId]: base }, changes: { use } })
  await run(by, setDwellingUse, { dwellingId, use: 'RENTED' })

  expect(await using('VACANT', 1)).toMatchObject({
    why: 'changed-meanwhile',
    detail: { fields: [{ id: dwellingId, field: 'use', theirs: 'RENTED', yours: 'VACANT' }] },
  })
  expect(await using('VACANT', 2)).toMatchObject(done)
})

test('both writing the same value is no conflict', async () => {
  const { by, person } = await aPerson({ name: '王小名' })
  const change = { personId: person.id, base: 1, changes: { name: '王小明' } }

  expect([await run(by, correctPerson, change), await run(by, correctPerson, change)]).toMatchObject([done, done])
})

test('an id number brings the birth date along, and must not be somebody else’s', async () => {
  const taken = syntheticIdNumber('1950-01-01')
  await aPerson({ idNumber: taken, birthDate: null })
  const { by, person, community } = await aPerson({ birthDate: null, sex: '9' })

  expect(await run(by, correctPerson, { personId: person.id, base: 1, changes: { idNumber: taken } })).toMatchObject({
    why: 'id-number-already-registered',
  })
  const own = syntheticIdNumber('1963-05-04', '2')
  expect(await run(by, correctPerson, { personId: person.id, base: 1, changes: { idNumber: own } })).toMatchObject(done)
  expect(await personById(community, person.id)).toMatchObject({
    birth_date: '1963-05-04',
    sex: '2',
    document_kind: 'CITIZEN_ID',
  })
})

test('a birth date that makes a child of somebody needs a guardian first', async () => {
  const { by, person } = await aPerson({ birthDate: null })
  const change = { personId: person.id, base: 1, changes: { birthDate: '2020-01-01' } }
  const guardian = { name: '李外婆', phone: '13800001234', relation: '63' }

  expect(await run(by, correctPerson, change)).toMatchObject({ why: 'guardian-missing' })
  expect(await run(by, linkGuardian, { id: newId(), childId: person.id, guardian })).toMatchObject(done)
  expect(await run(by, correctPerson, change)).toMatchObject(done)
})

test('the only guardian of a child under 14 cannot be taken away', async () => {
  const mother = aMember({ name: '李芳', sex: '2' })
  const child = aMember({
    relation: '20',
    birthDate: '2020-01-01',
    guardians: [{ personId: mother.id, relation: '52' }],
  })
  const { by } = await newHousehold({ members: [mother, child] })
  const [link] = await inside(by.communityId, (tx) =>
    tx.selectFrom('guardianships').select('id').where('child_id', '=', child.id).execute(),
  )
  const unlink = { guardianshipId: link!.id, day: '2026-03-02' }

  expect(await run(by, unlinkGuardian, unlink)).toMatchObject({ why: 'guardian-missing' })
  await run(by, linkGuardian, { id: newId(), childId: child.id, guardian: { name: '王爷爷', relation: '61' } })
  expect(await run(by, unlinkGuardian, unlink)).toMatchObject(done)
})

test('nobody guards themselves, and a child guards nobody', async () => {
  const teen = aMember({ relation: '20', birthDate: '2010-01-01' })
  const { by, person } = await aPerson()
  const { personIds } = await newHousehold({ members: [aMember(), teen] })

  const link = (guardian: string | undefined) =>
    run(by, linkGuardian, { id: newId(), childId: person.id, guardian: { personId: guardian, relation: '51' } })

  expect(await link(person.id)).toMatchObject({ why: 'guardian-of-oneself' })
  expect(await link(personIds[1])).toMatchObject({ why: 'guardian-too-young' })
})

test('a household is corrected: its note, how a member lives there, what the door is used for', async () => {
  const { by, id, person, community, dwellingId } = await aPerson()

  const result = await run(by, correctHousehold, {
    householdId: id,
    base: 1,
    changes: { note: '需送药', use: 'RENTED' },
    members: [{ personId: person.id, kind: 'TENANT' }],
  })

  expect(result).toMatchObject(done)
  expect(await householdById(community, id)).toMatchObject({ note: '需送药' })
  expect(await historyOf(community, dwellingId)).toEqual([{ field: 'use', old_value: 'UNKNOWN', new_value: 'RENTED' }])
})

test('a note about faith is refused, and the head is not changed by the back door', async () => {
  const { by, id, person } = await aPerson()
  const correct = (more: object) => run(by, correctHousehold, { householdId: id, base: 1, changes: {}, ...more })

  expect(await correct({ changes: { note: '全家信教' } })).toMatchObject({ why: 'text-forbidden-religion' })
  expect(await correct({ members: [{ personId: person.id, relation: '12' }] })).toMatchObject({
    why: 'change-the-head-instead',
  })
})

test('a household said to be still true is fresh with its members and its door', async () => {
  const { by, id, person, community, dwellingId } = await aPerson()

  expect(await run(by, confirm, { subject: { kind: 'household', id }, means: 'PHONE' })).toMatchObject(done)

  const at = '2026-03-02T04:00:00.000Z'
  const door = await inside(community, (tx) =>
    tx.selectFrom('dwellings').select('confirmed_at').where('id', '=', dwellingId).execute(),
  )
  expect(door).toEqual([{ confirmed_at: at }])
  expect(await householdById(community, id)).toMatchObject({ confirmed_at: at })
  expect(await personById(community, person.id)).toMatchObject({ confirmed_at: at })
})

test('a single fact can be confirmed without vouching for the rest', async () => {
  const { by, person, community } = await aPerson()
  const subject = { kind: 'person', id: person.id }

  expect(await run(by, confirm, { subject, facts: ['phone'], means: 'PHONE' })).toMatchObject(done)
  expect(await run(by, confirm, { subject, facts: ['star-sign'], means: 'PHONE' })).toMatchObject({
    why: 'fact-unknown',
  })
  expect(await personById(community, person.id)).toMatchObject({ confirmed_at: null })
})

test('a whole list is confirmed at once; a door out of reach refuses the list', async () => {
  const { by, id, dwellingId } = await aPerson()
  const empty = await newDoor(by.communityId)
  const mine = await newMember({ role: 'steward', grids: [empty.gridId] })
  const subjects = [
    { kind: 'household', id },
    { kind: 'dwelling', id: empty.id },
  ]

  expect(await run(by, confirmMany, { subjects, means: 'DOOR' })).toMatchObject(done)
  expect(await run(mine, confirmMany, { subjects, means: 'DOOR' })).toMatchObject({ why: 'not-found' })
  expect(await run(mine, confirm, { subject: { kind: 'dwelling', id: dwellingId }, means: 'DOOR' })).toMatchObject({
    why: 'not-found',
  })
})

test('an eligibility runs as long as its group says, is extended by a review, and ends', async () => {
  const { by, person, community } = await aPerson({ birthDate: '1950-01-01' })
  const id = newId()
  const consent = { basis: 'CONSENT', consentedOn: '2026-03-01' }
  const open = {
    id,
    personId: person.id,
    groupCode: 'K01',
    decidedBy: '社区居委会',
    startsOn: '2026-03-01',
    ...consent,
  }

  expect(await run(by, openEligibility, { ...open, basis: 'STATUTORY_DUTY' })).toMatchObject({ why: 'consent-needed' })
  expect(await run(by, openEligibility, open)).toMatchObject(done)
  expect(await run(by, openEligibility, { ...open, id: newId() })).toMatchObject({ why: 'eligibility-already-open' })
  const extend = { eligibilityId: id, decidedBy: '社区居委会' }
  expect(await run(by, extendEligibility, { ...extend, endsOn: '2026-08-31' })).toMatchObject({ why: 'end-not-later' })
  expect(await run(by, extendEligibility, { ...extend, endsOn: '2027-03-01' })).toMatchObject(done)
  expect(
    await run(by, endEligibility, { eligibilityId: id, day: '2026-03-02', reason: 'CONSENT_WITHDRAWN' }),
  ).toMatchObject(done)

  expect(await historyOf(community, id)).toEqual([
    { field: '*created*', old_value: null, new_value: true },
    { field: 'endsOn', old_value: '2026-09-01', new_value: '2027-03-01' },
    { field: 'endedOn', old_value: null, new_value: '2026-03-02' },
    { field: 'endReason', old_value: null, new_value: 'CONSENT_WITHDRAWN' },
  ])
})
