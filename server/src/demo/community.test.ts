import type { Polygon, Position } from '@red-steward/domain/places/place'
import { Polygon as PolygonSchema } from '@red-steward/domain/places/place'
import { checkIdNumber } from '@red-steward/domain/registry/id-number'
import { ageOn } from '@red-steward/domain/time'
import { expect, test } from 'vitest'
import { fullScale, makeCommunity } from './community.ts'

const today = '2026-11-22'
const demo = makeCommunity(fullScale, today)
const buildings = demo.compounds.flatMap((compound) => compound.buildings)
const persons = demo.households.flatMap((household) => household.members)

test('the demo community is as large as the pilot, to the last person', () => {
  expect(demo.compounds).toHaveLength(12)
  expect(buildings).toHaveLength(113)
  expect(demo.households).toHaveLength(11_867)
  expect(persons).toHaveLength(24_926)
  expect(persons.filter(({ birthDate }) => ageOn(birthDate, today) >= 60)).toHaveLength(5_673)
  expect(new Set(persons.map(({ id }) => id)).size).toBe(24_926)
})

test('nobody turns 60 for a year, so that the counts stay true', () => {
  expect(persons.filter(({ birthDate }) => ageOn(birthDate, '2027-11-22') >= 60)).toHaveLength(5_673)
})

test('every grid holds 300 to 500 households', () => {
  const sizes = demo.grids.map(
    (grid) => demo.households.filter(({ building }) => grid.buildings.includes(building)).length,
  )
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(300)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(11_867)
})

test('the same seed and day make the same community', () => {
  const again = makeCommunity(fullScale, today)
  expect(again.households.at(-1)).toEqual(demo.households.at(-1))
  expect(makeCommunity({ ...fullScale, seed: 7 }, today).id).not.toBe(demo.id)
})

test('id numbers are valid, unique, and of an area that does not exist', () => {
  const numbers = persons.flatMap(({ idNumber }) => idNumber ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.every((number) => number.startsWith('522699'))).toBe(true)
  for (const { idNumber, sex, birthDate } of persons) {
    if (idNumber) expect(checkIdNumber(idNumber, { today, sex, birthDate }).problems).toEqual([])
  }
})

test('buildings are closed outlines that do not overlap and lie inside their compound', () => {
  for (const { polygon } of buildings) expect(PolygonSchema.safeParse(polygon).success).toBe(true)
  for (const [at, one] of buildings.entries()) {
    for (const other of buildings.slice(at + 1)) expect(apart(one.polygon, other.polygon)).toBe(true)
  }
  for (const compound of demo.compounds) {
    for (const { polygon } of compound.buildings) {
      expect(polygon.coordinates[0]!.every((corner) => contains(compound.outline, corner))).toBe(true)
    }
  }
})

test('children under 14 live with an adult', () => {
  const alone = demo.households.filter(
    ({ members }) => members.some(({ age }) => age < 14) && !members.some(({ age }) => age >= 18),
  )
  expect(alone).toEqual([])
})

/** Separating axis over the sides of both hulls; good enough for nearly convex outlines. */
function apart(one: Polygon, other: Polygon): boolean {
  return [one, other].some(({ coordinates: [ring] }) =>
    ring!.slice(1).some(([x, y], at) => {
      const [px, py] = ring![at]!
      const project = ([a, b]: Position) => a * (py - y) + b * (x - px)
      const [ours, theirs] = [one, other].map((polygon) => polygon.coordinates[0]!.map(project))
      return Math.max(...ours!) < Math.min(...theirs!) || Math.max(...theirs!) < Math.min(...ours!)
    }),
  )
}

function contains({ coordinates: [ring] }: Polygon, [x, y]: Position): boolean {
  let inside = false
  for (const [at, [ax, ay]] of ring!.slice(1).entries()) {
    const [bx, by] = ring![at]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
