import { type Id, newId } from '@red-steward/domain/ids'
import type { HistoryEntry } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { newCompound, newGrid } from '../testing/places-world.ts'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { addUnits, correctBuilding, createBuilding, retireBuilding } from './edit-buildings.ts'
import { createCompound } from './edit-compounds.ts'
import { addDwellings } from './edit-dwellings.ts'
import { createGrid } from './edit-grids.ts'
import { placesHistory } from './history.ts'
import { importBuildings } from './import-buildings.ts'
import { placesDirectory } from './queries.ts'
import { undo } from './undo.ts'

const done = { outcome: 'done' }
const stands = (subjectKind: string) => ({ why: 'others-still-depend', detail: { records: [{ subjectKind }] } })

/** A grid, a compound, a building of two units, a third unit, two doors: each made by a command of its own. */
async function newEstate() {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const [gridId, compoundId, buildingId, unitId] = [newId(), newId(), newId(), newId()]
  const { code } = await inside(community, (tx) =>
    tx.selectFrom('communities').select('code').where('id', '=', community).executeTakeFirstOrThrow(),
  )
  const units = ['1', '2'].map((number) => ({ id: newId(), number }))
  const doors = ['101', '102'].map((room) => ({ id: newId(), unitId, floor: 1, room }))
  const steps = {
    grid: [createGrid, { id: gridId, code: `${code}001`, name: '第一网格', kind: 'BASE' }],
    compound: [createCompound, { id: compoundId, name: '云溪苑' }],
    building: [createBuilding, { id: buildingId, gridId, compoundId, number: '8', floors: 4, units }],
    unit: [addUnits, { buildingId, units: [{ id: unitId, number: '3' }] }],
    doors: [addDwellings, { buildingId, dwellings: doors }],
  } as const
  const made = {} as Record<keyof typeof steps, Id>
  const make = async (step: keyof typeof steps) => {
    made[step] = newId()
    const [command, input] = steps[step]
    expect(await run(secretary, command, input, made[step])).toMatchObject(done)
  }
  for (const step of Object.keys(steps) as (keyof typeof steps)[]) await make(step)
  const takeBack = (step: keyof typeof steps, by = secretary) => run(by, undo, { commandId: made[step] })
  const history = async (subjectKind: string, subjectId: Id) =>
    ((await ask(secretary, placesHistory, { subjectKind, subjectId })) as { answer: History }).answer
  return { community, secretary, gridId, compoundId, buildingId, doors, make, takeBack, history }
}

interface History {
  entries: HistoryEntry[]
  labels: Record<Id, string>
}

test('places made by mistake go one after the other, and could be made again; history tells of them', async () => {
  const { community, secretary, compoundId, buildingId, doors, make, takeBack, history } = await newEstate()

  expect(await takeBack('doors')).toMatchObject(done)
  const { entries, labels } = await history('building', buildingId)
  expect(entries.filter(({ field }) => field === '*removed*').map(({ subjectId }) => labels[subjectId])).toEqual(
    expect.arrayContaining(['8-3-101', '8-3-102']),
  )
  expect(await takeBack('unit')).toMatchObject(done)
  expect(await takeBack('building')).toMatchObject(done)
  const ofCompound = await history('compound', compoundId)
  expect(ofCompound.labels[buildingId]).toBe('8号楼')
  expect(ofCompound.entries.some(({ subjectId }) => subjectId === doors[0]!.id)).toBe(true)
  expect(await takeBack('compound')).toMatchObject(done)
  expect(await takeBack('grid')).toMatchObject(done)

  expect(await ask(secretary, placesDirectory, {})).toMatchObject({
    answer: { grids: [], compounds: [], buildings: [] },
  })
  expect(await forgotten(community)).toEqual(['building', 'compound', 'dwelling', 'dwelling', 'grid'])
  expect(await takeBack('grid')).toMatchObject({ why: 'already-undone' })
  for (const step of ['grid', 'compound', 'building', 'unit', 'doors'] as const) await make(step)
})

test('a place stays while something stands on it, and one is told what', async () => {
  const { community, secretary, gridId, compoundId, buildingId, doors, takeBack } = await newEstate()
  expect(await takeBack('grid')).toMatchObject(stands('building'))
  expect(await takeBack('compound')).toMatchObject(stands('building'))
  expect(await takeBack('unit')).toMatchObject(stands('dwelling'))

  await inside(community, (tx) =>
    tx
      .insertInto('households')
      .values({
        community_id: community,
        id: newId(),
        dwelling_id: doors[1]!.id,
        registered_at: '2026-01-01T00:00:00Z',
      })
      .execute(),
  )
  expect(await takeBack('doors')).toMatchObject(stands('household'))

  const other = { buildingId, compoundId, number: '8', floors: 12 }
  expect(await run(secretary, correctBuilding, other)).toMatchObject(done)
  expect(await takeBack('building')).toMatchObject({ why: 'changed-since', detail: { changes: [{ field: 'floors' }] } })
  await newMember({ role: 'steward', community, grids: [gridId] })
  expect(await takeBack('grid')).toMatchObject(stands('post'))
})

test('a grid lead takes back what she made in her own grid, and neither its compound nor a building elsewhere', async () => {
  const { community, gridId, secretary, takeBack } = await newEstate()
  const here = await newMember({ role: 'grid-lead', community, grids: [gridId] })
  const elsewhere = await newMember({ role: 'grid-lead', community, grids: [await newGrid({ community })] })

  expect(await takeBack('doors', elsewhere)).toMatchObject({ why: 'not-found' })
  expect(await takeBack('doors', here)).toMatchObject(done)
  expect(await takeBack('compound', here)).toMatchObject({ why: 'whole-community-only' })

  const commandId = newId()
  const shape = { type: 'Polygon', coordinates: [corners] }
  const features = [{ properties: { compound: '新苑', number: '1' }, geometry: shape }]
  const input = { features, dryRun: false, createCompounds: true }
  expect(await run(secretary, importBuildings, input, commandId)).toMatchObject(done)
  expect(await run(here, undo, { commandId })).toMatchObject({ why: 'whole-community-only' })
  expect(await run(secretary, undo, { commandId })).toMatchObject(done)
})

test('a building in a compound of the register goes with the units it came with, also after it was given up', async () => {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const compound = await newCompound({ community })
  const [id, made, retired] = [newId(), newId(), newId()]
  const building = { id, gridId: null, compoundId: compound.id, number: '9', floors: 4 }
  await run(secretary, createBuilding, { ...building, units: [{ id: newId(), number: '1' }] }, made)
  await run(secretary, retireBuilding, { buildingId: id }, retired)

  expect(await run(secretary, undo, { commandId: made })).toMatchObject({ why: 'changed-since' })
  expect(await run(secretary, undo, { commandId: retired })).toMatchObject(done)
  expect(await run(secretary, undo, { commandId: made })).toMatchObject(done)
})

const corners = [
  [107.97, 26.55],
  [107.971, 26.55],
  [107.971, 26.551],
  [107.97, 26.55],
]

async function forgotten(community: Id): Promise<string[]> {
  const rows = await inside(community, (tx) =>
    tx.selectFrom('feed').select('subject_kind').where('operation', '=', 'forget').orderBy('subject_kind').execute(),
  )
  return rows.map(({ subject_kind }) => subject_kind)
}
