// What of the places has a history and can be taken back, and where it is kept.
import type { Id } from '@red-steward/domain/ids'

export type PlaceKind = 'grid' | 'compound' | 'building' | 'unit' | 'dwelling'

export const tables = {
  grid: 'grids',
  compound: 'compounds',
  building: 'buildings',
  unit: 'units',
  dwelling: 'dwellings',
} as const satisfies Record<PlaceKind, string>

/** One fact that a command changed. */
export interface Effect {
  kind: PlaceKind
  id: Id
  field: string
  oldValue: unknown
  newValue: unknown
}

/** A row as it is before an undo, with the grid it is reached by, and the building or compound it stands in. */
export type Place = Record<string, unknown> & { placeKind: PlaceKind; id: Id; grid: Id | null; within: Id | null }
