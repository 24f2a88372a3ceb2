import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { admit } from '../kernel/gate.ts'
import { correctCompound } from '../places/edit-compounds.ts'
import { setDwellingUse } from '../places/edit-dwellings.ts'
import { registerHousehold } from '../registry/register-household.ts'
import { newBuilding, newGrid } from '../testing/places-world.ts'
import { ask, inside, machine, newCommunity, newMember, run } from '../testing/world.ts'
import { buildingBoard } from './building-board.ts'
import { overviewHome } from './home.ts'
import { livingMap } from './living-map.ts'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const yearsOld = (years: number) => daysAgo(years * 365.25 + 3).slice(0, 10)

/** One building: 101 an elder with an eligibility and a grandchild, 102 a tenant never confirmed, the rest empty. */
async function livedIn() {
  const community = await newCommunity()
  const grid = await newGrid({ community })
  const building = await newBuilding({ community, grid, number: '8' })
  const secretary = await newMember({ role: 'secretary', community })
  const [first, second] = building.doors
  await inside(community, async (tx) => {
    const live = async (dwelling: string, household: string, age: number, relation: string, kind: string) => {
      const id = newId()
      const base = { community_id: community, registered_at: daysAgo(100) }
      await tx
        .insertInto('persons')
        .values({ ...base, id, name: '测试', birth_date: yearsOld(age) })
        .execute()
      await tx
        .insertInto('households')
        .values({
          ...base,
          id: household,
          dwelling_id: dwelling,
          confirmed_at: dwelling === first!.id ? daysAgo(120) : null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await tx
        .insertInto('residences')
        .values({
          community_id: community,
          id: newId(),
          person_id: id,
          household_id: household,
          dwelling_id: dwelling,
          relation,
          kind,
        })
        .execute()
      return id
    }
    const [home, other] = [newId(), newId()]
    const elder = await live(first!.id, home, 81, '02', 'AT_HOME')
    await live(first!.id, home, 6, '41', 'AT_HOME')
    await live(second!.id, other, 30, '02', 'TENANT')
    await tx
      .insertInto('eligibilities')
      .values({
        community_id: community,
        id: newId(),
        person_id: elder,
        group_code: 'K05',
        decided_by: '社区',
        basis: 'STATUTORY_DUTY',
        starts_on: daysAgo(30).slice(0, 10),
        recorded_by: secretary.id,
      })
      .execute()
  })
  return { community, grid, building, secretary }
}

test('the board shows behind each door how many live there, how fresh that is and whether they need care', async () => {
  const { building, secretary } = await livedIn()

  const board = await ask(secretary, buildingBoard, { buildingId: building.id })

  const { answer } = board as { answer: { doors: Record<string, unknown>[]; building: { address: string } } }
  expect(answer.building.address).toMatch(/8号楼$/)
  expect(answer.doors.map(({ room }) => room)).toEqual(['201', '202', '101', '102'])
  expect(answer.doors[2]).toMatchObject({
    households: 1,
    persons: 2,
    children: 1,
    elders: 1,
    care: true,
    confirmedDaysAgo: 120,
  })
  expect(answer.doors[3]).toMatchObject({
    households: 1,
    persons: 1,
    children: 0,
    elders: 0,
    care: false,
    confirmedDaysAgo: null,
  })
  expect(answer.doors[0]).toMatchObject({ households: 0, persons: 0, care: false })
})

test('a property steward sees that somebody lives there, not who needs care', async () => {
  const { building, community, grid } = await livedIn()
  const property = await newMember({ role: 'property-steward', community, grids: [grid] })

  const { answer } = (await ask(property, buildingBoard, { buildingId: building.id })) as {
    answer: { doors: unknown[] }
  }
  expect(answer.doors[2]).toMatchObject({ persons: 2, care: null, children: null, elders: null })
  expect(await ask(property, livingMap, {})).toMatchObject({ answer: { buildings: [{ cared: null, persons: 3 }] } })
  expect(await ask(property, overviewHome, {})).toMatchObject({ answer: { cared: null } })
})

test('a street dispatcher sees the map but no doors', async () => {
  const { building, community } = await livedIn()
  const street = await newMember({ role: 'street-dispatcher', community })

  expect(await ask(street, livingMap, {})).toMatchObject({ answer: { buildings: [{ persons: 3, cared: null }] } })
  expect(await ask(street, buildingBoard, { buildingId: building.id })).toEqual({
    outcome: 'refused',
    why: 'role-not-allowed',
  })
})

test('the home counts are those of the register, and a steward counts her own grids', async () => {
  const { community, secretary } = await livedIn()
  const elsewhere = await newMember({ role: 'steward', community, grids: [await newGrid({ community })] })

  expect(await ask(secretary, overviewHome, {})).toMatchObject({
    answer: {
      compounds: 1,
      buildings: 1,
      dwellings: 4,
      occupiedDwellings: 2,
      households: 2,
      persons: 3,
      aged60: 1,
      cared: 1,
      freshness: { within90Days: 0, within180Days: 1, within365Days: 0, older: 0, never: 1 },
      scope: 'community',
    },
  })
  expect(await ask(elsewhere, overviewHome, {})).toMatchObject({ answer: { buildings: 0, persons: 0, scope: 'grids' } })
})

test('the map says per building how many live there and how stale it is', async () => {
  const { secretary } = await livedIn()

  expect(await ask(secretary, livingMap, {})).toMatchObject({
    answer: {
      buildings: [
        {
          label: '8号楼',
          dwellings: 4,
          occupied: 2,
          persons: 3,
          cared: 1,
          freshness: { medianDays: 120, oldestDays: 120, never: 1 },
          openCases: 0,
        },
      ],
    },
  })
})

test('the map shows the outline of a compound as it was drawn last, to whoever has a building in it', async () => {
  const { building, community, grid, secretary } = await livedIn()
  const steward = await newMember({ role: 'steward', community, grids: [grid] })
  const elsewhere = await newMember({ role: 'steward', community, grids: [await newGrid({ community })] })
  const corners = [0, 1, 2].map((at) => [107.97 + at / 1000, 26.55 + (at % 2) / 1000])
  const outline = { type: 'Polygon', coordinates: [[...corners, corners[0]]] }
  expect(await ask(steward, livingMap, {})).toMatchObject({ answer: { compounds: [] } })

  const drawn = { compoundId: building.compoundId, name: '云溪苑', outline }
  expect(await run(secretary, correctCompound, drawn)).toMatchObject({ outcome: 'done' })

  const shown = { answer: { compounds: [{ name: '云溪苑', outline }] } }
  expect(await ask(secretary, livingMap, {})).toMatchObject(shown)
  expect(await ask(steward, livingMap, {})).toMatchObject(shown)
  expect(await ask(elsewhere, livingMap, {})).toMatchObject({ answer: { compounds: [] } })
})

test('a board opened again shows what a colleague did in between', async () => {
  const { building, community, grid, secretary } = await livedIn()
  const steward = await newMember({ role: 'steward', community, grids: [grid] })
  const doorOf = async (room: string) => {
    const board = await ask(steward, buildingBoard, { buildingId: building.id })
    return (board as { answer: { doors: { room: string }[] } }).answer.doors.find((door) => door.room === room)
  }
  expect(await doorOf('201')).toMatchObject({ persons: 0, use: 'UNKNOWN' })
  const dwellingId = building.doors.find(({ room }) => room === '201')!.id

  await run(secretary, setDwellingUse, { dwellingId, use: 'RENTED' })
  expect(await doorOf('201')).toMatchObject({ persons: 0, use: 'RENTED' })
  const member = { id: newId(), name: '王小明', relation: '02', birthDate: yearsOld(70), kind: 'TENANT' }
  const registered = await run(secretary, registerHousehold, {
    id: newId(),
    dwellingId,
    members: [member],
    means: 'DOOR',
  })
  expect(registered).toMatchObject({ outcome: 'done' })
  expect(await doorOf('201')).toMatchObject({ persons: 1, elders: 1, confirmedDaysAgo: 0 })
  expect(await ask(secretary, overviewHome, {})).toMatchObject({ answer: { persons: 4, aged60: 2 } })
})

test('a colleague whose change commits late is not missed, although a later one was seen first', async () => {
  const { building, secretary, community } = await livedIn()
  const open = async () =>
    ((await ask(secretary, buildingBoard, { buildingId: building.id })) as { answer: { doors: { use: string }[] } })
      .answer.doors
  const [slow, quick] = building.doors
  let commit: () => void = () => {}
  const held = new Promise<void>((resolve) => (commit = resolve))

  const late = inside(community, async (tx) => {
    await tx.updateTable('dwellings').set({ use: 'OWNER' }).where('id', '=', slow!.id).execute()
    const row = { community_id: community, subject_kind: 'dwelling', subject_id: slow!.id, operation: 'upsert' }
    await tx.insertInto('feed').values(row).execute()
    await held
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  await run(secretary, setDwellingUse, { dwellingId: quick!.id, use: 'RENTED' })
  expect((await open()).map(({ use }) => use)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'RENTED'])
  commit()
  await late

  expect((await open()).map(({ use }) => use)).toEqual(['UNKNOWN', 'UNKNOWN', 'OWNER', 'RENTED'])
})

test('a board kept for the secretary stays out of reach for the steward of another grid', async () => {
  const { building, secretary, community } = await livedIn()
  const elsewhere = await newMember({ role: 'steward', community, grids: [await newGrid({ community })] })

  expect(await ask(secretary, buildingBoard, { buildingId: building.id })).toMatchObject({ outcome: 'done' })
  expect(await ask(elsewhere, buildingBoard, { buildingId: building.id })).toEqual({
    outcome: 'refused',
    why: 'not-found',
  })
})

test('out of reach a board is refused as one that is not there, also when a colleague has just looked at it', async () => {
  const { secretary, building, community } = await livedIn()
  const neighbour = await newMember({ role: 'steward', community, grids: [await newGrid({ community })] })
  await ask(secretary, buildingBoard, { buildingId: building.id })

  const { epoch } = await admit(machine.db, { actor: neighbour }, machine.now().toISOString())
  const asking = { actor: neighbour, now: machine.now().toISOString(), epoch, vault: undefined }
  const recalled = (actor: typeof neighbour) => buildingBoard.recall!({ ...asking, actor }, { buildingId: building.id })
  expect(recalled(secretary)).toBeDefined()
  // Told from memory, it would be told in half the time.
  expect(recalled(neighbour)).toBeUndefined()
  expect(await ask(neighbour, buildingBoard, { buildingId: building.id })).toMatchObject({ why: 'not-found' })
})
