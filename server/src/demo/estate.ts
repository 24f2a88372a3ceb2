import type { Id } from '@red-steward/domain/ids'
import { doorKey, roomOn } from '@red-steward/domain/places/address'
import type { Polygon } from '@red-steward/domain/places/place'
import { type Block, type CompoundSketch, sketches } from './compounds.ts'
import { type Footprint, footprintOf, outlineOf, placeCompounds } from './layout.ts'
import type { Chance } from './random.ts'

export interface DemoDoor {
  id: Id
  unitId: Id | null
  floor: number
  room: string
  doorKey: string
}

export interface DemoBuilding {
  id: Id
  compoundId: Id
  phase: number | null
  number: string
  floors: number
  polygon: Polygon
  units: { id: Id; number: string }[]
  doors: DemoDoor[]
}

export interface DemoCompound {
  id: Id
  name: string
  aliases: string[]
  outline: Polygon
  buildings: DemoBuilding[]
}

/** The whole estate: every compound turned a little its own way, its buildings in rows that never touch. */
export function makeEstate(chance: Chance): DemoCompound[] {
  const plots = placeCompounds(
    sketches.map((sketch) => footprintsOf(sketch)),
    chance,
  )
  return sketches.map((sketch, at) => {
    const plot = plots[at]!
    const id = chance.id()
    const places = plot.buildings[Symbol.iterator]()
    const buildings = sketch.blocks.flatMap((block) =>
      Array.from({ length: block.buildings }, (_, nth) =>
        makeBuilding(id, block, numberOf(block, nth), places.next().value as Polygon, chance),
      ),
    )
    return { id, name: sketch.name, aliases: sketch.aliases, outline: outlineOf(plot), buildings }
  })
}

function footprintsOf(sketch: CompoundSketch): Footprint[] {
  return sketch.blocks.flatMap((block) => Array.from({ length: block.buildings }, () => footprintOf(block)))
}

function numberOf(block: Block, nth: number): string {
  return block.letters?.[nth] ?? String((block.from ?? 1) + nth)
}

function makeBuilding(compoundId: Id, block: Block, number: string, polygon: Polygon, chance: Chance): DemoBuilding {
  const units = Array.from({ length: block.units }, (_, at) => ({ id: chance.id(), number: String(at + 1) }))
  const doors = (units.length === 0 ? [null] : units).flatMap((unit) =>
    Array.from({ length: block.floors * block.doorsPerFloor }, (_, at): DemoDoor => {
      const floor = Math.floor(at / block.doorsPerFloor) + 1
      const room = roomOn(floor, (at % block.doorsPerFloor) + 1)
      const key = doorKey({ building: number, unit: unit?.number ?? null, room })
      return { id: chance.id(), unitId: unit?.id ?? null, floor, room, doorKey: key }
    }),
  )
  return {
    id: chance.id(),
    compoundId,
    phase: block.phase ?? null,
    number,
    floors: block.floors,
    polygon,
    units,
    doors,
  }
}
