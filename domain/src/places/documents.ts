// What a phone holds of places: the buildings its worker goes to, and their doors.
import type { Id } from '../ids.ts'
import type { SyncDocument } from '../sync/documents.ts'
import type { Instant } from '../time.ts'
import type { DwellingUse } from './place.ts'
import type { UtilityContact, UtilityKind } from './utility-contacts.ts'

export interface BuildingDocument extends SyncDocument {
  kind: 'building'
  compoundId: Id
  compound: string
  compoundAliases: string[]
  phase: number | null
  number: string
  name: string | null
  aliases: string[]
  floors: number
  gridId: Id | null
  grid: string | null
  /** By number: 1, 2, 10, A. */
  units: { id: Id; number: string; aliases: string[] }[]
}

/** A door. `doorKey` is building-unit-room without compound and phase (`8-1-401`). */
export interface DwellingDocument extends SyncDocument {
  kind: 'dwelling'
  unitId: Id | null
  floor: number
  room: string
  doorKey: string
  use: DwellingUse
  confirmedAt: Instant | null
}

/** A company to ring: of a building or compound in reach, or of the whole community. Comes with no building. */
export interface ContactDocument extends SyncDocument, Omit<UtilityContact, 'id' | 'version' | 'kind' | 'buildingId'> {
  kind: 'contact'
  buildingId: null
  utilityKind: UtilityKind
  onlyBuildingId: Id | null
}
