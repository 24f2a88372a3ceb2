import { nothingSettled } from '@red-steward/domain/imports/doors'
import type { ProposedPlace } from '@red-steward/domain/imports/queries'
import { expect, test } from 'vitest'
import { gridInCommon, withCreated, withGrid } from './new-building-grids.ts'

const proposals = [
  { key: '4', suggestedGridId: 'east' },
  { key: '5', suggestedGridId: null },
] as ProposedPlace[]

test('a building that is confirmed takes the grid of its neighbours, and gives it back when it is not', () => {
  const both = withCreated(nothingSettled, proposals, ['4', '5'])

  expect(both).toMatchObject({ create: ['4', '5'], grids: { 4: 'east' } })
  expect(withCreated(both, proposals, ['5'])).toMatchObject({ create: ['5'], grids: {} })
})

test('what a person chose, no grid among it, stays when another building is confirmed', () => {
  const none = withGrid(withCreated(nothingSettled, proposals, ['4']), ['4'], null)

  expect(withCreated(none, proposals, ['4', '5']).grids).toEqual({})
  expect(withCreated(withGrid(none, ['4'], 'west'), proposals, ['4', '5']).grids).toEqual({ 4: 'west' })
})

test('a compound shows the grid its buildings share, or that they differ', () => {
  const both = withCreated(nothingSettled, proposals, ['4', '5'])

  expect(gridInCommon(both, ['4', '5'])).toBeUndefined()
  expect(gridInCommon(withGrid(both, ['4', '5'], 'west'), ['4', '5'])).toBe('west')
  expect(gridInCommon(withGrid(both, ['4', '5'], null), ['4', '5'])).toBeNull()
})
