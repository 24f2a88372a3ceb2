import { describe, expect, test } from 'vitest'
import { affectedDoors, type Door, mayOpenIncident } from './incidents.ts'
import { mayJoin, mayMerge, mayUnmerge } from './merging.ts'
import { type Repeat, ranked, shownToOutside } from './repeats.ts'

const door = (id: string, unitId: string | null, floor: number): Door => ({ id, unitId, floor, room: `${floor}0${id}` })
const doors = [door('101', 'a', 1), door('201', 'a', 2), door('401', 'a', 4), door('501', 'a', 5), door('b301', 'b', 3)]
const at = (found: { id: string; how: string }[]) => found.map(({ id, how }) => `${id} ${how}`)
const why = (decision: { allowed: true } | { allowed: false; why: string }) =>
  decision.allowed ? 'allowed' : decision.why

describe('whom an incident reaches', () => {
  test('a leak: the source and the flats below it in its unit, the nearest first', () => {
    expect(at(affectedDoors(doors, { sourceId: '401', unitId: null, scopes: ['BELOW'] }))).toEqual([
      '401 SOURCE',
      '201 BELOW',
      '101 BELOW',
    ])
  })

  test('with the lift that stopped: those above as well, each door once', () => {
    expect(at(affectedDoors(doors, { sourceId: '401', unitId: null, scopes: ['BELOW', 'LIFT'] }))).toEqual([
      '401 SOURCE',
      '201 BELOW',
      '101 BELOW',
      '501 LIFT',
    ])
  })

  test('a unit without a source, and the whole building', () => {
    expect(at(affectedDoors(doors, { sourceId: null, unitId: 'b', scopes: ['UNIT'] }))).toEqual(['b301 UNIT'])
    expect(affectedDoors(doors, { sourceId: null, unitId: null, scopes: ['BUILDING'] })).toHaveLength(5)
  })

  test('a building without units counts as one', () => {
    const plain = [door('1', null, 1), door('2', null, 2)]
    expect(at(affectedDoors(plain, { sourceId: '2', unitId: null, scopes: ['BELOW'] }))).toEqual([
      '2 SOURCE',
      '1 BELOW',
    ])
  })

  test('needs an open case with a building, and nothing confidential', () => {
    const one = { state: 'HANDLING', confidential: false, buildingId: 'b' } as const
    expect(why(mayOpenIncident(one))).toBe('allowed')
    expect(why(mayOpenIncident({ ...one, confidential: true }))).toBe('incident-confidential')
    expect(why(mayOpenIncident({ ...one, buildingId: null }))).toBe('incident-without-place')
    expect(why(mayOpenIncident({ ...one, state: 'CLOSED' }))).toBe('case-ended')
  })
})

describe('merging', () => {
  const [one, into] = [
    { id: 'one', state: 'REPORTED', confidential: false },
    { id: 'into', state: 'HANDLING', confidential: false },
  ] as const
  test.each([
    ['two open cases', one, into, 'allowed'],
    ['a case and itself', one, one, 'merge-itself'],
    ['into what has ended', one, { ...into, state: 'CLOSED' as const }, 'merge-target-ended'],
    ['what has been merged', { ...one, state: 'MERGED' as const }, into, 'case-ended'],
    ['what is confidential', { ...one, confidential: true }, into, 'merge-confidential'],
  ])('%s', (_, a, b, said) => expect(why(mayMerge(a, b))).toBe(said))

  test('only what was merged is parted; only what is open and open to all is joined', () => {
    expect(why(mayUnmerge(one))).toBe('case-not-merged')
    expect(why(mayUnmerge({ state: 'MERGED' }))).toBe('allowed')
    expect(why(mayJoin({ state: 'CLOSED', confidential: false }))).toBe('case-ended')
    expect(why(mayJoin({ state: 'HANDLING', confidential: true }))).toBe('also-me-confidential')
  })
})

describe('what comes back', () => {
  const repeat = (kind: Repeat['kind'], cases: number): Repeat => ({
    kind,
    leaf: '0207',
    where: '',
    cases,
    open: 0,
    before: null,
    caseIds: [],
  })
  test('the most frequent first, and what concerns one door before what concerns all', () => {
    const found = ranked([
      repeat('CATEGORY', 5),
      repeat('DOOR', 5),
      repeat('BUILDING', 2),
      repeat('DOOR', 2),
      repeat('CATEGORY', 4),
    ])
    expect(found.map(({ kind, cases }) => `${kind} ${cases}`)).toEqual(['DOOR 5', 'CATEGORY 5', 'DOOR 2'])
  })

  test('whoever has no reach sees no count below five', () => {
    expect([4, 5, 0].map(shownToOutside)).toEqual([null, 5, null])
  })
})
