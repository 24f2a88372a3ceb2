import { Polygon, type Position } from '@red-steward/domain/places/place'
import { describe, expect, test } from 'vitest'
import * as o from './outline.ts'

const corner: Position = [107.98, 26.58]
/** So many metres east and north of the first corner. */
const at = (east: number, north: number): Position => [
  corner[0] + east / (111_320 * Math.cos((corner[1] * Math.PI) / 180)),
  corner[1] + north / 111_320,
]
const square = [at(0, 0), at(20, 0), at(20, 10), at(0, 10)].reduce(o.addCorner, o.nothingDrawn)

describe('drawing corner by corner', () => {
  test('three clicks and Enter make a polygon the server accepts', () => {
    const drawn = o.close([at(0, 0), at(20, 0), at(20, 10)].reduce(o.addCorner, o.nothingDrawn))

    expect(drawn.closed).toBe(true)
    expect(Polygon.safeParse(o.polygonOf(drawn)).success).toBe(true)
  })

  test('two corners are not closed and give nothing to save', () => {
    const drawn = [at(0, 0), at(20, 0)].reduce(o.addCorner, o.nothingDrawn)

    expect(o.close(drawn).closed).toBe(false)
    expect(o.polygonOf(drawn)).toBeNull()
  })

  test('the second click of a double click adds no corner', () => {
    expect(o.addCorner(square, at(0.05, 10.05)).corners).toHaveLength(4)
  })

  test('Backspace opens a closed outline first, then takes corners back; at nothing it stays at nothing', () => {
    const opened = o.stepBack(o.close(square))

    expect(opened).toEqual({ corners: square.corners, closed: false })
    expect(o.stepBack(opened).corners).toHaveLength(3)
    expect(o.stepBack(o.nothingDrawn)).toEqual(o.nothingDrawn)
  })

  test('a click after closing adds nothing', () => {
    expect(o.addCorner(o.close(square), at(5, 5)).corners).toHaveLength(4)
  })
})

describe('correcting an outline', () => {
  test('a corner is moved, one is pulled out of an edge, one is taken away', () => {
    const closed = o.close(square)

    expect(o.moveCorner(closed, 1, at(25, 0)).corners[1]).toEqual(at(25, 0))
    const pulled = o.insertCorner(closed, 0, o.edgeMiddles(closed)[0]!)
    expect(pulled.corners).toHaveLength(5)
    expect(o.removeCorner(pulled, 1).corners).toEqual(closed.corners)
  })

  test('a triangle keeps its three corners', () => {
    const triangle = o.close(o.removeCorner(square, 3))

    expect(o.removeCorner(triangle, 0)).toBe(triangle)
  })

  test('an outline read from a building and written back is the same', () => {
    const polygon = o.polygonOf(o.close(square))!

    expect(o.polygonOf(o.outlineOf(polygon))).toEqual(polygon)
    expect(o.outlineOf(null)).toEqual(o.nothingDrawn)
  })
})

describe('rectangles and turning', () => {
  test('two clicks make a rectangle of that size', () => {
    expect(o.areaOf(o.rectangle(at(0, 0), at(20, 10)))).toBeCloseTo(200, 1)
  })

  test('on a turned map its sides follow the screen and it still ends at both clicks', () => {
    const drawn = o.rectangle(at(0, 0), at(20, 10), 30)

    expect(o.metresBetween(drawn.corners[2]!, at(20, 10))).toBeLessThan(0.01)
    expect(o.areaOf(drawn)).not.toBeCloseTo(200, 0)
  })

  test('a quarter turn swaps the sides, a whole turn changes nothing', () => {
    const drawn = o.rectangle(at(0, 0), at(20, 10))
    const quarter = o.rotate(drawn, 90)

    expect(o.areaOf(quarter)).toBeCloseTo(200, 1)
    expect(o.metresBetween(quarter.corners[0]!, quarter.corners[1]!)).toBeCloseTo(20, 1)
    expect(Math.abs(quarter.corners[0]![0] - quarter.corners[1]![0])).toBeLessThan(1e-7)
    expect(o.metresBetween(o.rotate(drawn, 360).corners[2]!, drawn.corners[2]!)).toBeLessThan(0.01)
  })

  test('turning is clockwise: what lay east comes to lie south', () => {
    const { corners } = o.rotate({ corners: [at(-10, 0), at(10, 0)], closed: false }, 90)

    expect(corners[1]![1]).toBeLessThan(corner[1])
  })
})

test('a figure of eight is noticed, a plain outline is not', () => {
  const eight = [at(0, 0), at(20, 10), at(20, 0), at(0, 10)].reduce(o.addCorner, o.nothingDrawn)

  expect(o.crossesItself(eight)).toBe(true)
  expect(o.crossesItself(square)).toBe(false)
  const angle = [at(0, 0), at(20, 0), at(20, 5), at(5, 5), at(5, 10), at(0, 10)].reduce(o.addCorner, o.nothingDrawn)
  expect(o.crossesItself(angle)).toBe(false)
})
