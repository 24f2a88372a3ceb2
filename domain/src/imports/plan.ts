import type { Id } from '../ids.ts'
import type { PlacesDirectory } from '../places/directory.ts'
import type { Day } from '../time.ts'
import type { Sheet } from './cell.ts'
import {
  type CompoundSeen,
  compoundsSeen,
  type DoorFound,
  findDoor,
  type ProposedBuilding,
  type SettledPlaces,
} from './doors.ts'
import { householdsOf, markRepeats, settleRelations } from './households.ts'
import type { Mapping } from './mapping.ts'
import { type ReadRow, readRows } from './rows.ts'
import type { Table } from './tables.ts'

/** A row with its place in the file (`number`, from 0, over all tables) and the door it speaks of. */
export interface PlannedRow extends ReadRow {
  number: number
  door?: Exclude<DoorFound, { kind: 'problem' }>
}

export interface PlannedDoor {
  key: string
  door: Exclude<DoorFound, { kind: 'problem' }>
  households: PlannedRow[][]
  /** A row of a head at this door could not be taken; the others wait for it. */
  headHasProblem: boolean
}

export interface Proposal extends ProposedBuilding {
  rows: number
  doors: number
  floors: number
  units: string[]
  create: boolean
  gridId: Id | null
}

/** Everything the file says, ready to be compared with the register door by door. */
export interface ImportPlan {
  rows: PlannedRow[]
  doors: PlannedDoor[]
  proposals: Proposal[]
  /** Names of compounds that somebody should look at. */
  compounds: CompoundSeen[]
}

export interface PlanInput {
  sheets: Sheet[]
  tables: Table[]
  /** By shape of the table; a table without one is left out. */
  mappings: Record<string, Mapping>
  directory: PlacesDirectory
  settled: SettledPlaces
  today: Day
}

/** Reads a whole file by its mappings. The same input gives the same plan: dry run, commit and resume all start here. */
export function planImport({ sheets, tables, mappings, directory, settled, today }: PlanInput): ImportPlan {
  const rows: PlannedRow[] = []
  for (const table of tables) {
    const mapping = mappings[table.shape]
    if (!mapping) continue
    const read = readRows(sheets[table.sheet]!, table, mapping, today)
    distrustRounded(read)
    for (const row of read) rows.push({ ...row, number: rows.length })
  }
  const proposals = findDoors(rows, directory, settled)
  markRepeats(rows, (row) => doorKeyOf((row as PlannedRow).door))
  const doors = byDoor(rows)
  for (const door of doors) for (const household of door.households) settleRelations(household)
  const named = rows.flatMap(({ place, skip }) => (place && !skip ? [place.compound] : []))
  return { rows, doors, proposals: [...proposals.values()], compounds: compoundsSeen(named, directory, settled) }
}

/** A whole number ending in 000 is right by itself, but not beside others that a spreadsheet has rounded. */
function distrustRounded(rows: ReadRow[]) {
  if (!rows.some((row) => row.problems.some((problem) => problem.reason === 'id-number-damaged'))) return
  for (const row of rows) {
    if (row.notes.some((note) => note.reason === 'id-number-perhaps-damaged')) {
      row.problems.push({ field: 'id-number', reason: 'id-number-damaged' })
    }
  }
}

function findDoors(rows: PlannedRow[], directory: PlacesDirectory, settled: SettledPlaces): Map<string, Proposal> {
  const known = new Map<string, DoorFound>()
  const proposals = new Map<string, Proposal>()
  const doorsOfProposal = new Map<string, Set<string>>()
  for (const row of rows) {
    if (!row.place || row.skip) continue
    const text = Object.values(row.place).join('\u0000')
    let found = known.get(text)
    if (!found) {
      found = findDoor(row.place, directory, settled)
      known.set(text, found)
    }
    if (found.kind === 'problem') {
      row.problems.push({ field: row.place.address ? 'address' : 'room', reason: found.reason })
      continue
    }
    row.door = found
    if (found.kind !== 'proposed') {
      if (!found.dwellingId) row.notes.push({ field: 'room', reason: 'dwelling-new' })
      continue
    }
    const { key } = found.proposal
    let proposal = proposals.get(key)
    if (!proposal) {
      const [create, gridId] = [settled.create.includes(key), settled.grids[key] ?? null]
      proposal = { ...found.proposal, rows: 0, doors: 0, floors: 1, units: [], create, gridId }
      proposals.set(key, proposal)
      doorsOfProposal.set(key, new Set())
    }
    const doors = doorsOfProposal.get(key)!.add(found.doorKey)
    proposal.rows++
    proposal.doors = doors.size
    proposal.floors = Math.max(proposal.floors, Math.abs(found.floor))
    if (found.unit && !proposal.units.includes(found.unit)) proposal.units.push(found.unit)
    if (!proposal.create)
      row.problems.push({ field: row.place.address ? 'address' : 'building', reason: 'building-unknown' })
  }
  return proposals
}

function doorKeyOf(door: PlannedRow['door']): string | undefined {
  if (!door) return undefined
  return `${door.kind === 'door' ? door.buildingId : door.proposal.key} ${door.doorKey}`
}

/** Rows that may be taken, door by door in file order; rows of one door are decided together wherever they stand. */
function byDoor(rows: PlannedRow[]): PlannedDoor[] {
  const doors = new Map<string, { door: PlannedDoor['door']; rows: PlannedRow[] }>()
  const brokenHeads = new Set<string>()
  for (const row of rows) {
    const key = doorKeyOf(row.door)
    if (!key || row.skip) continue
    if (row.problems.length > 0) {
      if (row.facts?.relation === '02' && !isRepeat(row)) brokenHeads.add(key)
      continue
    }
    const entry = doors.get(key)
    if (entry) entry.rows.push(row)
    else doors.set(key, { door: row.door!, rows: [row] })
  }
  return [...doors].map(([key, { door, rows: own }]) => {
    return { key, door, households: householdsOf(own), headHasProblem: brokenHeads.has(key) }
  })
}

function isRepeat(row: ReadRow): boolean {
  return row.problems.every(({ reason }) => reason === 'twice-in-file')
}
