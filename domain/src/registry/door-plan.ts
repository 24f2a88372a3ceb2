// The half-written door: `8-1-4` while typing, `翠湖8栋`, `401`. Whole doors are `places/door.ts`; this one finds ranges.
import { findByPiece, findNames, type NamedCompound, type NumberedBuilding, unitCalled } from '../places/directory.ts'
import { readingsOf } from '../places/door-readings.ts'
import { normaliseDoorText } from '../places/door-text.ts'
import { readTokens } from '../places/door-tokens.ts'

/** Door keys (`8-1-401`) or room numbers from `from` to before `below`; rooms only behind doors that look like `like`. */
export interface DoorRange {
  by: 'door' | 'room'
  from: string
  below: string
  like: string | null
}

export interface DoorPlan {
  ranges: DoorRange[]
  /** Only in these buildings, when a compound or a phase was written; null for all. */
  within: string[] | null
  /** Buildings meant as such, the exact number first. */
  buildings: string[]
}

interface Places {
  compounds: readonly NamedCompound[]
  buildings: readonly NumberedBuilding[]
}

const NOTHING: DoorPlan = { ranges: [], within: null, buildings: [] }

/** What a typed text can mean as a door of this community; nothing when it has no number or words besides. */
export function planDoors(typed: string, { compounds, buildings }: Places): DoorPlan {
  const { text, meant } = withoutCompound(normaliseDoorText(typed), compounds)
  const open = text.replace(/[-#/., ]+$/, '')
  const tokens = readTokens(open, 0)
  if (tokens.length === 0 || tokens.at(-1)!.end !== open.length) return NOTHING

  const here = buildings.filter(({ compoundId }) => meant?.includes(compoundId) ?? true)
  // While typing, `8-1-40` is on its way to 8-1-401 rather than floor 1, door 40.
  const readings = readingsOf(tokens, false)
    .filter((reading) => reading.building !== undefined && reading.strain < 3)
    .sort((a, b) => Number(a.unit === undefined) - Number(b.unit === undefined))
  const ranges: DoorRange[] = []
  const wholes = new Set<string>()
  let phased: NumberedBuilding[] | undefined
  // `2-1-3002` is building 2 wherever there is one; that 2 is a phase only where nothing else fits.
  const plain = readings.filter(
    ({ phase, building }) => phase === undefined && here.some(({ number }) => number === building),
  )
  for (const { phase, building, unit, floor, room } of plain.length > 0 ? plain : readings) {
    const numbered = here.filter((place) => phase === undefined || place.phase === phase)
    if (!numbered.some(({ number }) => number === building || (tokens.length === 1 && number.startsWith(building!))))
      continue
    if (phase !== undefined) phased = numbered
    if (unit === undefined && room === undefined && floor === undefined) {
      for (const place of startingWith(building!, numbered, open === text)) wholes.add(place.id)
      ranges.push(doors(`${building}-`))
    } else {
      const rest = room ?? (floor === undefined ? undefined : String(floor))
      for (const bears of unitsBearing(unit, building!, numbered)) ranges.push(...rangesIn(building!, bears, rest))
    }
  }
  const only = tokens.length === 1 && open === text ? tokens[0]!.parts.room : undefined
  if (only !== undefined && only.length >= 3) ranges.push(rooms(only, null))
  const limited = phased ?? (meant ? here : undefined)
  return {
    ranges: distinct(ranges).slice(0, 8),
    within: limited ? limited.map(({ id }) => id) : null,
    buildings: [...wholes],
  }
}

/** The number as typed, and those of units that are also called so: a renamed one is found by its old number. */
function unitsBearing(typed: string | undefined, building: string, places: readonly NumberedBuilding[]) {
  if (typed === undefined) return [undefined]
  const standing = places.filter(({ number }) => number === building)
  return new Set([typed, ...standing.flatMap(({ units }) => unitCalled(units, typed)?.number ?? [])])
}

function rangesIn(building: string, unit: string | undefined, room: string | undefined): DoorRange[] {
  if (room === undefined) return [doors(`${building}-${unit}`)]
  if (unit !== undefined) return [doors(`${building}-${unit}-${room}`)]
  return [doors(`${building}-${room}`), rooms(room, `${building}-%-%`)]
}

const doors = (from: string): DoorRange => ({ by: 'door', from, below: `${from}\u{10ffff}`, like: null })
const rooms = (from: string, like: string | null): DoorRange => ({ by: 'room', from, below: `${from}\u{10ffff}`, like })

function startingWith(number: string, buildings: readonly NumberedBuilding[], stillTyping: boolean) {
  return buildings
    .filter((place) => place.number === number || (stillTyping && place.number.startsWith(number)))
    .sort((a, b) => a.number.length - b.number.length || (a.number < b.number ? -1 : 1))
}

/** The text without the compound's name in front, and the compounds it named; undefined when none was written. */
function withoutCompound(
  text: string,
  compounds: readonly NamedCompound[],
): { text: string; meant: string[] | undefined } {
  const named = findNames(text, compounds).find(({ start }) => start === 0)
  if (named) return { text: text.slice(named.end).replace(/^(小区)?[ \-,·]*/, ''), meant: [...named.ids] }
  const piece = /^[\p{Script=Han}]{2,}?(?=[ \-,]*(?:[0-9A-Z]|[一二三四五六七八九十]+(?:栋|幢|号楼|期|座)))/u.exec(
    text,
  )?.[0]
  const partly = piece ? findByPiece(piece, compounds) : []
  if (!piece || partly.length === 0) return { text, meant: undefined }
  return { text: text.slice(piece.length).replace(/^[ \-,·]+/, ''), meant: partly.map(({ id }) => id) }
}

function distinct(ranges: DoorRange[]): DoorRange[] {
  const seen = new Set<string>()
  return ranges.filter(({ by, from }) => !seen.has(by + from) && seen.add(by + from))
}
