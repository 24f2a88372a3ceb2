import { type Id, newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { addUnits, correctBuilding, createBuilding, renameUnit, retireBuilding } from './edit-buildings.ts'
import { correctCompound, createCompound, retireCompound } from './edit-compounds.ts'
import { addDwellings, correctDwelling, retireDwelling, setDwellingUse } from './edit-dwellings.ts'
import { assignGrid, createGrid, retireGrid } from './edit-grids.ts'
import { importBuildings } from './import-buildings.ts'
import { placesBuilding, placesFindDoor } from './queries.ts'

const done = { outcome: 'done', answer: {} }
const refused = (why: string) => ({ outcome: 'refused', why })

const feedOf = (community: Id, id: Id) =>
  inside(community, (tx) =>
    tx.selectFrom('feed').select(['grid_id', 'operation']).where('subject_id', '=', id).orderBy('sequence').execute(),
  )

async function moveIn(community: Id, dwelling: Id) {
  const base = { community_id: community, id: newId(), registered_at: new Date().toISOString() }
  await inside(community, (tx) =>
    tx
      .insertInto('households')
      .values({ ...base, dwelling_id: dwelling })
      .execute(),
  )
}

test('a secretary builds a compound from nothing, and its doors are found the same minute', async () => {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const [compoundId, buildingId, unitId, dwellingId] = [newId(), newId(), newId(), newId()]

  expect(await run(secretary, createCompound, { id: compoundId, name: '云溪苑', aliases: ['云溪'] })).toEqual(done)
  expect(
    await run(secretary, createBuilding, {
      id: buildingId,
      gridId: null,
      compoundId,
      phase: 1,
      number: '8',
      floors: 6,
    }),
  ).toEqual(done)
  expect(await run(secretary, addUnits, { buildingId, units: [{ id: unitId, number: '1' }] })).toEqual(done)
  const dwellings = [{ id: dwellingId, unitId, floor: 4, room: '401' }]
  expect(await run(secretary, addDwellings, { buildingId, dwellings })).toEqual(done)

  expect(await ask(secretary, placesFindDoor, { text: '云溪一期8-1-401' })).toMatchObject({
    answer: { reason: null, candidates: [{ id: dwellingId, address: '云溪苑一期8号楼1单元401' }] },
  })
  expect(
    await run(secretary, createBuilding, { id: newId(), gridId: null, compoundId, phase: 1, number: '8', floors: 6 }),
  ).toEqual(refused('already-exists'))
})

test('a renamed unit takes its doors along, is found by its old number, and never in place of one that bears it', async () => {
  const community = await newCommunity()
  const grid = await newGrid({ community })
  const compound = await newCompound({ community, name: '云溪苑' })
  const building = await newBuilding({ community, compound: compound.id, grid, number: '8', units: 2, floors: 4 })
  const secretary = await newMember({ role: 'secretary', community })
  const lead = await newMember({ role: 'grid-lead', community, grids: [await newGrid({ community })] })
  const door = building.doors.find(({ doorKey }) => doorKey === '8-1-401')!
  const [first, second] = [building.units[0]!, building.units[1]!]
  const found = (text: string) => ask(secretary, placesFindDoor, { text })

  expect(await run(lead, renameUnit, { unitId: first.id, number: 'A', aliases: [] })).toEqual(refused('not-found'))
  expect(await run(secretary, renameUnit, { unitId: first.id, number: '2', aliases: [] })).toEqual(
    refused('already-exists'),
  )
  expect(await run(secretary, renameUnit, { unitId: first.id, number: 'A', aliases: ['1'] })).toEqual(done)

  const known = { answer: { reason: null, candidates: [{ id: door.id, address: '云溪苑8号楼A单元401' }] } }
  for (const text of ['8-A-401', '8-1-401', '云溪苑8号楼1单元401']) expect(await found(text)).toMatchObject(known)
  expect(await feedOf(community, door.id)).toEqual([{ grid_id: grid, operation: 'upsert' }])

  expect(await run(secretary, renameUnit, { unitId: second.id, number: '1', aliases: [] })).toEqual(done)
  expect(await found('8-1-401')).toMatchObject({ answer: { candidates: [{ address: '云溪苑8号楼1单元401' }] } })
})

test('a building that changes its grid is forgotten by the old one and fetched by the new one', async () => {
  const community = await newCommunity()
  const [from, to] = [await newGrid({ community }), await newGrid({ community })]
  const building = await newBuilding({ community, grid: from })
  const secretary = await newMember({ role: 'secretary', community })
  const steward = await newMember({ role: 'steward', community, grids: [from] })

  expect(await run(secretary, assignGrid, { buildingIds: [building.id], gridId: to })).toEqual(done)

  expect(await feedOf(community, building.id)).toEqual([
    { grid_id: from, operation: 'forget' },
    { grid_id: to, operation: 'upsert' },
  ])
  expect(await ask(steward, placesBuilding, { buildingId: building.id })).toEqual(refused('not-found'))
})

test('a grid lead edits her own buildings, but neither grids nor compounds nor the neighbours', async () => {
  const community = await newCommunity()
  const [hers, other] = [await newGrid({ community }), await newGrid({ community })]
  const mine = await newBuilding({ community, grid: hers, number: '8' })
  const theirs = await newBuilding({ community, grid: other })
  const lead = await newMember({ role: 'grid-lead', community, grids: [hers] })
  const facts = { compoundId: mine.compoundId, number: '8', floors: 2, name: '综合楼' }

  expect(await run(lead, correctBuilding, { buildingId: mine.id, ...facts })).toEqual(done)
  expect(await run(lead, correctBuilding, { buildingId: theirs.id, ...facts })).toEqual(refused('not-found'))
  expect(await run(lead, createCompound, { id: newId(), name: '新小区' })).toEqual(refused('whole-community-only'))
  expect(await run(lead, assignGrid, { buildingIds: [mine.id], gridId: hers })).toEqual(refused('role-not-allowed'))
  const elsewhere = { id: newId(), gridId: other, compoundId: mine.compoundId, number: '30', floors: 2 }
  expect(await run(lead, createBuilding, elsewhere)).toEqual(refused('grid-out-of-reach'))
})

test('a building that gets another number takes its doors along', async () => {
  const community = await newCommunity()
  const building = await newBuilding({ community, number: '8', units: 1 })
  const secretary = await newMember({ role: 'secretary', community })
  const facts = { buildingId: building.id, compoundId: building.compoundId, floors: 2 }

  expect(await run(secretary, correctBuilding, { ...facts, number: '9' })).toEqual(done)
  expect(await ask(secretary, placesBuilding, { buildingId: building.id })).toMatchObject({
    answer: { number: '9', doors: [{ doorKey: '9-1-201' }, {}, { doorKey: '9-1-101' }, {}] },
  })
  expect(await run(secretary, correctBuilding, { ...facts, number: '9', floors: 1 })).toEqual(
    refused('door-above-floors'),
  )
})

test('places with people behind their doors stay; empty ones may go', async () => {
  const community = await newCommunity()
  const grid = await newGrid({ community })
  const compound = await newCompound({ community })
  const lived = await newBuilding({ community, grid, compound: compound.id })
  const empty = await newBuilding({ community, grid, compound: compound.id })
  await moveIn(community, lived.doors[0]!.id)
  const secretary = await newMember({ role: 'secretary', community })

  expect(await run(secretary, retireBuilding, { buildingId: lived.id })).toEqual(refused('building-lived-in'))
  expect(await run(secretary, retireDwelling, { dwellingId: lived.doors[0]!.id })).toEqual(refused('dwelling-lived-in'))
  expect(await run(secretary, retireDwelling, { dwellingId: lived.doors[1]!.id })).toEqual(done)
  expect(await run(secretary, retireBuilding, { buildingId: empty.id })).toEqual(done)
  expect(await ask(secretary, placesBuilding, { buildingId: empty.id })).toEqual(refused('not-found'))
  expect(await run(secretary, retireCompound, { compoundId: compound.id })).toEqual(refused('compound-has-buildings'))
  expect(await run(secretary, retireGrid, { gridId: grid })).toEqual(refused('grid-has-buildings'))
})

test('a steward says that a flat is let, and history keeps what it was', async () => {
  const community = await newCommunity()
  const grid = await newGrid({ community })
  const building = await newBuilding({ community, grid })
  const steward = await newMember({ role: 'steward', community, grids: [grid] })
  const dwellingId = building.doors[0]!.id

  expect(await run(steward, setDwellingUse, { dwellingId, use: 'RENTED' })).toEqual(done)
  const history = await inside(community, (tx) =>
    tx.selectFrom('history').select(['field', 'old_value', 'new_value']).where('subject_id', '=', dwellingId).execute(),
  )
  expect(history).toEqual([{ field: 'use', old_value: 'UNKNOWN', new_value: 'RENTED' }])
})

test('a door is corrected within its building only', async () => {
  const community = await newCommunity()
  const building = await newBuilding({ community, number: '8' })
  const other = await newBuilding({ community })
  const secretary = await newMember({ role: 'secretary', community })
  const [door, unit] = [building.doors[0]!, building.units[0]!]
  const correct = (input: object) =>
    run(secretary, correctDwelling, { dwellingId: door.id, unitId: unit.id, floor: 1, room: '103', ...input })

  expect(await correct({})).toEqual(done)
  expect(await correct({ room: '102' })).toEqual(refused('already-exists'))
  expect(await correct({ unitId: other.units[0]!.id })).toEqual(refused('unit-of-another-building'))
  expect(await correct({ floor: 3, room: '301' })).toEqual(refused('floor-above-building'))
})

test('a renamed compound reaches every grid that has a building of it', async () => {
  const community = await newCommunity()
  const grid = await newGrid({ community })
  const compound = await newCompound({ community })
  const building = await newBuilding({ community, grid, compound: compound.id })
  const secretary = await newMember({ role: 'secretary', community })

  expect(await run(secretary, correctCompound, { compoundId: compound.id, name: '新名字' })).toEqual(done)
  expect(await feedOf(community, building.id)).toEqual([{ grid_id: grid, operation: 'upsert' }])
})

test('a grid carries the code of its own community', async () => {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const { code } = await inside(community, (tx) =>
    tx.selectFrom('communities').select('code').where('id', '=', community).executeTakeFirstOrThrow(),
  )
  const grid = { id: newId(), name: '第一网格', kind: 'BASE' }

  expect(await run(secretary, createGrid, { ...grid, code: '522601006002001' })).toEqual(
    refused('grid-code-of-another-community'),
  )
  expect(await run(secretary, createGrid, { ...grid, code: `${code}001` })).toEqual(done)
})

test('an import of outlines does what its dry run promised, and nothing the second time', async () => {
  const community = await newCommunity()
  const compound = await newCompound({ community, name: '云溪苑' })
  const known = await newBuilding({ community, compound: compound.id, number: '8' })
  const secretary = await newMember({ role: 'secretary', community })
  const shape = (at: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [107.97 + at, 26.55],
        [107.971 + at, 26.55],
        [107.971 + at, 26.551],
        [107.97 + at, 26.55],
      ],
    ],
  })
  const features = [
    { properties: { compound: '云溪苑', number: '8号楼' }, geometry: shape(0) },
    { properties: { compound: '云溪苑', number: '九栋', floors: 18 }, geometry: shape(0.01) },
    { properties: { compound: '云溪苑', number: '9#' }, geometry: shape(0.02) },
    { properties: { compound: '望江苑', number: '1' }, geometry: shape(0.03) },
    { properties: { compound: '云溪苑', number: '门卫室' }, geometry: shape(0.04) },
    { properties: { compound: '云溪苑', number: '10' }, geometry: { type: 'Point', coordinates: [107, 26] } },
  ]
  const summary = (result: unknown) =>
    (result as { answer: { rows: { outcome: string; why: string | null }[] } }).answer.rows.map(
      ({ outcome, why }) => why ?? outcome,
    )
  const expected = ['update', 'create', 'number-repeated', 'compound-unknown', 'number-unreadable', 'polygon-invalid']

  expect(summary(await run(secretary, importBuildings, { features, dryRun: true }))).toEqual(expected)
  expect(await ask(secretary, placesBuilding, { buildingId: known.id })).toMatchObject({ answer: { polygon: null } })
  expect(summary(await run(secretary, importBuildings, { features, dryRun: false }))).toEqual(expected)
  expect(await ask(secretary, placesBuilding, { buildingId: known.id })).toMatchObject({
    answer: { polygon: shape(0) },
  })
  expect(summary(await run(secretary, importBuildings, { features, dryRun: false })).slice(0, 2)).toEqual([
    'unchanged',
    'unchanged',
  ])
  const made = await run(secretary, importBuildings, {
    features: features.slice(3, 4),
    dryRun: false,
    createCompounds: true,
  })
  expect(made).toMatchObject({ answer: { rows: [{ outcome: 'create' }], compoundsCreated: ['望江苑'] } })
})

test('a household registered in the same moment keeps its door, and no one moves in behind a door just retired', async () => {
  const community = await newCommunity()
  const building = await newBuilding({ community })
  const secretary = await newMember({ role: 'secretary', community })
  const [taken, gone] = building.doors
  const household = (dwelling_id: Id) => ({
    community_id: community,
    id: newId(),
    dwelling_id,
    registered_at: new Date().toISOString(),
  })
  let commit: () => void = () => {}
  const held = new Promise<void>((resolve) => (commit = resolve))

  const registering = inside(community, async (tx) => {
    await tx.insertInto('households').values(household(taken!.id)).execute()
    await held
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const retiring = run(secretary, retireDwelling, { dwellingId: taken!.id })
  await new Promise((resolve) => setTimeout(resolve, 100))
  commit()
  await registering

  expect(await retiring).toEqual(refused('dwelling-lived-in'))
  expect(await run(secretary, retireDwelling, { dwellingId: gone!.id })).toEqual(done)
  const late = inside(community, (tx) => tx.insertInto('households').values(household(gone!.id)).execute())
  await expect(late).rejects.toThrow('retired door')
})
