import { expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { ask, newCommunity, newMember } from '../testing/world.ts'
import { placesBuilding, placesDirectory, placesDwelling, placesFindDoor } from './queries.ts'

const notFound = { outcome: 'refused', why: 'not-found' }

test('a steward sees the buildings of her grid and no others', async () => {
  const community = await newCommunity()
  const [hers, other] = [await newGrid({ community }), await newGrid({ community })]
  const compound = await newCompound({ community, name: '云溪苑' })
  const mine = await newBuilding({ community, compound: compound.id, grid: hers, number: '8', units: 2, floors: 4 })
  const theirs = await newBuilding({ community, compound: compound.id, grid: other, number: '9' })
  const steward = await newMember({ role: 'steward', community, grids: [hers] })

  expect(await ask(steward, placesDirectory, {})).toMatchObject({
    outcome: 'done',
    answer: {
      grids: [{ id: hers, buildings: 1, households: 0 }],
      compounds: [{ name: '云溪苑', buildings: 1 }],
      buildings: [{ id: mine.id, number: '8', units: mine.units, dwellings: 16 }],
    },
  })
  expect(await ask(steward, placesBuilding, { buildingId: theirs.id })).toEqual(notFound)
  expect(await ask(steward, placesDwelling, { dwellingId: theirs.doors[0]!.id })).toEqual(notFound)
})

test('a desk worker finds the door the way the resident says it', async () => {
  const community = await newCommunity()
  const compound = await newCompound({ community, name: '云溪苑' })
  const building = await newBuilding({ community, compound: compound.id, number: '8', units: 2, floors: 4 })
  const desk = await newMember({ role: 'station-desk', community })
  const door = building.doors.find(({ doorKey }) => doorKey === '8-1-401')!

  for (const text of ['8-1-401', '八号楼一单元401', '云溪苑８＃１－４０１', '8-1-401 漏水 电梯停了']) {
    expect(await ask(desk, placesFindDoor, { text })).toMatchObject({
      answer: { candidates: [{ kind: 'dwelling', id: door.id, address: '云溪苑8号楼1单元401' }], reason: null },
    })
  }
  expect(await ask(desk, placesFindDoor, { text: '8-401' })).toMatchObject({
    answer: { candidates: [{}, {}], reason: 'unit-missing' },
  })
  expect(await ask(desk, placesDwelling, { dwellingId: door.id })).toMatchObject({
    answer: { address: '云溪苑8号楼1单元401', doorKey: '8-1-401', retired: false },
  })
})

test('a building without a grid is seen by whole-community posts only', async () => {
  const community = await newCommunity()
  const building = await newBuilding({ community, grid: null })
  const secretary = await newMember({ role: 'secretary', community })
  const steward = await newMember({ role: 'steward', community, grids: [await newGrid({ community })] })

  expect(await ask(secretary, placesBuilding, { buildingId: building.id })).toMatchObject({ outcome: 'done' })
  expect(await ask(steward, placesBuilding, { buildingId: building.id })).toEqual(notFound)
})
