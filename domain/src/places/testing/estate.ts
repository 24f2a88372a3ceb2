import { floorOfRoom } from '../address.ts'
import type { Door, NamedCompound, NumberedBuilding, PlacesDirectory } from '../directory.ts'

interface BuildingPlan {
  compound: string
  number: string
  phase?: number
  name?: string
  aliases?: string[]
  units?: string[]
  rooms: string[]
}

/** A small estate for tests: ids are what a person would call the thing (`云溪苑`, `云溪苑8`, `云溪苑8-1-401`). */
export function estate(
  compounds: readonly Omit<NamedCompound, 'id'>[],
  plans: readonly BuildingPlan[],
): PlacesDirectory {
  const doors = new Map<string, Door[]>()
  const buildings = plans.map((plan): NumberedBuilding => {
    const id = `${plan.compound}${plan.phase ? `${plan.phase}期` : ''}${plan.number}`
    const units = (plan.units ?? []).map((number) => ({ id: `${id}-${number}`, number }))
    const homes = units.length === 0 ? [{ id, unitId: null }] : units.map((unit) => ({ id: unit.id, unitId: unit.id }))
    doors.set(
      id,
      homes.flatMap((home) =>
        plan.rooms.map((room) => ({ id: `${home.id}-${room}`, unitId: home.unitId, floor: floorOfRoom(room), room })),
      ),
    )
    const { phase = null, number, name = null, aliases = [] } = plan
    return { id, compoundId: plan.compound, phase, number, name, aliases, units }
  })
  return {
    compounds: compounds.map((compound) => ({ ...compound, id: compound.name })),
    buildings,
    doorsOf: (buildingId) => doors.get(buildingId) ?? [],
  }
}

/** Rooms 101, 102, 201, … of so many floors and doors. */
export function rooms(floors: number, doors: number): string[] {
  return Array.from({ length: floors * doors }, (_, at) =>
    String((Math.floor(at / doors) + 1) * 100 + (at % doors) + 1),
  )
}
