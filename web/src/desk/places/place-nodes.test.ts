import { expect, test } from 'vitest'
import { keysToOpen, placeNodes } from './place-nodes.ts'

const building = (id: string, compoundId: string, number: string, more = {}) => ({
  ...{ id, compoundId, number, gridId: null, phase: null, name: null, aliases: [], floors: 6, units: [], dwellings: 0 },
  ...more,
})
const places = {
  compounds: [
    { id: 'x', name: '云溪苑', aliases: ['老云溪'], buildings: 3 },
    { id: 'y', name: '锦绣华府', aliases: [], buildings: 1 },
  ],
  buildings: [
    building('x10', 'x', '10'),
    building('x8', 'x', '8', { units: [{ id: 'x8-1', number: '1' }] }),
    building('x2', 'x', '2', { name: '门卫楼' }),
    building('y8', 'y', '8'),
  ],
}
const shown = (sought: string) =>
  placeNodes(places, sought).map(({ id, children }) => [id, ...children.map((b) => b.id)])

test('all places stand in the order of their numbers, not of their digits', () => {
  expect(shown('').find(([id]) => id === 'x')).toEqual(['x', 'x2', 'x8', 'x10'])
})

test('a piece of a compound name or alias keeps the compound whole', () => {
  expect(shown('云溪')).toEqual([['x', 'x2', 'x8', 'x10']])
  expect(shown('老云')).toEqual([['x', 'x2', 'x8', 'x10']])
})

test('a building is found as people write it, in every compound that has one', () => {
  expect(shown('八号楼').toSorted()).toEqual([
    ['x', 'x8'],
    ['y', 'y8'],
  ])
  expect(shown('锦绣华府8#')).toEqual([['y', 'y8']])
})

test('a building is found by its name', () => {
  expect(shown('门卫')).toEqual([['x', 'x2']])
})

test('what nobody knows leaves nothing; what is found is opened', () => {
  expect(shown('月亮')).toEqual([])
  expect(keysToOpen(placeNodes(places, '门卫'))).toEqual(['c:x'])
})
