import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { command } from '../kernel/command.ts'
import { aMember, householdById, newDoor, newHousehold, personById, residencesOf } from '../testing/registry-world.ts'
import { rollOf } from '../testing/roll-world.ts'
import { inside, itIsNow, newMember, run } from '../testing/world.ts'
import { changeHead } from './change-head.ts'
import { moveIn } from './move-in.ts'
import { moveOut } from './move-out.ts'
import { moveWithin } from './move-within.ts'
import { openEligibility } from './open-eligibility.ts'
import { recordDeath } from './record-death.ts'
import { leaveHomes, openResidences } from './residences.ts'
import { splitHousehold } from './split-household.ts'

itIsNow('2026-03-02T04:00:00.000Z')
const done = { outcome: 'done' }

async function aCouple() {
  const husband = aMember({ name: '王大明', phone: '13800001234' })
  const wife = aMember({ name: '李芳', relation: '12', sex: '2' })
  const household = await newHousehold({ members: [husband, wife] })
  return { ...household, husband, wife, community: household.by.communityId }
}

test('a tenant moves out: the home ends that day, the rest of the household stays', async () => {
  const { id, by, wife, community, husband } = await aCouple()

  const result = await run(by, moveOut, {
    householdId: id,
    personIds: [wife.id],
    day: '2026-03-01',
    destination: '贵阳',
  })

  expect(result).toMatchObject(done)
  expect(await residencesOf(community, wife.id)).toMatchObject([
    { to_day: '2026-03-01', end_reason: 'MOVED_OUT', destination: '贵阳' },
  ])
  expect(await householdById(community, id)).toMatchObject({ closed_on: null, head_person_id: husband.id })
})

test('when the last one has moved out the household is closed, and they are found as former residents', async () => {
  const { id, by, husband, wife, community } = await aCouple()

  await run(by, moveOut, { householdId: id, personIds: [husband.id, wife.id], day: '2026-03-01' })

  expect(await householdById(community, id)).toMatchObject({ closed_on: '2026-03-01' })
  expect(await rollOf(community)).toMatchObject({ persons: { [wife.id]: { name: '李芳', former: true } } })
})

test.each([
  ['in the future', '2026-03-03', 'day-in-the-future'],
  ['before moving in', '2019-01-01', 'day-before-moving-in'],
])('nobody moves out %s', async (_, day, why) => {
  const member = aMember({ fromDay: '2020-01-01' })
  const { id, by } = await newHousehold({ members: [member] })

  expect(await run(by, moveOut, { householdId: id, personIds: [member.id], day })).toMatchObject({ why })
})

test('who moved out comes back as a lodger of a neighbour, without a second record', async () => {
  const { id, by, wife, community } = await aCouple()
  const neighbour = await newHousehold({ actor: by })
  await run(by, moveOut, { householdId: id, personIds: [wife.id], day: '2026-02-01' })

  const result = await run(by, moveIn, {
    personId: wife.id,
    householdId: neighbour.id,
    relation: '99',
    kind: 'LODGER',
    day: '2026-03-01',
  })

  expect(result).toMatchObject(done)
  expect(await residencesOf(community, wife.id)).toMatchObject([
    { to_day: '2026-02-01' },
    { to_day: null, kind: 'LODGER' },
  ])
})

test('moving in with a neighbour ends the old home the same day', async () => {
  const { id, by, husband, wife, community } = await aCouple()
  const neighbour = await newHousehold({ actor: by })

  await run(by, moveIn, {
    personId: husband.id,
    householdId: neighbour.id,
    relation: '99',
    kind: 'TENANT',
    day: '2026-03-01',
  })

  expect(await residencesOf(community, husband.id)).toMatchObject([
    { to_day: '2026-03-01', end_reason: 'MOVED_WITHIN' },
    { to_day: null, household_id: neighbour.id },
  ])
  expect(await householdById(community, id)).toMatchObject({ head_person_id: null, closed_on: null })
  expect(await residencesOf(community, wife.id)).toMatchObject([{ to_day: null }])
})

test('a family moves to another door of the community and stays one household', async () => {
  const { id, by, wife, community } = await aCouple()
  const door = await newDoor(community)

  expect(await run(by, moveWithin, { householdId: id, toDwellingId: door.id, day: '2026-03-01' })).toMatchObject(done)
  expect(await run(by, moveWithin, { householdId: id, toDwellingId: door.id, day: '2026-03-01' })).toMatchObject({
    why: 'same-dwelling',
  })

  expect(await householdById(community, id)).toMatchObject({ dwelling_id: door.id })
  expect(await residencesOf(community, wife.id)).toMatchObject([
    { end_reason: 'MOVED_WITHIN' },
    { dwelling_id: door.id, relation: '12' },
  ])
})

test('a son founds his own household behind the same door', async () => {
  const father = aMember({ name: '王大明', birthDate: '1960-01-01' })
  const son = aMember({ name: '王小明', relation: '20', birthDate: '1990-01-01' })
  const { id, by } = await newHousehold({ members: [father, son] })
  const newHouseholdId = newId()

  const result = await run(by, splitHousehold, {
    householdId: id,
    newHouseholdId,
    members: [{ personId: son.id, relation: '02' }],
    day: '2026-03-01',
  })

  expect(result).toMatchObject(done)
  expect(await householdById(by.communityId, newHouseholdId)).toMatchObject({ head_person_id: son.id })
  expect(await residencesOf(by.communityId, son.id)).toMatchObject([
    { end_reason: 'SPLIT' },
    { relation: '02', to_day: null },
  ])
})

test('the wife becomes the head and everyone says anew what they are to her', async () => {
  const { id, by, husband, wife, community } = await aCouple()
  const change = { householdId: id, headPersonId: wife.id }

  expect(await run(by, changeHead, { ...change, relations: [] })).toMatchObject({ why: 'relation-missing' })
  const relations = [{ personId: husband.id, relation: '11' }]
  expect(await run(by, changeHead, { ...change, relations })).toMatchObject(done)

  expect(await householdById(community, id)).toMatchObject({ head_person_id: wife.id })
  expect(await residencesOf(community, husband.id)).toMatchObject([{ relation: '11' }])
})

test('a death ends home and help quietly, and the phone number is gone at once', async () => {
  const { id, by, husband, community } = await aCouple()
  const care = {
    id: newId(),
    personId: husband.id,
    groupCode: 'K07',
    decidedBy: '县民政局',
    basis: 'STATUTORY_DUTY',
    startsOn: '2026-01-01',
  }
  await run(by, openEligibility, care)

  expect(await run(by, recordDeath, { personId: husband.id, day: '2026-03-01' })).toMatchObject(done)

  expect(await personById(community, husband.id)).toMatchObject({
    died_on: '2026-03-01',
    phone_sealed: null,
    phone_mark: null,
  })
  expect(await residencesOf(community, husband.id)).toMatchObject([{ end_reason: 'DIED' }])
  expect(await householdById(community, id)).toMatchObject({ head_person_id: null, closed_on: null })
  const kept = await inside(community, async (tx) => ({
    eligibility: await tx.selectFrom('eligibilities').select('end_reason').where('id', '=', care.id).executeTakeFirst(),
    secrets: await tx.selectFrom('former_secrets').select('id').where('person_id', '=', husband.id).execute(),
  }))
  expect(kept).toEqual({ eligibility: { end_reason: 'DIED' }, secrets: [] })
})

test("a steward of another grid can move nobody's household", async () => {
  const { id, husband, community } = await aCouple()
  const elsewhere = await newDoor(community)
  const other = await newMember({ role: 'steward', grids: [elsewhere.gridId] })
  const no = { outcome: 'refused', why: 'not-found' }

  expect(await run(other, moveOut, { householdId: id, personIds: [husband.id], day: '2026-03-01' })).toEqual(no)
  expect(await run(other, recordDeath, { personId: husband.id, day: '2026-03-01' })).toEqual(no)
  expect(await run(other, moveWithin, { householdId: id, toDwellingId: elsewhere.id, day: '2026-03-01' })).toEqual(no)
})

test('who moves by an import is found at the new door, and the household nobody is left in closes', async () => {
  const { id, by, husband, wife, community } = await aCouple()
  const neighbour = await newHousehold({ actor: by })
  const homes = (await Promise.all([husband, wife].map((one) => residencesOf(community, one.id)))).flat()
  const movedByFile = command(
    { ...moveWithin, name: 'registry.moved-by-file', input: z.strictObject({}) },
    async (context) => {
      await leaveHomes(
        context,
        homes.map((home) => home.id),
        '2026-03-01',
      )
      const there = {
        householdId: neighbour.id,
        dwellingId: neighbour.dwellingId,
        kind: 'TENANT',
        relation: '99',
        fromDay: null,
      }
      await openResidences(
        context,
        [husband, wife].map((one) => ({ ...there, personId: one.id })),
      )
    },
  )

  expect(await run(by, movedByFile, {})).toMatchObject(done)

  expect(await householdById(community, id)).toMatchObject({ closed_on: '2026-03-01' })
  const { persons } = await rollOf(community)
  const door = await inside(community, (tx) =>
    tx.selectFrom('dwellings').select('building_id').where('id', '=', neighbour.dwellingId).executeTakeFirst(),
  )
  expect(persons[wife.id]!.homes.map((home) => home.door.buildingId)).toEqual([door!.building_id])
})
