import type { Id } from '@red-steward/domain/ids'
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { layBoard } from '../../lib/board-layout.ts'
import type { Replica } from '../offline/device.ts'
import { getBuilding, getDwelling, householdsAt, membersOf } from './reading.ts'

type Side = 'below' | 'above' | 'beside'

export interface Neighbour {
  side: Side
  door: DwellingDocument
  /** Who has a phone first. */
  people: readonly PersonDocument[]
}

/** The doors below, above and on the same floor of the unit, in the order one would run to them in a leak. */
export function neighboursOf(replica: Replica, dwellingId: Id): Neighbour[] {
  const door = getDwelling(replica, dwellingId)
  const building = door?.buildingId ? getBuilding(replica, door.buildingId) : undefined
  if (!door || !building) return []
  return placed(replica, building, door).map(({ side, door: other }) => ({
    side,
    door: other,
    people: peopleAt(replica, other.id),
  }))
}

function placed(replica: Replica, building: BuildingDocument, door: DwellingDocument) {
  const unit = replica
    .of<DwellingDocument>('dwelling', 'buildingId', building.id)
    .filter(({ unitId }) => unitId === door.unitId)
  const { rows } = layBoard(building.units, unit)
  const at = rows.findIndex(({ cells }) => cells.some((cell) => cell?.id === door.id))
  const column = rows[at]?.cells.findIndex((cell) => cell?.id === door.id) ?? -1
  const below = rows
    .slice(at + 1)
    .flatMap(({ cells }) => cells[column] ?? [])
    .slice(0, 2)
  const above = rows
    .slice(0, Math.max(0, at))
    .flatMap(({ cells }) => cells[column] ?? [])
    .slice(-1)
  const beside = (rows[at]?.cells ?? []).flatMap((cell) => (cell && cell.id !== door.id ? [cell] : [])).slice(0, 3)
  const as = (side: Side) => (other: DwellingDocument) => ({ side, door: other })
  return [...below.map(as('below')), ...above.map(as('above')), ...beside.map(as('beside'))]
}

/** Who lives behind a door, those with a phone first. */
export function peopleAt(replica: Replica, dwellingId: Id): PersonDocument[] {
  return householdsAt(replica, dwellingId)
    .flatMap(({ id }) => membersOf(replica, id).map(({ person }) => person))
    .toSorted((one, other) => Number(other.phone !== null) - Number(one.phone !== null))
}
