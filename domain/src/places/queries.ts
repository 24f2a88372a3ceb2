import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { BuildingRow, CompoundRow, DwellingRow, GridRow, Polygon } from './place.ts'

/** Everything a screen needs to name places: small enough to load once (no outlines, no doors). */
export const placesDirectory = queryShape({
  name: 'places.directory',
  permission: 'places.read',
  summary: 'Grids, compounds, buildings and units within reach, for pickers, trees and the door parser.',
  input: z.strictObject({}),
  answer: z.object({
    community: z.object({
      id: Id,
      code: z.string(),
      name: z.string(),
      streetName: z.string(),
      /** From the province down to the community itself; a name may be empty where only the code is known. */
      path: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    grids: z.array(GridRow),
    compounds: z.array(CompoundRow),
    buildings: z.array(BuildingRow),
  }),
})

export const placesCompound = queryShape({
  name: 'places.compound',
  permission: 'places.read',
  summary: 'One compound with its outline.',
  input: z.strictObject({ compoundId: Id }),
  answer: CompoundRow.extend({ outline: Polygon.nullable() }),
})

export const placesBuilding = queryShape({
  name: 'places.building',
  permission: 'places.read',
  summary: 'One building with its outline, units and doors, for the places editor.',
  input: z.strictObject({ buildingId: Id }),
  answer: BuildingRow.extend({ address: z.string(), polygon: Polygon.nullable(), doors: z.array(DwellingRow) }),
})

export const placesDwelling = queryShape({
  name: 'places.dwelling',
  permission: 'places.read',
  summary: 'One dwelling with its full address and where it stands.',
  input: z.strictObject({ dwellingId: Id }),
  answer: DwellingRow.extend({
    address: z.string(),
    buildingId: Id,
    compoundId: Id,
    gridId: Id.nullable(),
    retired: z.boolean(),
  }),
})

/** Why a written door did not lead to exactly one place. Words in `words/refusals`. */
export const DoorReason = z.enum([
  'nothing-recognised',
  'compound-unknown',
  'compound-ambiguous',
  'compound-missing',
  'building-unknown',
  'building-ambiguous',
  'building-missing',
  'phase-unknown',
  'unit-unknown',
  'unit-missing',
  'room-unknown',
  'room-ambiguous',
  'floor-only',
])
export type DoorReason = z.infer<typeof DoorReason>

export const DoorCandidate = z.object({
  kind: z.enum(['compound', 'building', 'unit', 'dwelling']),
  id: Id,
  address: z.string(),
  compoundId: Id,
  buildingId: Id.nullable(),
  unitId: Id.nullable(),
  floor: z.int().nullable(),
})
export type DoorCandidate = z.infer<typeof DoorCandidate>

export const placesFindDoor = queryShape({
  name: 'places.find-door',
  permission: 'places.read',
  summary: 'Reads a door as people write it (8-1-401, 八号楼一单元401, 13栋2单元) and answers the places it can mean.',
  input: z.strictObject({ text: z.string().trim().min(1).max(200) }),
  answer: z.object({
    candidates: z.array(DoorCandidate),
    /** Absent when there is exactly one candidate and nothing was left unread. */
    reason: DoorReason.nullable(),
    /** The part of the text that is not an address (`漏水 电梯停了`). */
    rest: z.string(),
  }),
})

export const placesExport = queryShape({
  name: 'places.export',
  permission: 'places.edit',
  summary:
    'The buildings or the doors within reach as a file: codes, parts of the address, the address itself; nobody who lives there.',
  input: z.strictObject({
    rows: z.enum(['buildings', 'doors']),
    format: z.enum(['xlsx', 'csv']),
    /** Six digits the receiving platform gives to grids; without them the 20-digit code stays empty (handbook §2.1). */
    objectCode: z
      .string()
      .regex(/^[0-9]{6}$/)
      .nullable()
      .default(null),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  answer: PrintedFile,
})

export const placesQueries = [
  placesDirectory,
  placesCompound,
  placesBuilding,
  placesDwelling,
  placesFindDoor,
  placesExport,
] as const
