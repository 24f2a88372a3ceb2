import { z } from 'zod'
import { Id } from '../ids.ts'
import { doorKey, floorOfRoom } from '../places/address.ts'
import { findByPiece, findNames, isCalled, type NameFound, type PlacesDirectory } from '../places/directory.ts'
import { type DoorAnswer, parseDoor } from '../places/door.ts'
import { normaliseDoorText } from '../places/door-text.ts'
import { readNumeral } from '../places/numerals.ts'
import { seek } from '../places/seek-door.ts'
import { doorText, type PlaceText, readColumns } from './places-read.ts'
import type { ProblemReason } from './reasons.ts'

/** What a person decided about buildings the file names and the register does not know. */
export const SettledPlaces = z.strictObject({
  /** Names of compounds as the file writes them, with the compound they mean; null: one of its own, which is new. */
  compounds: z.record(z.string().max(60), Id.nullable()).default({}),
  /** Proposed buildings to be created. */
  create: z.array(z.string().max(120)).max(2000).default([]),
  /** The grid of each of them, by the same key; one that is not here belongs to none until somebody gives it one. */
  grids: z.record(z.string().max(120), Id).default({}),
})
export type SettledPlaces = z.infer<typeof SettledPlaces>
export const nothingSettled: SettledPlaces = { compounds: {}, create: [], grids: {} }

/** A building that is not in the register; `key` names it in `SettledPlaces.create`. */
export interface ProposedBuilding {
  key: string
  compoundId: Id | null
  compoundName: string
  phase: number | null
  number: string
}

interface DoorParts {
  unit: string | null
  room: string
  floor: number
}

export type DoorFound =
  | ({ kind: 'door'; buildingId: Id; dwellingId: Id | undefined; doorKey: string } & DoorParts)
  | ({ kind: 'proposed'; proposal: ProposedBuilding; doorKey: string } & DoorParts)
  | { kind: 'problem'; reason: ProblemReason }

const problem = (reason: ProblemReason): DoorFound => ({ kind: 'problem', reason })

/**
 * The door of a row: known, new in a known building, or in a building to be proposed. Whatever could mean two places is
 * a problem, never a choice.
 */
export function findDoor(place: PlaceText, directory: PlacesDirectory, settled: SettledPlaces): DoorFound {
  const written = doorText(place)
  if (!written) return problem('door-missing')
  const compound = compoundOf(place.compound, directory, settled)
  if (compound === 'ambiguous') return problem('door-ambiguous')
  const columns = readColumns(place)
  if (compound?.id === null) return proposeFrom(columns ? { reading: columns } : parseDoor(written, nowhere), compound)
  const only = directory.compounds.length === 1 ? directory.compounds[0]!.id : undefined
  const compoundId = compound?.id ?? (place.address ? undefined : only)
  if (columns) {
    const reading = compound?.phase ? { ...columns, phase: compound.phase } : columns
    const compoundIds = compoundId ? [compoundId] : undefined
    const found = seek(
      [{ ...reading, strain: 0 }],
      { compoundIds, buildingId: undefined, unknownCompound: false },
      directory,
    )
    return fromAnswer({ ...found, rest: '' }, directory, settled, compoundId ?? only)
  }
  const text = `${compound?.phase ? `${compound.phase}期` : ''}${written}`
  const answer = parseDoor(text, directory, compoundId ? { compoundId } : {})
  return fromAnswer(answer, directory, settled, compoundId ?? only)
}

const nowhere: PlacesDirectory = { compounds: [], buildings: [], doorsOf: () => [] }

interface CompoundFound {
  id: Id | null
  name: string
  phase: number | null
}

function compoundOf(
  written: string,
  directory: PlacesDirectory,
  settled: SettledPlaces,
): CompoundFound | 'ambiguous' | undefined {
  if (!written) return undefined
  const text = normaliseDoorText(written)
  const staged = /^(.+?)([0-9一二三四五六七八九十]{1,2})期$/.exec(text)
  const [name, phase] = staged ? [staged[1]!, readNumeral(staged[2]!) ?? null] : [text, null]
  const said = settled.compounds[written] ?? settled.compounds[name]
  if (said) return { id: said, name, phase }
  if (said === null) return { id: null, name, phase }
  const whole = namedIn(text, directory.compounds)
  const ids = whole?.ids ?? findByPiece(name, directory.compounds).map((compound) => compound.id)
  if (ids.length > 1) return 'ambiguous'
  if (ids.length === 0) return { id: null, name, phase }
  // `…一期` may be the compound's own name; then the phase is not said again.
  return { id: ids[0]!, name, phase: whole && whole.end === text.length ? null : phase }
}

/**
 * The longest name in what a column of compounds says. One of two signs in the middle, or any inside a remark in brackets,
 * is a word of another name: `新港湾(二期安置房)` is not the compound people call `安置`.
 */
function namedIn(text: string, compounds: PlacesDirectory['compounds']): NameFound | undefined {
  const bare = text.replace(/\([^()]*\)/g, '').trim()
  return findNames(bare || text, compounds).find(
    ({ start, end }) => end - start > 2 || start === 0 || end === (bare || text).length,
  )
}

/** A name in a column of compounds, and what was made of it. */
export interface CompoundSeen {
  written: string
  rows: number
  /** Null: none that the register knows; its buildings are proposed in a compound of that name. */
  compoundId: Id | null
  /** It could mean several: its rows stay out until somebody says. */
  isAmbiguous: boolean
}

/** How often each name stands for a compound that does not bear just this name; those that do need nobody's look. */
export function compoundsSeen(
  written: Iterable<string>,
  directory: PlacesDirectory,
  settled: SettledPlaces,
): CompoundSeen[] {
  const seen = new Map<string, number>()
  for (const one of written) if (one && one.length <= 60) seen.set(one, (seen.get(one) ?? 0) + 1)
  return [...seen].flatMap(([one, rows]): CompoundSeen[] => {
    const found = compoundOf(one, directory, settled)
    if (found === undefined) return []
    if (found === 'ambiguous') return [{ written: one, rows, compoundId: null, isAmbiguous: true }]
    const bears = directory.compounds.find(({ id }) => id === found.id)
    const isPlain = bears !== undefined && (isCalled(bears, found.name) || isCalled(bears, normaliseDoorText(one)))
    return isPlain ? [] : [{ written: one, rows, compoundId: found.id, isAmbiguous: false }]
  })
}

function fromAnswer(
  answer: DoorAnswer,
  directory: PlacesDirectory,
  settled: SettledPlaces,
  compoundId: Id | undefined,
): DoorFound {
  const { reason, candidates, reading } = answer
  const [nearest] = candidates
  const one = candidates.length === 1
  if (reason === null && nearest?.kind === 'dwelling') return known(answer, directory)
  if (one && nearest?.buildingId && reading.room && (reason === 'room-unknown' || reason === 'unit-unknown')) {
    const building = directory.buildings.find((other) => other.id === nearest.buildingId)
    if (!reading.unit && building && building.units.length > 0) return problem('door-ambiguous')
    const parts = partsOf(reading.unit, reading.room)
    const key = doorKey({ building: building!.number, unit: parts.unit, room: parts.room })
    return { kind: 'door', buildingId: nearest.buildingId, dwellingId: undefined, doorKey: key, ...parts }
  }
  if (reason === 'building-unknown' || reason === 'phase-unknown' || reason === 'compound-unknown') {
    const said = reading.compound ? settled.compounds[reading.compound] : undefined
    if (said) {
      const again = parseDoor(doorOf(reading), directory, { compoundId: said })
      return fromAnswer(again, directory, nowhereSettled, said)
    }
    const id = reason === 'compound-unknown' ? null : (nearest?.compoundId ?? compoundId ?? null)
    const name = directory.compounds.find((other) => other.id === id)?.name ?? reading.compound ?? ''
    if (id === null && !name) return problem('compound-missing')
    if (candidates.length > 1 && new Set(candidates.map((other) => other.compoundId)).size > 1)
      return problem('compound-missing')
    return proposeFrom(answer, { id, name, phase: reading.phase ?? null })
  }
  if (reason === 'compound-missing') return problem('compound-missing')
  return problem(
    reason === null || reason === 'building-missing' || reason === 'nothing-recognised'
      ? 'door-unreadable'
      : 'door-ambiguous',
  )
}

const nowhereSettled: SettledPlaces = nothingSettled

function known({ candidates: [nearest] }: DoorAnswer, directory: PlacesDirectory): DoorFound {
  const { id, buildingId, unitId } = nearest!
  const building = directory.buildings.find((other) => other.id === buildingId)!
  const door = directory.doorsOf(building.id).find((other) => other.id === id)!
  const unit = building.units.find((other) => other.id === unitId)?.number ?? null
  const key = doorKey({ building: building.number, unit, room: door.room })
  return {
    kind: 'door',
    buildingId: building.id,
    dwellingId: id,
    doorKey: key,
    unit,
    room: door.room,
    floor: door.floor,
  }
}

function proposeFrom({ reading }: Pick<DoorAnswer, 'reading'>, compound: CompoundFound): DoorFound {
  if (!reading.building || !reading.room) return problem('door-unreadable')
  const phase = reading.phase ?? compound.phase
  const parts = partsOf(reading.unit, reading.room)
  return {
    kind: 'proposed',
    proposal: {
      key: [compound.id ?? compound.name, phase ?? '', reading.building].join('|'),
      compoundId: compound.id,
      compoundName: compound.name,
      phase,
      number: reading.building,
    },
    doorKey: doorKey({ building: reading.building, unit: parts.unit, room: parts.room }),
    ...parts,
  }
}

function partsOf(unit: string | undefined, room: string): DoorParts {
  return { unit: unit ?? null, room, floor: floorOfRoom(room) }
}

function doorOf({ phase, building, unit, room }: DoorAnswer['reading']): string {
  return `${phase ? `${phase}期` : ''}${building ?? ''}栋${unit ? `${unit}单元` : ''}${room ?? ''}`
}
