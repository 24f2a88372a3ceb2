import type { Id } from '@red-steward/domain/ids'
import { gridCode } from '@red-steward/domain/places/codes'
import type { Day } from '@red-steward/domain/time'
import { type DemoEligibility, entitle } from './care.ts'
import { registerTwice } from './doubles.ts'
import { type DemoBuilding, type DemoCompound, type DemoDoor, makeEstate } from './estate.ts'
import { familyKinds } from './families.ts'
import { type Cradle, type DemoHousehold, makeHousehold } from './people.ts'
import { Chance } from './random.ts'

export interface DemoPlan {
  seed: number
  code: string
  name: string
  streetName: string
  households: number
  persons: number
  /** Persons of 60 and more on the day of loading. */
  elders: number
}

/** The community of the pilot in size (handbook §0.1); everything in it is invented. */
export const fullScale: DemoPlan = {
  seed: 2026,
  code: '522601006002',
  name: '月塘社区',
  streetName: '鸭塘街道',
  households: 11_867,
  persons: 24_926,
  elders: 5_673,
}

export interface DemoGrid {
  id: Id
  code: string
  name: string
  buildings: DemoBuilding[]
}

export interface DemoCommunity {
  id: Id
  compounds: DemoCompound[]
  grids: DemoGrid[]
  households: DemoHousehold[]
  eligibilities: DemoEligibility[]
  /** Doors behind which nobody lives, with what they are used for. */
  empty: { door: DemoDoor; use: string }[]
}

/** A whole community out of a seed and a day; the same again for the same two. */
export function makeCommunity(plan: DemoPlan, today: Day): DemoCommunity {
  const chance = new Chance(plan.seed)
  const id = chance.id()
  const compounds = makeEstate(chance)
  const buildings = compounds.flatMap((compound) => compound.buildings)
  const { lived, empty } = occupy(buildings, plan.households, chance)

  const cradle: Cradle = { chance, today, born: new Map(), phones: new Set() }
  const families = familyKinds(plan.households, plan.persons, plan.elders, chance)
  const households = lived.map(({ building, door }, at) => makeHousehold(cradle, families[at]!, building, door))
  registerTwice(households)
  const grids = drawGrids(plan, buildings, households, chance)
  return { id, compounds, grids, households, eligibilities: entitle(households, today, chance), empty }
}

/** About one door in a hundred holds two households; the rest of the doors stay empty. */
function occupy(buildings: readonly DemoBuilding[], households: number, chance: Chance) {
  const doors = chance.shuffled(buildings.flatMap((building) => building.doors.map((door) => ({ building, door }))))
  const shared = Math.max(Math.round(households / 100), households - doors.length)
  const first = doors.slice(0, households - shared)
  const lived = [...first, ...first.slice(0, shared)]
  const empty = doors.slice(households - shared).map(({ door }) => ({ door, use: useOfEmpty(door, chance) }))
  return { lived, empty }
}

function useOfEmpty(door: DemoDoor, chance: Chance): string {
  if (door.floor === 1 && chance.happens(0.4)) return 'COMMERCIAL'
  return chance.happens(0.12) ? 'UNKNOWN' : 'VACANT'
}

const HOUSEHOLDS_PER_GRID = 400

/** Basic grids of 300 to 500 households: buildings in a line, cut where the pieces come nearest to 400 each. */
function drawGrids(
  plan: DemoPlan,
  buildings: readonly DemoBuilding[],
  households: readonly DemoHousehold[],
  chance: Chance,
): DemoGrid[] {
  const homes = new Map(buildings.map((building) => [building.id, 0]))
  for (const { building } of households) homes.set(building.id, homes.get(building.id)! + 1)

  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= buildings.length; end++) {
    let [size, found] = [0, { cost: Number.POSITIVE_INFINITY, from: 0 }]
    for (let from = end - 1; from >= 0; from--) {
      size += homes.get(buildings[from]!.id)!
      const cost = best[from]!.cost + (size - HOUSEHOLDS_PER_GRID) ** 2
      if (cost < found.cost) found = { cost, from }
    }
    best.push(found)
  }

  const pieces: DemoBuilding[][] = []
  for (let end = buildings.length; end > 0; end = best[end]!.from) pieces.unshift(buildings.slice(best[end]!.from, end))
  return pieces.map((piece, at) => ({
    id: chance.id(),
    code: gridCode(plan.code, at + 1),
    name: `第${at + 1}网格`,
    buildings: piece,
  }))
}
