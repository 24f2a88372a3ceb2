import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { DwellingUse, Polygon } from '../places/place.ts'
import { Instant } from '../time.ts'

/** Dwellings with somebody registered, by when anything about them was last confirmed. */
export const Freshness = z.object({
  within90Days: z.int(),
  within180Days: z.int(),
  within365Days: z.int(),
  older: z.int(),
  never: z.int(),
})
export type Freshness = z.infer<typeof Freshness>

export const overviewHome = queryShape({
  name: 'overview.home',
  permission: 'overview.read',
  summary: 'Counts of what is within reach, and how fresh it is.',
  input: z.strictObject({}),
  answer: z.object({
    compounds: z.int(),
    buildings: z.int(),
    dwellings: z.int(),
    occupiedDwellings: z.int(),
    households: z.int(),
    persons: z.int(),
    aged60: z.int(),
    /** Persons with a service eligibility in force; null for posts that may not see it. */
    cared: z.int().nullable(),
    freshness: Freshness,
    /** Whether the counts are of the whole community or of the asker's grids. */
    scope: z.enum(['community', 'grids']),
    at: Instant,
  }),
})

export const LivingMapBuilding = z.object({
  id: Id,
  compoundId: Id,
  compound: z.string(),
  gridId: Id.nullable(),
  phase: z.int().nullable(),
  number: z.string(),
  name: z.string().nullable(),
  /** `一期8号楼`: the building without its compound. */
  label: z.string(),
  floors: z.int(),
  polygon: Polygon.nullable(),
  centre: z.tuple([z.number(), z.number()]).nullable(),
  dwellings: z.int(),
  occupied: z.int(),
  persons: z.int(),
  /** Persons with an eligibility in force; null for posts that may not see it. */
  cared: z.int().nullable(),
  /** Days since the doors with residents were last confirmed; null when nobody lives there or nothing was ever confirmed. */
  freshness: z.object({ medianDays: z.int().nullable(), oldestDays: z.int().nullable(), never: z.int() }),
  /** Open cases, and those of them that are late; null for posts that see only some of them. */
  openCases: z.int().nullable(),
  overdueCases: z.int().nullable(),
})
export type LivingMapBuilding = z.infer<typeof LivingMapBuilding>

/** A compound of which an outline was drawn. */
export const LivingMapCompound = z.object({ id: Id, name: z.string(), outline: Polygon })
export type LivingMapCompound = z.infer<typeof LivingMapCompound>

export const livingMap = queryShape({
  name: 'overview.living-map',
  permission: 'overview.read',
  summary:
    'Every building within reach with outline, occupancy, freshness and care counts; outlines of their compounds.',
  input: z.strictObject({}),
  answer: z.object({ buildings: z.array(LivingMapBuilding), compounds: z.array(LivingMapCompound) }),
})

export const BoardDoor = z.object({
  dwellingId: Id,
  unitId: Id.nullable(),
  floor: z.int(),
  room: z.string(),
  doorKey: z.string(),
  use: DwellingUse,
  households: z.int(),
  persons: z.int(),
  /** Under 14 and from 60 on; null, like care, for posts that may not see it. */
  children: z.int().nullable(),
  elders: z.int().nullable(),
  /** Whether anybody behind the door has an eligibility in force. */
  care: z.boolean().nullable(),
  /** Days since the household least recently confirmed (the door itself, when nobody lives there); null when never. */
  confirmedDaysAgo: z.int().nullable(),
  openCases: z.int().nullable(),
  overdueCases: z.int().nullable(),
})
export type BoardDoor = z.infer<typeof BoardDoor>

export const buildingBoard = queryShape({
  name: 'overview.building-board',
  permission: 'registry.read',
  summary: 'One building as units x floors x doors: who lives behind each door in numbers, care and freshness.',
  input: z.strictObject({ buildingId: Id }),
  answer: z.object({
    building: z.object({
      id: Id,
      compoundId: Id,
      compound: z.string(),
      gridId: Id.nullable(),
      phase: z.int().nullable(),
      number: z.string(),
      name: z.string().nullable(),
      floors: z.int(),
      address: z.string(),
    }),
    units: z.array(z.object({ id: Id, number: z.string() })),
    /** Highest floor first, then by room: the order in which the building stands. */
    doors: z.array(BoardDoor),
  }),
})

export const overviewQueries = [overviewHome, livingMap, buildingBoard] as const

/** Tianditu (天地图): the address tiles are asked from, the installation's key, the approval number (审图号) to show. */
export const MapTiles = z.object({ host: z.url(), key: z.string(), approval: z.string() })
export type MapTiles = z.infer<typeof MapTiles>

export const baseMap = queryShape({
  name: 'overview.base-map',
  permission: 'overview.read',
  summary: 'Tiles to draw under the buildings, where the operator has set a key for them; null: plain ground.',
  input: z.strictObject({}),
  answer: z.object({ tiles: MapTiles.nullable() }),
})
