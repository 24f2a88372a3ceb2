import { expect, test } from 'vitest'
import type { Actor } from '../identity/actor.ts'
import { readBuildingNumber, readFeature } from './building-import.ts'
import { nextGridCode, readCommunityCode } from './codes.ts'
import { divisionPath } from './divisions.ts'
import * as rules from './rules.ts'

const id = '0192f0c0-0000-7000-8000-000000000001'
const secretary: Actor = { id, name: '', role: 'secretary', communityId: id, grids: 'all' }
const lead: Actor = { ...secretary, role: 'grid-lead', grids: ['g1'] }
const allowed = { allowed: true }
const refused = (why: string) => ({ allowed: false, why })

test.each([
  ['the secretary shapes the community', rules.mayShapeCommunity(secretary), allowed],
  ['a grid lead does not', rules.mayShapeCommunity(lead), refused('whole-community-only')],
  ['a grid lead builds in her own grid', rules.mayPutInGrid(lead, 'g1'), allowed],
  ['… not in another', rules.mayPutInGrid(lead, 'g2'), refused('grid-out-of-reach')],
  ['… and not in none, where she could not see it', rules.mayPutInGrid(lead, null), refused('grid-out-of-reach')],
  ['a grid code carries the community', rules.mayCreateGrid({ code: '522601006002' }, '522601006002001'), allowed],
  [
    'the code of a neighbour is refused',
    rules.mayCreateGrid({ code: '522601006002' }, '522601006001001'),
    refused('grid-code-of-another-community'),
  ],
  ['a grid with buildings stays', rules.mayRetireGrid({ buildings: 1 }), refused('grid-has-buildings')],
  ['an empty building may go', rules.mayRetireBuilding({ livedIn: false }), allowed],
  ['one with people may not', rules.mayRetireBuilding({ livedIn: true }), refused('building-lived-in')],
  [
    'a door above the roof is refused',
    rules.mayPlaceDoor({ floors: 6, unitIds: [] }, { unitId: null, floor: 7 }),
    refused('floor-above-building'),
  ],
  [
    'a door in a unit of another building is refused',
    rules.mayPlaceDoor({ floors: 6, unitIds: ['u1'] }, { unitId: 'u2', floor: 1 }),
    refused('unit-of-another-building'),
  ],
  ['a building keeps its highest door', rules.mayLowerBuilding(7, 6), refused('door-above-floors')],
])('%s', (_, decision, expected) => expect(decision).toEqual(expected))

test('a community code tells street and kind', () => {
  expect(readCommunityCode('522601006002')).toMatchObject({
    county: '522601',
    street: '522601006',
    streetKind: 'street',
    communityKind: 'residents',
  })
  expect(readCommunityCode('522601100200')).toMatchObject({ streetKind: 'town', communityKind: 'villagers' })
  expect(readCommunityCode('52260')).toBeUndefined()
  expect(nextGridCode('522601006002', ['522601006002001', '522601006002003'])).toBe('522601006002002')
})

test.each([
  ['8', '8'],
  ['8#', '8'],
  ['八号楼', '8'],
  ['第十三栋', '13'],
  ['a栋', 'A'],
  ['３Ａ', '3A'],
  ['8附1栋', '8附1'],
  ['B1', 'B1'],
  ['综合楼', undefined],
  ['8-1', undefined],
])('a building written %s is number %s', (written, number) => expect(readBuildingNumber(written)).toBe(number))

test('a feature of a mapping program is read in Chinese or English, heights cut off', () => {
  const ring = [
    [107.97, 26.55, 640],
    [107.98, 26.55, 640],
    [107.98, 26.56, 640],
    [107.97, 26.55, 640],
  ]
  const geometry = { type: 'MultiPolygon', coordinates: [[ring]] }
  expect(readFeature({ 小区: '云溪苑', 楼栋号: '8号楼', 期: '二期', 'building:levels': '18' }, geometry)).toMatchObject(
    {
      compound: '云溪苑',
      number: '8',
      phase: 2,
      floors: 18,
      grid: null,
      polygon: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
    },
  )
  expect(readFeature({ compound: '云溪苑', number: 8 }, { type: 'Point', coordinates: [1, 2] }).polygon).toBeUndefined()
})

test('the administrative tree runs from province to community', () => {
  const path = divisionPath({ code: '522601006002', name: '月塘社区', streetName: '' })
  expect(path.map(({ name }) => name)).toEqual(['贵州省', '黔东南苗族侗族自治州', '凯里市', '鸭塘街道', '月塘社区'])
  expect(path.map(({ code }) => code.length)).toEqual([2, 4, 6, 9, 12])
})
