import { formatAddress, formatBuilding } from './address.ts'
import { type NumberedBuilding, type PlacesDirectory, unitCalled } from './directory.ts'
import type { DoorReading } from './door-readings.ts'
import type { DoorCandidate, DoorReason } from './queries.ts'

/** What limits the search beside the numbers: the compounds that were named, and the building one stands in. */
export interface Sought {
  compoundIds: readonly string[] | undefined
  buildingId: string | undefined
  /** A compound was written that nobody knows: whatever is found needs a person's eye. */
  unknownCompound: boolean
}

export interface Found {
  candidates: DoorCandidate[]
  reason: DoorReason | null
  reading: Omit<DoorReading, 'strain'>
  /** Below 1 when the place is known; the lower the better. */
  rank: number
}

const MOST = 50

/** Looks the readings up, the most natural first; the first that names known places wins, else the nearest miss. */
export function seek(readings: readonly DoorReading[], sought: Sought, directory: PlacesDirectory): Found {
  const tried = readings.map((reading) => lookUp(reading, sought, directory))
  const best = tried.reduce((a, b) => (b.rank < a.rank ? b : a))
  return { ...best, candidates: best.candidates.slice(0, MOST) }
}

function lookUp(full: DoorReading, sought: Sought, directory: PlacesDirectory): Found {
  const { strain, ...reading } = full
  const miss = (reason: DoorReason, candidates: DoorCandidate[], rank: number): Found => ({
    candidates,
    reason: sought.unknownCompound ? 'compound-unknown' : reason,
    reading,
    rank: rank + strain * 10,
  })

  const numbered = buildingsNumbered(reading, sought, directory)
  if (!numbered) return miss('building-missing', compounds(sought, directory), 60)
  if (numbered.length === 0) return miss('building-unknown', compounds(sought, directory), 50)
  const phased = numbered.filter((building) => reading.phase === undefined || building.phase === reading.phase)
  if (phased.length === 0) return miss('phase-unknown', numbered.map(candidateOf(directory).building), 40)

  const standing = phased.filter((building) => reading.unit === undefined || unitOf(building, reading))
  if (standing.length === 0) return miss('unit-unknown', phased.map(candidateOf(directory).building), 30)
  const nearest = standing.map((building) => candidateOf(directory).nearest(building, unitOf(building, reading)))
  if (reading.room === undefined && reading.floor === undefined) return known(full, nearest, sought)

  const doors = standing.flatMap((building) => doorsMeant(building, reading, directory))
  if (doors.length === 0) return miss('room-unknown', nearest, 20)
  if (reading.room === undefined)
    return { ...known(full, doors, sought), reason: 'floor-only', rank: 0.9 + strain / 100 }
  return known(full, doors, sought)
}

function known(full: DoorReading, candidates: DoorCandidate[], sought: Sought): Found {
  const { strain, ...reading } = full
  const reason = sought.unknownCompound ? 'compound-unknown' : ambiguity(candidates, sought, strain)
  return { candidates, reason, reading, rank: strain / 10 + (candidates.length > 1 ? 0.01 : 0) }
}

function ambiguity(candidates: readonly DoorCandidate[], sought: Sought, strain: number): DoorReason | null {
  const distinct = (of: (candidate: DoorCandidate) => string | null) => new Set(candidates.map(of)).size > 1
  if (distinct(({ compoundId }) => compoundId)) return sought.compoundIds ? 'compound-ambiguous' : 'compound-missing'
  if (distinct(({ buildingId }) => buildingId)) return 'building-ambiguous'
  if (distinct(({ unitId }) => unitId)) return 'unit-missing'
  return candidates.length > 1 || strain >= 3 ? 'room-ambiguous' : null
}

/** Undefined when no building was written and none is known from where the writer stands. */
function buildingsNumbered(reading: Omit<DoorReading, 'strain'>, sought: Sought, directory: PlacesDirectory) {
  if (reading.building === undefined) {
    if (!sought.buildingId) return undefined
    return directory.buildings.filter(({ id }) => id === sought.buildingId)
  }
  return directory.buildings.filter(
    ({ number, compoundId }) => number === reading.building && (sought.compoundIds?.includes(compoundId) ?? true),
  )
}

function unitOf(building: NumberedBuilding, reading: { unit?: string }) {
  return reading.unit === undefined ? undefined : unitCalled(building.units, reading.unit)
}

function doorsMeant(building: NumberedBuilding, reading: Omit<DoorReading, 'strain'>, directory: PlacesDirectory) {
  const unit = unitOf(building, reading)
  return directory
    .doorsOf(building.id)
    .filter((door) => unit === undefined || door.unitId === unit.id)
    .filter((door) => (reading.room === undefined ? door.floor === reading.floor : door.room === reading.room))
    .map((door) => candidateOf(directory).dwelling(building, door))
}

function compounds({ compoundIds }: Sought, directory: PlacesDirectory): DoorCandidate[] {
  return directory.compounds.filter(({ id }) => compoundIds?.includes(id)).map(candidateOf(directory).compound)
}

/** Describes places with their address, as people know them. */
export function candidateOf(directory: PlacesDirectory) {
  const none = { buildingId: null, unitId: null, floor: null }
  const nameOf = (compoundId: string) => directory.compounds.find(({ id }) => id === compoundId)?.name ?? ''
  const parts = ({ compoundId, phase, number }: NumberedBuilding) => ({
    compound: nameOf(compoundId),
    phase,
    building: number,
  })

  const compound = ({ id, name }: { id: string; name: string }): DoorCandidate => {
    return { ...none, kind: 'compound', id, address: name, compoundId: id }
  }
  const building = (place: NumberedBuilding): DoorCandidate => {
    const { id, compoundId, phase, number } = place
    return {
      ...none,
      kind: 'building',
      id,
      address: nameOf(compoundId) + formatBuilding(phase, number),
      compoundId,
      buildingId: id,
    }
  }
  const nearest = (place: NumberedBuilding, unit: { id: string; number: string } | undefined): DoorCandidate => {
    if (!unit) return building(place)
    const address = formatAddress({ ...parts(place), unit: unit.number })
    return { ...building(place), kind: 'unit', id: unit.id, address, unitId: unit.id }
  }
  const dwelling = (
    place: NumberedBuilding,
    door: { id: string; unitId: string | null; floor: number; room: string },
  ): DoorCandidate => {
    const unit = place.units.find(({ id }) => id === door.unitId)?.number ?? null
    const address = formatAddress({ ...parts(place), unit, room: door.room })
    return { ...building(place), kind: 'dwelling', id: door.id, address, unitId: door.unitId, floor: door.floor }
  }
  return { compound, building, nearest, dwelling }
}
