import { z } from 'zod'
import { Id } from '../ids.ts'

/** Basic grids tile the community; dedicated grids are a school, a business quarter, a park (handbook §2.1). */
export const GridKind = z.enum(['BASE', 'DEDICATED'])
export type GridKind = z.infer<typeof GridKind>

/** What a dwelling is used for (handbook §2.1): 自住, 出租, 空置, 商用, 集体宿舍, 其他; UNKNOWN until somebody asked. */
export const DwellingUse = z.enum(['OWNER', 'RENTED', 'VACANT', 'COMMERCIAL', 'DORMITORY', 'OTHER', 'UNKNOWN'])
export type DwellingUse = z.infer<typeof DwellingUse>

/** Canonical numbers: no leading zeros, half-width, capital letters. `parseDoor` turns what people write into these. */
export const BuildingNumber = z.string().regex(/^([A-Z]?[1-9][0-9]{0,3}[A-Z]?|[A-Z])(附[1-9][0-9]?)?$/)
export const UnitNumber = z.string().regex(/^([1-9][0-9]?|[A-Z])$/)
export const Room = z.string().regex(/^[A-Z]?[1-9][0-9]{0,4}[A-Z]?(附[1-9][0-9]?)?$/)
export const Phase = z.int().min(1).max(20)
/** Storeys counted as people do: 1 is the ground floor, -1 the first basement, there is no 0. */
export const Floor = z
  .int()
  .min(-9)
  .max(200)
  .refine((floor) => floor !== 0)

export const PlaceName = z.string().trim().min(1).max(60)
export const Aliases = z.array(PlaceName).max(20)

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Position = z.infer<typeof Position>

/** A closed GeoJSON polygon, [longitude, latitude] in WGS84 degrees; the first ring is the outline. */
export const Polygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z
    .array(z.array(Position).min(4).max(500))
    .min(1)
    .max(20)
    .refine((rings) => rings.every(isClosed)),
})
export type Polygon = z.infer<typeof Polygon>

function isClosed(ring: Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

/** The middle of an outline, for a label or a first view of the map; the mean of its corners. */
export function centreOf(polygon: Polygon): Position {
  const corners = polygon.coordinates[0]!.slice(0, -1)
  const sum = corners.reduce(([x, y], [lon, lat]) => [x + lon, y + lat] as Position, [0, 0] as Position)
  return [sum[0] / corners.length, sum[1] / corners.length]
}

export const GridRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: GridKind,
  buildings: z.int(),
  households: z.int(),
})
export type GridRow = z.infer<typeof GridRow>

export const CompoundRow = z.object({
  id: Id,
  name: z.string(),
  aliases: z.array(z.string()),
  buildings: z.int(),
})
export type CompoundRow = z.infer<typeof CompoundRow>

/** `aliases` are numbers it had or is called by; a unit that bears the number itself comes first. */
export const UnitRow = z.object({ id: Id, number: z.string(), aliases: z.array(z.string()) })
export type UnitRow = z.infer<typeof UnitRow>

export const BuildingRow = z.object({
  id: Id,
  compoundId: Id,
  gridId: Id.nullable(),
  phase: z.int().nullable(),
  number: z.string(),
  name: z.string().nullable(),
  aliases: z.array(z.string()),
  floors: z.int(),
  units: z.array(UnitRow),
  dwellings: z.int(),
})
export type BuildingRow = z.infer<typeof BuildingRow>

export const DwellingRow = z.object({
  id: Id,
  unitId: Id.nullable(),
  floor: z.int(),
  room: z.string(),
  doorKey: z.string(),
  use: DwellingUse,
})
export type DwellingRow = z.infer<typeof DwellingRow>
