import type { Id } from '@red-steward/domain/ids'
import { Id as IdSchema } from '@red-steward/domain/ids'
import type { Inside } from './jurisdictions.ts'
import { Problem } from './problem.ts'
import type { Report } from './report.ts'

type Ring = readonly (readonly [long: number, lat: number])[]

/** How far a point may lie from a building and still mean it: half the yard between two rows of houses. */
const NEAR_METRES = 25

/** The building of an `address_id`, or the one at or beside the point; null when the place is somewhere in between. */
export async function findBuilding({ tx, communityId }: Inside, { addressId, point }: Report): Promise<Id | null> {
  const buildings = tx
    .selectFrom('buildings')
    .select(['id', 'polygon'])
    .where('community_id', '=', communityId)
    .where('retired_at', 'is', null)
  if (addressId !== undefined) {
    const known = IdSchema.safeParse(addressId).success
    const row = known ? await buildings.where('id', '=', addressId).executeTakeFirst() : undefined
    if (!row) throw new Problem(400, 'address_id was not found')
    return row.id
  }
  if (!point) return null
  let nearest: { id: Id; metres: number } | undefined
  for (const { id, polygon } of await buildings.where('polygon', 'is not', null).execute()) {
    const metres = metresFrom(point, (polygon as unknown as { coordinates: Ring[] }).coordinates[0] ?? [])
    if (metres <= NEAR_METRES && metres < (nearest?.metres ?? Number.POSITIVE_INFINITY)) nearest = { id, metres }
  }
  return nearest?.id ?? null
}

/** 0 inside the ring, else the distance to its nearest edge; a flat earth is good enough for a yard. */
function metresFrom({ lat, long }: { lat: number; long: number }, ring: Ring): number {
  const scale = Math.cos((lat * Math.PI) / 180)
  const at = ring.map(([x, y]) => [(x - long) * scale * 111_320, (y - lat) * 111_320] as const)
  let inside = false
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < at.length; i++) {
    const [[ax, ay], [bx, by]] = [at[i - 1]!, at[i]!]
    if (ay > 0 !== by > 0 && ((bx - ax) * -ay) / (by - ay) + ax > 0) inside = !inside
    const [dx, dy] = [bx - ax, by - ay]
    const along = dx || dy ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy))) : 0
    nearest = Math.min(nearest, Math.hypot(ax + along * dx, ay + along * dy))
  }
  return inside ? 0 : nearest
}
