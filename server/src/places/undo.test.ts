import { type Id, newId } from '@red-steward/domain/ids'
import type { HistoryEntry } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { correctBuilding, renameUnit, retireBuilding } from './edit-buildings.ts'
import { correctCompound, retireCompound } from './edit-compounds.ts'
import { correctDwelling, retireDwelling } from './edit-dwellings.ts'
import { assignGrid } from './edit-grids.ts'
import { placesHistory } from './history.ts'
import { placesBuilding, placesCompound } from './queries.ts'
import { undo } from './undo.ts'

const done = { outcome: 'done' }

async function estate() {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const [gridA, gridB] = [await newGrid({ community }), await newGrid({ community })]
  const compound = await newCompound({ community, name: '云溪苑' })
  const building = await newBuilding({ community, compound: compound.id, grid: gridA, number: '8', floors: 4 })
  const shown = async () => {
    const { address, floors, gridId, doors } = (
      (await ask(secretary, placesBuilding, { buildingId: building.id })) as {
        answer: { address: string; floors: number; gridId: Id; doors: { doorKey: string }[] }
      }
    ).answer
    return { address, floors, gridId, doors: doors.map(({ doorKey }) => doorKey).sort() }
  }
  const latest = async (kind: string, id: Id) => {
    const page = await ask(secretary, placesHistory, { subjectKind: kind, subjectId: id })
    return (page as { answer: { entries: HistoryEntry[] } }).answer.entries[0]!
  }
  const correct = (to: { number: string; floors: number }) =>
    run(secretary, correctBuilding, { buildingId: building.id, compoundId: compound.id, ...to })
  return { community, secretary, gridA, gridB, compound, building, shown, latest, correct }
}

test('a building corrected by mistake, moved and renamed is as before once each edit is taken back', async () => {
  const { secretary, gridB, building, shown, latest, correct } = await estate()
  const before = await shown()
  const edits = [
    () => correct({ number: '9', floors: 30 }),
    () => run(secretary, renameUnit, { unitId: building.units[0]!.id, number: 'A', aliases: ['1'] }),
    () => run(secretary, assignGrid, { buildingIds: [building.id], gridId: gridB }),
    () => run(secretary, correctDwelling, { dwellingId: building.doors[0]!.id, unitId: null, floor: 2, room: '299' }),
    () => run(secretary, retireDwelling, { dwellingId: building.doors[1]!.id }),
    () => run(secretary, retireBuilding, { buildingId: building.id }),
  ]
  const commands: Id[] = []
  for (const edit of edits) {
    expect(await edit()).toMatchObject(done)
    commands.push(await latestCommand(secretary.communityId))
  }

  for (const commandId of commands.toReversed()) expect(await run(secretary, undo, { commandId })).toMatchObject(done)

  expect(await shown()).toEqual(before)
  expect(await latest('building', building.id)).toMatchObject({ commandName: 'places.undo', mayUndo: false })
  expect(await run(secretary, undo, { commandId: commands[0]! })).toMatchObject({ why: 'already-undone' })
})

test('an edit is not taken back once the same fact was changed again, or what is around it is gone', async () => {
  const { community, secretary, compound, building, correct, latest } = await estate()
  await correct({ number: '9', floors: 4 })
  const first = await latest('building', building.id)
  await correct({ number: '10', floors: 4 })
  expect(await run(secretary, undo, { commandId: first.commandId })).toMatchObject({
    why: 'changed-since',
    detail: { changes: [{ field: 'number', subjectKind: 'building' }] },
  })

  await run(secretary, retireBuilding, { buildingId: building.id })
  const retired = await latestCommand(community)
  await run(secretary, retireCompound, { compoundId: compound.id })
  expect(await run(secretary, undo, { commandId: retired })).toMatchObject({ why: 'place-around-retired' })
})

test('a grid lead takes back edits of her own grid, and of nothing else', async () => {
  const { community, secretary, gridA, compound, building, correct, latest } = await estate()
  const here = await newMember({ role: 'grid-lead', community, grids: [gridA] })
  const elsewhere = await newMember({ role: 'grid-lead', community, grids: [await newGrid({ community })] })
  await correct({ number: '9', floors: 4 })
  const { commandId } = await latest('building', building.id)
  await run(secretary, correctCompound, { compoundId: compound.id, name: '云溪新苑', aliases: [] })
  const renamed = await latest('compound', compound.id)

  expect(await run(elsewhere, undo, { commandId })).toMatchObject({ why: 'not-found' })
  expect(await ask(elsewhere, placesHistory, { subjectKind: 'building', subjectId: building.id })).toMatchObject({
    why: 'not-found',
  })
  expect(await run(here, undo, { commandId })).toMatchObject(done)
  expect(await run(here, undo, { commandId: renamed.commandId })).toMatchObject({ why: 'whole-community-only' })
  expect(await run(secretary, undo, { commandId: renamed.commandId })).toMatchObject(done)
  expect(await ask(secretary, placesCompound, { compoundId: compound.id })).toMatchObject({
    answer: { name: '云溪苑' },
  })
  expect(await run(secretary, undo, { commandId: newId() })).toMatchObject({ why: 'not-found' })
})

async function latestCommand(community: Id): Promise<Id> {
  const row = await inside(community, (tx) =>
    tx.selectFrom('history').select('command_id').orderBy('id', 'desc').executeTakeFirstOrThrow(),
  )
  return row.command_id
}
