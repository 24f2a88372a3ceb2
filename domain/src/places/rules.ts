import { allow, type Decision, refuse } from '../decision.ts'
import { type Actor, reaches } from '../identity/actor.ts'
import { isGridOf } from './codes.ts'

/** Compounds and grids are everybody's: a post limited to some grids may not redraw them. */
export function mayShapeCommunity(actor: Actor): Decision {
  return actor.grids === 'all' ? allow : refuse('whole-community-only')
}

export function mayCreateGrid(community: { code: string }, code: string): Decision {
  return isGridOf(community.code, code) ? allow : refuse('grid-code-of-another-community')
}

/** A new building must land where its maker can see it; one without a grid is seen by whole-community posts only. */
export function mayPutInGrid(actor: Actor, gridId: string | null): Decision {
  return reaches(actor, gridId) ? allow : refuse('grid-out-of-reach')
}

export function mayRetireGrid(grid: { buildings: number }): Decision {
  return grid.buildings === 0 ? allow : refuse('grid-has-buildings')
}

export function mayRetireCompound(compound: { buildings: number }): Decision {
  return compound.buildings === 0 ? allow : refuse('compound-has-buildings')
}

/** People are moved out first; a place does not vanish under them. */
export function mayRetireBuilding(building: { livedIn: boolean }): Decision {
  return building.livedIn ? refuse('building-lived-in') : allow
}

export function mayRetireDwelling(dwelling: { livedIn: boolean }): Decision {
  return dwelling.livedIn ? refuse('dwelling-lived-in') : allow
}

export interface DoorPlace {
  unitId: string | null
  floor: number
}

/** A door belongs to a unit of its own building and to a storey that building has. */
export function mayPlaceDoor(building: { floors: number; unitIds: readonly string[] }, door: DoorPlace): Decision {
  if (door.unitId !== null && !building.unitIds.includes(door.unitId)) return refuse('unit-of-another-building')
  if (door.floor > building.floors) return refuse('floor-above-building')
  return allow
}

/** A building may not become lower than its highest door. */
export function mayLowerBuilding(highestDoor: number, floors: number): Decision {
  return highestDoor > floors ? refuse('door-above-floors') : allow
}
