// Doors in bulk: floors × doors per floor, as the numbers stand on most staircases. What is there already is left alone.
import { floorOfRoom, roomOn } from '@red-steward/domain/places/address'
import { Room } from '@red-steward/domain/places/place'

/** What `places.add-dwellings` takes at once. */
export const MOST_DOORS = 2000

export interface DoorPattern {
  /** In the order the doors are counted; null for a building (or part of one) without units. */
  unitIds: readonly (string | null)[]
  fromFloor: number
  toFloor: number
  doorsPerFloor: number
  /** The first door of each floor: 1 gives 101, 5 gives 105. */
  firstDoor: number
  /** `restart`: every unit begins again (1-101, 2-101); `continue`: the second goes on (1-101, 1-102, 2-103). */
  numbering: 'restart' | 'continue'
  /** Floors the numbers leap over, such as 4 and 14; a machine floor. */
  withoutFloors: readonly number[]
}

export interface PlannedDoor {
  unitId: string | null
  floor: number
  room: string
  /** A door of that number is there already and stays as it is. */
  exists: boolean
}

interface KnownDoor {
  unitId: string | null
  room: string
}

/** The doors of a pattern, highest floor first. Numbers that no door can bear (five digits) are not planned. */
export function planDoors(pattern: DoorPattern, known: readonly KnownDoor[]): PlannedDoor[] {
  const there = new Set(known.map(keyOf))
  return floorsOf(pattern)
    .toReversed()
    .flatMap((floor) =>
      pattern.unitIds.flatMap((unitId, unitIndex) =>
        Array.from({ length: pattern.doorsPerFloor }, (_, index) => {
          const before = pattern.numbering === 'continue' ? unitIndex * pattern.doorsPerFloor : 0
          const room = roomOn(floor, pattern.firstDoor + before + index)
          return { unitId, floor, room, exists: there.has(keyOf({ unitId, room })) }
        }),
      ),
    )
    .filter(({ room }) => Room.safeParse(room).success)
}

/** The storeys from one to the other; there is no floor 0. */
export function floorsOf({ fromFloor, toFloor, withoutFloors }: DoorPattern): number[] {
  const floors: number[] = []
  for (let floor = Math.min(fromFloor, toFloor); floor <= Math.max(fromFloor, toFloor); floor += 1) {
    if (floor !== 0 && !withoutFloors.includes(floor)) floors.push(floor)
  }
  return floors
}

/** `4, 14` or `4、14` or `4 14` as people write it; what is no floor is not taken. */
export function readFloors(written: string): number[] {
  const floors = written
    .split(/[^-0-9]+/)
    .map(Number)
    .filter((floor) => Number.isInteger(floor) && floor !== 0)
  return [...new Set(floors)]
}

/** The doors of single numbers (`101、102 B101`), each on the storey its number tells. */
export function readRooms(written: string, unitId: string | null, known: readonly KnownDoor[]) {
  const there = new Set(known.map(keyOf))
  const texts = written
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,、;;。]+/)
    .filter(Boolean)
  const rooms = [...new Set(texts)]
  const isRoom = (room: string) => Room.safeParse(room).success
  return {
    doors: rooms
      .filter(isRoom)
      .map(
        (room): PlannedDoor => ({ unitId, floor: floorOfRoom(room), room, exists: there.has(keyOf({ unitId, room })) }),
      ),
    unread: rooms.filter((room) => !isRoom(room)),
  }
}

function keyOf({ unitId, room }: KnownDoor): string {
  return `${unitId ?? ''}/${room}`
}
