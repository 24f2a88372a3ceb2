import { floorOfRoom, roomOn } from './address.ts'
import type { DoorToken, Part } from './door-tokens.ts'

/** One way to understand the numbers of a written door; parts that were not written are undefined. */
export interface DoorReading {
  phase?: number
  building?: string
  unit?: string
  floor?: number
  room?: string
  /** How far-fetched: 0 is how nearly everybody means it. From 3 on a person should confirm. */
  strain: number
}

const order: readonly Part[] = ['phase', 'building', 'unit', 'floor', 'room']

/** All ways to read the tokens, the most natural first. Inside a known building a leading part may be missing. */
export function readingsOf(tokens: readonly DoorToken[], insideBuilding: boolean): DoorReading[] {
  return assign(tokens, 0)
    .flatMap((parts) => finish(parts, insideBuilding))
    .sort((a, b) => a.strain - b.strain)
}

interface Assigned {
  values: Partial<Record<Part, string>>
  strain: number
  /** Storeys taken from a number without suffix: only as `4-1`, floor and door. */
  bareFloor: boolean
}

function assign(tokens: readonly DoorToken[], from: number): Assigned[] {
  const [token, ...rest] = tokens
  if (!token) return [{ values: {}, strain: 0, bareFloor: false }]
  return order.slice(from).flatMap((part, skipped) => {
    const value = token.parts[part]
    if (value === undefined) return []
    return assign(rest, from + skipped + 1).map((later) => ({
      values: { ...later.values, [part]: value },
      strain: later.strain + strainOf(part, token),
      bareFloor: later.bareFloor || (part === 'floor' && token.bare),
    }))
  })
}

function strainOf(part: Part, token: DoorToken): number {
  if (token.bare) return part === 'phase' ? 2 : part === 'floor' ? 1 : 0
  return token.vague && part === 'building' ? 0.5 : 0
}

function finish({ values, strain, bareFloor }: Assigned, insideBuilding: boolean): DoorReading[] {
  const { phase, building, unit, floor, room } = values
  if (bareFloor && room === undefined) return []
  const missing = building === undefined ? (insideBuilding ? 0 : 3) : insideBuilding ? 0.5 : 0
  const reading: DoorReading = { strain: strain + missing }
  if (phase !== undefined) reading.phase = Number(phase)
  if (building !== undefined) reading.building = building
  if (unit !== undefined) reading.unit = unit
  if (floor !== undefined) reading.floor = Number(floor)
  return room === undefined ? [reading] : withRoom(reading, room, bareFloor)
}

function withRoom(reading: DoorReading, room: string, bareFloor: boolean): DoorReading[] {
  const short = /^[0-9]{1,2}$/.test(room)
  const { floor } = reading
  if (floor !== undefined) {
    if (short) return [{ ...reading, room: roomOn(floor, Number(room)) }]
    return !bareFloor && floorOfRoom(room) === floor ? [{ ...reading, room }] : []
  }
  const whole = { ...reading, room, strain: reading.strain + (short ? 1.5 : 0) }
  return reading.unit === undefined ? [whole, ...splitUnit(reading, room)] : [whole]
}

// 8栋1401 and 8栋A401 may run unit and room together.
function splitUnit(reading: DoorReading, room: string): DoorReading[] {
  const parts = /^([1-9A-Z])([1-9][0-9]{2}|[1-9][0-9]{3})$/.exec(room)
  if (!parts) return []
  const strain = reading.strain + (/[A-Z]/.test(parts[1]!) ? 1 : 3)
  return [{ ...reading, unit: parts[1]!, room: parts[2]!, strain }]
}
