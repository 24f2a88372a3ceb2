import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { ProposedPlace } from '@red-steward/domain/imports/queries'
import { expect, test } from 'vitest'
import { retireGrid } from '../places/edit-grids.ts'
import { communityFile } from '../testing/dirty/community-file.ts'
import { askImport, commit, communityWithHomes, dryRun, tryImport, upload } from '../testing/imports-world.ts'
import { inside, run } from '../testing/world.ts'

test('new buildings go into the grids chosen for them, as their neighbours suggest, and a grid given up since is none', async () => {
  const secretary = await communityWithHomes()
  const grids = await gridsOf(secretary, { east: ['1', '2', '3'], west: [] })
  const { bytes } = await communityFile({ persons: 40, buildings: 6, seed: 3 })
  const importId = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, importId)
  const { proposals } = await askImport<{ proposals: ProposedPlace[] }>(secretary, 'places', { importId })
  expect(proposals.map((one) => [one.number, one.suggestedGridId])).toEqual([
    ['4', grids.east],
    ['5', grids.east],
    ['6', grids.east],
  ])
  const [four, five, six] = proposals.map(({ key }) => key) as [string, string, string]
  const chosen = { [four]: grids.east!, [five]: grids.west! }

  await dryRun(secretary, importId, { create: [four, five, six], grids: chosen })
  expect(await run(secretary, retireGrid, { gridId: grids.west })).toMatchObject({ outcome: 'done' })
  await commit(secretary, importId)

  const buildings = await inside(secretary.communityId, (tx) =>
    tx.selectFrom('buildings').select(['number', 'grid_id']).where('number', '>', '3').orderBy('number').execute(),
  )
  expect(buildings.map((one) => [one.number, one.grid_id])).toEqual([
    ['4', grids.east],
    ['5', null],
    ['6', null],
  ])
})

test('a grid that does not exist cannot be chosen for a new building', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await communityFile({ persons: 40, buildings: 4, seed: 3 })
  const importId = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, importId)
  const { mappings } = await askImport<{ mappings: object }>(secretary, 'get', { importId })

  const places = { compounds: {}, create: [], grids: { any: newId() } }
  expect(await tryImport(secretary, 'map', { importId, mappings, places })).toMatchObject({ why: 'not-found' })
})

/** Grids by name, each with the buildings it takes by number. */
async function gridsOf(actor: Actor, wanted: Record<string, string[]>): Promise<Record<string, Id>> {
  const community_id = actor.communityId
  return inside(community_id, async (tx) => {
    const ids: Record<string, Id> = {}
    for (const [name, numbers] of Object.entries(wanted)) {
      const grid = {
        community_id,
        id: newId(),
        code: `52260100600200${Object.keys(ids).length + 1}`,
        name,
        kind: 'BASE',
      }
      await tx.insertInto('grids').values(grid).execute()
      ids[name] = grid.id
      if (numbers.length > 0)
        await tx.updateTable('buildings').set({ grid_id: grid.id }).where('number', 'in', numbers).execute()
    }
    return ids
  })
}
