import type { Polygon, Position } from '@red-steward/domain/places/place'
import type { Block } from './compounds.ts'
import type { Chance } from './random.ts'

/** Metres east and north. */
type Point = readonly [number, number]

export interface Footprint {
  width: number
  depth: number
  tower: boolean
}

export interface Plot {
  buildings: Polygon[]
  corners: Point[]
}

const ORIGIN: Position = [107.97, 26.55]
const METRES_PER_DEGREE = { lon: 111_320 * Math.cos((26.55 * Math.PI) / 180), lat: 110_800 }

/** A slab is as long as its units; a tower is compact. */
export function footprintOf({ shape, units, doorsPerFloor }: Block): Footprint {
  if (shape === 'slab') return { width: 15 * units, depth: 12, tower: false }
  return { width: Math.max(units, 1) * (10 + 5 * doorsPerFloor), depth: 20, tower: true }
}

const MARGIN = 14
const STREET = 22
const COMPOUNDS_PER_ROW = 4

/** Sets the compounds side by side in rows of four, with streets between, and the buildings in rows inside. */
export function placeCompounds(compounds: readonly Footprint[][], chance: Chance): Plot[] {
  const plots: Plot[] = []
  let north = 0
  for (let first = 0; first < compounds.length; first += COMPOUNDS_PER_ROW) {
    const row = compounds.slice(first, first + COMPOUNDS_PER_ROW).map((footprints) => {
      const { size, boxes } = rowsOf(footprints, chance)
      const degrees = chance.whole(-12, 12)
      return { size, boxes, degrees, needs: boundsOf(size, degrees) }
    })
    const deepest = Math.max(...row.map(({ needs }) => needs[1]))
    let east = 0
    for (const { size, boxes, degrees, needs } of row) {
      plots.push(turned(boxes, size, [east + needs[0] / 2, north + deepest / 2], degrees))
      east += needs[0] + STREET
    }
    north += deepest + STREET
  }
  return plots
}

/** East and north extent of a plot turned by so many degrees. */
function boundsOf([width, depth]: [number, number], degrees: number): [number, number] {
  const [sin, cos] = [Math.abs(Math.sin((degrees * Math.PI) / 180)), Math.cos((degrees * Math.PI) / 180)]
  return [width * cos + depth * sin, width * sin + depth * cos]
}

interface Box extends Footprint {
  at: Point
}

/** Buildings in rows facing south, about as wide as deep; the distance grows with the height, for the winter sun. */
function rowsOf(footprints: readonly Footprint[], chance: Chance): { size: [number, number]; boxes: Box[] } {
  const perRow = Math.max(2, Math.round(Math.sqrt(footprints.length * (footprints[0]!.tower ? 1.3 : 0.6))))
  const boxes: Box[] = []
  let [widest, north] = [0, MARGIN]
  for (let first = 0; first < footprints.length; first += perRow) {
    const row = footprints.slice(first, first + perRow)
    let east = MARGIN + chance.whole(0, 6)
    for (const footprint of row) {
      boxes.push({ ...footprint, at: [east, north + chance.whole(0, 4)] })
      east += footprint.width + (footprint.tower ? 24 : 12)
    }
    widest = Math.max(widest, east)
    north += Math.max(...row.map(({ depth }) => depth)) + (row[0]!.tower ? 34 : 18)
  }
  return { size: [widest + MARGIN, north + MARGIN], boxes }
}

function turned(boxes: readonly Box[], [width, depth]: [number, number], middle: Point, degrees: number): Plot {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const turn = ([x, y]: Point): Point => {
    const [dx, dy] = [x - width / 2, y - depth / 2]
    return [middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos]
  }
  const corners = rectangle(0, 0, width, depth).map(turn)
  return { corners, buildings: boxes.map((box) => polygonOf(walls(box).map(turn))) }
}

export function outlineOf({ corners }: Plot): Polygon {
  return polygonOf(corners)
}

/** A slab is a rectangle; a tower has a recess on the north side, where the lifts are. */
function walls({ at: [x, y], width, depth, tower }: Box): Point[] {
  if (!tower) return rectangle(x, y, width, depth)
  const [left, right, recess] = [x + width * 0.4, x + width * 0.6, y + depth - 4]
  const [south, north] = [
    rectangle(x, y, width, depth).slice(0, 2),
    [
      [x + width, y + depth],
      [right, y + depth],
      [right, recess],
      [left, recess],
      [left, y + depth],
      [x, y + depth],
    ] as Point[],
  ]
  return [...south, ...north]
}

function rectangle(x: number, y: number, width: number, depth: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ]
}

function polygonOf(points: readonly Point[]): Polygon {
  const ring = [...points, points[0]!].map(
    ([x, y]): Position => [
      degree(ORIGIN[0] + x / METRES_PER_DEGREE.lon),
      degree(ORIGIN[1] + y / METRES_PER_DEGREE.lat),
    ],
  )
  return { type: 'Polygon', coordinates: [ring] }
}

const degree = (value: number) => Math.round(value * 1e7) / 1e7
