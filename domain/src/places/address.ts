import { writeNumeral } from './numerals.ts'

/** Where a door is, in canonical parts; a part is null where the place has none (no phases, no units). */
export interface Address {
  compound: string
  phase: number | null
  building: string
  unit: string | null
  room: string
}

/** The key a door is looked up by within its compound: `8-1-401`, or `8-401` in a building without units. */
export function doorKey({ building, unit, room }: Pick<Address, 'building' | 'unit' | 'room'>): string {
  return [building, unit, room].filter((part) => part !== null).join('-')
}

/** How a place is shown and printed: `…一期8号楼1单元401`. Parts left out shorten it to the unit, building or compound. */
export function formatAddress(place: Partial<Address>): string {
  const building = place.building === undefined ? '' : formatBuilding(place.phase ?? null, place.building)
  const unit = place.unit ? `${place.unit}单元` : ''
  return `${place.compound ?? ''}${building}${unit}${place.room === undefined ? '' : formatRoom(place.room)}`
}

/** A building within its compound: `一期8号楼`, `A栋`. */
export function formatBuilding(phase: number | null, number: string): string {
  return `${phase === null ? '' : `${writeNumeral(phase)}期`}${number}${/^[A-Z]$/.test(number) ? '栋' : '号楼'}`
}

// A bare `5` after a unit could be a floor, so short room numbers are written as `5号`.
function formatRoom(room: string): string {
  return /^[A-Z]?[0-9]{1,2}[A-Z]?(附|$)/.test(room) ? `${room}号` : room
}

/** The storey a room number tells: 401 is 4, 1203 is 12, B101 is -1; shops and short numbers stand on the ground floor. */
export function floorOfRoom(room: string): number {
  const parts = /^([A-Z]?)([0-9]{1,3})[0-9]{2}[A-Z]?(附|$)/.exec(room)
  if (!parts) return 1
  return parts[1] === 'B' ? -Number(parts[2]) : Number(parts[2])
}

/** The room number of the nth door on a floor: floor 4, door 1 is 401; floor -1, door 2 is B102. */
export function roomOn(floor: number, door: number): string {
  return `${floor < 0 ? 'B' : ''}${Math.abs(floor)}${String(door).padStart(2, '0')}`
}
