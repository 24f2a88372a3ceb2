import { expect, test } from 'vitest'
import { suggestGrid } from './suggest-grid.ts'

const compound = { compoundId: 'c', compoundName: '月塘家园', key: '' }
const two = [{ id: 'east' }, { id: 'west' }]
const building = (number: string, gridId: string | null, phase: number | null = null) => {
  return { compoundId: 'c', phase, number, gridId }
}
const known = [building('1', 'east'), building('2', 'east'), building('7', 'west'), building('4', null)]

test.each([
  ['the next by number', '3', 'east'],
  ['the nearer of two', '6', 'west'],
  ['a letter behind the number does not matter', '7A', 'west'],
  ['a number without figures among neighbours that differ', '甲', null],
])('%s: building %s is suggested %s', (_why, number, grid) => {
  expect(suggestGrid({ ...compound, phase: null, number }, known, two)).toBe(grid)
})

test('two neighbours equally near in different grids suggest nothing', () => {
  const apart = [building('3', 'east'), building('5', 'west')]

  expect(suggestGrid({ ...compound, phase: null, number: '4' }, apart, two)).toBeNull()
})

test('the phase of the building counts before the rest of its compound', () => {
  const phases = [building('3', 'east', 1), building('9', 'west', 2)]

  expect(suggestGrid({ ...compound, phase: 2, number: '3' }, phases, two)).toBe('west')
  expect(suggestGrid({ ...compound, phase: 3, number: '4' }, phases, two)).toBe('east')
})

test('a new compound has no neighbours, unless the community has a single grid', () => {
  const fresh = { ...compound, compoundId: null, phase: null, number: '1' }

  expect(suggestGrid(fresh, known, two)).toBeNull()
  expect(suggestGrid(fresh, known, [{ id: 'only' }])).toBe('only')
})
