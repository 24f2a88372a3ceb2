// The outline of a building while it is drawn: corners in order, open until the last edge is closed. No map, no mouse.
import type { Polygon, Position } from '@red-steward/domain/places/place'

export interface Outline {
  corners: readonly Position[]
  closed: boolean
}

export const nothingDrawn: Outline = { corners: [], closed: false }
const MOST_CORNERS = 499
const METRES_PER_DEGREE = 111_320
/** Seven decimals of a degree are a centimetre: a hand draws no finer. */
const FINEST = 1e7

export function outlineOf(polygon: Polygon | null): Outline {
  return polygon ? { corners: polygon.coordinates[0]!.slice(0, -1), closed: true } : nothingDrawn
}

/** The finished polygon, or null while there are fewer than three corners. */
export function polygonOf({ corners }: Outline): Polygon | null {
  if (corners.length < 3) return null
  const ring = corners.map(rounded)
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

/** A further corner; one on the spot of the last (the second click of a double click) is not taken. */
export function addCorner(outline: Outline, at: Position): Outline {
  const last = outline.corners.at(-1)
  if (outline.closed || outline.corners.length >= MOST_CORNERS) return outline
  if (last && metresBetween(last, at) < 0.2) return outline
  return { ...outline, corners: [...outline.corners, at] }
}

export function insertCorner(outline: Outline, after: number, at: Position): Outline {
  if (outline.corners.length >= MOST_CORNERS) return outline
  return { ...outline, corners: outline.corners.toSpliced(after + 1, 0, at) }
}

export function moveCorner(outline: Outline, index: number, to: Position): Outline {
  return outline.corners[index] ? { ...outline, corners: outline.corners.with(index, to) } : outline
}

/** Takes a corner away; a closed outline keeps at least three. */
export function removeCorner(outline: Outline, index: number): Outline {
  if (!outline.corners[index] || (outline.closed && outline.corners.length <= 3)) return outline
  return { ...outline, corners: outline.corners.toSpliced(index, 1) }
}

/** What Backspace does: opens a closed outline again, then takes the corners back one by one. */
export function stepBack(outline: Outline): Outline {
  return outline.closed ? { ...outline, closed: false } : { ...outline, corners: outline.corners.slice(0, -1) }
}

export function close(outline: Outline): Outline {
  return outline.corners.length >= 3 ? { ...outline, closed: true } : outline
}

/** A rectangle between two opposite corners, its sides along the screen of a map turned by `bearing` degrees. */
export function rectangle(from: Position, to: Position, bearing = 0): Outline {
  const plane = planeAt(from)
  const [x, y] = turned(plane.flat(to), bearing)
  const sides: Position[] = [
    [0, 0],
    [x, 0],
    [x, y],
    [0, y],
  ]
  return { corners: sides.map((corner) => plane.round(turned(corner, -bearing))), closed: true }
}

/** Turns the outline about its middle, clockwise on the map. */
export function rotate(outline: Outline, degrees: number): Outline {
  if (outline.corners.length === 0) return outline
  const plane = planeAt(middleOf(outline.corners))
  return { ...outline, corners: outline.corners.map((corner) => plane.round(turned(plane.flat(corner), -degrees))) }
}

/** The middles of the edges: places to pull a new corner out of. The edge after corner i has index i. */
export function edgeMiddles({ corners, closed }: Outline): Position[] {
  if (!closed) return []
  return corners.map(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length]!
    return [(x + nextX) / 2, (y + nextY) / 2]
  })
}

/** Whether two edges cross, as in a figure of eight: such an outline has no inside. */
export function crossesItself({ corners }: Outline): boolean {
  const edges = corners.map((corner, index) => [corner, corners[(index + 1) % corners.length]!] as const)
  return edges.some(([a, b], i) =>
    edges.some(([c, d], j) => {
      const areNeighbours = j === i || (j + 1) % edges.length === i || (i + 1) % edges.length === j
      return j > i && !areNeighbours && side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
    }),
  )
}

/** The ground it covers, in square metres. */
export function areaOf({ corners }: Outline): number {
  if (corners.length < 3) return 0
  const plane = planeAt(corners[0]!)
  const flat = corners.map(plane.flat)
  const twice = flat.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = flat[(index + 1) % flat.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

export function metresBetween(from: Position, to: Position): number {
  return Math.hypot(...planeAt(from).flat(to))
}

/** A flat plane in metres around a place; exact enough for a compound. */
function planeAt([lon, lat]: Position) {
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  return {
    flat: ([x, y]: Position): Position => [(x - lon) * perLon, (y - lat) * METRES_PER_DEGREE],
    round: ([x, y]: Position): Position => [lon + x / perLon, lat + y / METRES_PER_DEGREE],
  }
}

/** Anticlockwise, y upwards. */
function turned([x, y]: Position, degrees: number): Position {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  return [x * cos - y * sin, x * sin + y * cos]
}

function middleOf(corners: readonly Position[]): Position {
  const sum = corners.reduce<Position>(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0])
  return [sum[0] / corners.length, sum[1] / corners.length]
}

function side([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  return Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax))
}

function rounded([x, y]: Position): Position {
  return [Math.round(x * FINEST) / FINEST, Math.round(y * FINEST) / FINEST]
}
