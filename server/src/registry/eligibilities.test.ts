import { newId } from '@red-steward/domain/ids'
import { freshness as freshnessShape, eligibilities as shape } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { aMember, newBuilding, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, home, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { confirm } from './confirm.ts'
import { eligibilityList } from './eligibilities.ts'
import { freshness } from './freshness.ts'
import { moveOut } from './move-out.ts'
import { moveWithin } from './move-within.ts'
import { openEligibility } from './open-eligibility.ts'

itIsNow('2026-03-02T04:00:00.000Z')

async function anElder(lead: Awaited<ReturnType<typeof newMember>>, door: { id: string }, startsOn: string) {
  const elder = aMember({ name: '赵秀英', birthDate: '1940-01-01', sex: '2' })
  const household = await newHousehold({ actor: lead, door, members: [elder] })
  const id = newId()
  await run(lead, openEligibility, {
    id,
    personId: elder.id,
    groupCode: 'K01',
    decidedBy: '社区居委会',
    basis: 'CONSENT',
    consentedOn: startsOn,
    startsOn,
  })
  return { ...household, elder, eligibilityId: id }
}

const listed = async (actor: Awaited<ReturnType<typeof newMember>>, input: object) => {
  const result = await ask(actor, eligibilityList, input)
  if (result.outcome !== 'done') throw new Error(result.why)
  return shape.answer.parse(result.answer)
}

test('a grid lead sees whose eligibility ends soon, soonest first, page by page, in her grid only', async () => {
  const building = await newBuilding(await home())
  const lead = await newMember({ role: 'grid-lead', grids: [building.gridId] })
  const other = await newMember({ role: 'grid-lead', grids: [(await newBuilding(lead.communityId)).gridId] })
  const ids = []
  for (const startsOn of ['2025-11-01', '2026-01-01', '2025-10-01']) {
    ids.push((await anElder(lead, await newDoor(lead.communityId, building), startsOn)).eligibilityId)
  }

  const first = await listed(lead, { limit: 2 })
  const second = await listed(lead, { limit: 2, after: first.next })

  expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual([ids[2], ids[0], ids[1]])
  expect(second.next).toBeNull()
  expect(first.rows[0]).toMatchObject({ personName: '赵秀英', age: 86, inForce: true, endsOn: '2026-04-01' })
  expect((await listed(lead, { endingBy: '2026-04-30', groupCode: 'K01' })).rows.map((row) => row.id)).toEqual([ids[2]])
  expect((await listed(other, {})).rows).toEqual([])
})

test('who moves out of the community is no longer on the list', async () => {
  const building = await newBuilding(await home())
  const lead = await newMember({ role: 'grid-lead', grids: [building.gridId] })
  const { id, elder } = await anElder(lead, await newDoor(lead.communityId, building), '2026-01-01')

  await run(lead, moveOut, { householdId: id, personIds: [elder.id], day: '2026-03-01' })

  expect((await listed(lead, {})).rows).toEqual([])
})

test('a door is as fresh as the household behind it confirmed longest ago', async () => {
  const building = await newBuilding(await home())
  const steward = await newMember({ role: 'steward', grids: [building.gridId] })
  const [shared, empty] = [await newDoor(steward.communityId, building), await newDoor(steward.communityId, building)]
  const [first, second] = [
    await newHousehold({ actor: steward, door: shared }),
    await newHousehold({ actor: steward, door: shared }),
  ]
  const say = (subject: object, at: string) => run(steward, confirm, { subject, means: 'DOOR', at })
  const seen = async () => {
    const result = await ask(steward, freshness, { buildingId: building.buildingId })
    if (result.outcome !== 'done') throw new Error(result.why)
    return new Map(freshnessShape.answer.parse(result.answer).doors.map((door) => [door.dwellingId, door]))
  }

  await say({ kind: 'household', id: first.id }, '2026-02-01T00:00:00.000Z')
  expect((await seen()).get(shared.id)).toMatchObject({ households: 2, confirmedAt: null })
  await say({ kind: 'household', id: second.id }, '2026-01-01T00:00:00.000Z')
  await say({ kind: 'dwelling', id: empty.id }, '2026-02-02T00:00:00.000Z')

  expect((await seen()).get(shared.id)).toMatchObject({ confirmedAt: '2026-01-01T00:00:00.000Z' })
  expect((await seen()).get(empty.id)).toMatchObject({ households: 0, confirmedAt: '2026-02-02T00:00:00.000Z' })
  // By a clock that runs ahead: it was said by now.
  await say({ kind: 'dwelling', id: empty.id }, '2026-03-03T00:00:00.000Z')
  expect((await seen()).get(empty.id)).toMatchObject({ confirmedAt: '2026-03-02T04:00:00.000Z' })
})

test('when a family moves to another grid, the devices of the old one are told to forget them', async () => {
  const [here, there] = [await newBuilding(await home()), await newBuilding(await home())]
  const lead = await newMember({ role: 'grid-lead', grids: [here.gridId, there.gridId] })
  const { id, personIds } = await newHousehold({ actor: lead, door: await newDoor(lead.communityId, here) })

  await run(lead, moveWithin, {
    householdId: id,
    toDwellingId: (await newDoor(lead.communityId, there)).id,
    day: '2026-03-01',
  })

  const feed = await inside(lead.communityId, (tx) =>
    tx
      .selectFrom('feed')
      .select(['grid_id', 'operation'])
      .where('subject_id', '=', personIds[0]!)
      .orderBy('sequence')
      .execute(),
  )
  expect(feed).toEqual([
    { grid_id: here.gridId, operation: 'upsert' },
    { grid_id: there.gridId, operation: 'upsert' },
    { grid_id: here.gridId, operation: 'forget' },
  ])
})

test('of ten who would be head at the same moment, one is', async () => {
  const { registerPerson } = await import('./register-person.ts')
  const by = await newMember({ role: 'secretary' })
  const { id, personIds } = await newHousehold({
    actor: by,
    members: [aMember(), aMember({ relation: '12', name: '李芳' })],
  })
  await run(by, moveOut, { householdId: id, personIds: [personIds[0]], day: '2026-03-01' })

  const results = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      run(by, registerPerson, { householdId: id, member: aMember({ name: `候选${n}` }) }),
    ),
  )

  expect(results.filter((result) => result.outcome === 'done')).toHaveLength(1)
  expect(results.filter((result) => result.outcome === 'refused')).toHaveLength(9)
})
