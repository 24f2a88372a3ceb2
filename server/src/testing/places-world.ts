import { type Id, newId } from '@red-steward/domain/ids'
import { doorKey, roomOn } from '@red-steward/domain/places/address'
import type { Polygon } from '@red-steward/domain/places/place'
import { home, inside } from './world.ts'

let made = 0

export async function newGrid({ community }: { community?: Id } = {}): Promise<Id> {
  const communityId = community ?? (await home())
  const id = newId()
  const code = `522699${String(++made).padStart(9, '0')}`
  await inside(communityId, (tx) =>
    tx
      .insertInto('grids')
      .values({ community_id: communityId, id, code, name: `网格${made}`, kind: 'BASE' })
      .execute(),
  )
  return id
}

export async function newCompound({
  community,
  name,
  aliases = [],
}: {
  community?: Id
  name?: string
  aliases?: string[]
} = {}) {
  const communityId = community ?? (await home())
  const compound = { id: newId(), name: name ?? `样板苑${++made}` }
  await inside(communityId, (tx) =>
    tx
      .insertInto('compounds')
      .values({ community_id: communityId, ...compound, aliases, outline: null })
      .execute(),
  )
  return compound
}

export interface NewBuilding {
  id: Id
  compoundId: Id
  gridId: Id | null
  number: string
  units: { id: Id; number: string }[]
  /** Sorted by unit, floor, door: `doors[0]` is 101 of the first unit. */
  doors: { id: Id; unitId: Id | null; floor: number; room: string; doorKey: string }[]
}

/** A building with its doors; `units: 0` makes one without units. */
export async function newBuilding({
  community,
  compound,
  grid = null,
  number = String(++made),
  phase = null,
  units = 1,
  floors = 2,
  doorsPerFloor = 2,
  polygon = null,
}: {
  community?: Id
  compound?: Id
  grid?: Id | null
  number?: string
  phase?: number | null
  units?: number
  floors?: number
  doorsPerFloor?: number
  polygon?: Polygon | null
} = {}): Promise<NewBuilding> {
  const communityId = community ?? (await home())
  const compoundId = compound ?? (await newCompound({ community: communityId })).id
  const id = newId()
  const unitRows = Array.from({ length: units }, (_, at) => ({ id: newId(), number: String(at + 1) }))
  const doors = (units === 0 ? [null] : unitRows).flatMap((unit) =>
    Array.from({ length: floors * doorsPerFloor }, (_, at) => {
      const floor = Math.floor(at / doorsPerFloor) + 1
      const room = roomOn(floor, (at % doorsPerFloor) + 1)
      const key = doorKey({ building: number, unit: unit?.number ?? null, room })
      return { id: newId(), unitId: unit?.id ?? null, floor, room, doorKey: key }
    }),
  )
  const base = { community_id: communityId }
  await inside(communityId, async (tx) => {
    await tx
      .insertInto('buildings')
      .values({
        ...base,
        id,
        compound_id: compoundId,
        grid_id: grid,
        number,
        phase,
        floors,
        polygon: polygon && JSON.stringify(polygon),
      })
      .execute()
    if (units > 0) {
      const values = unitRows.map((unit) => ({ ...base, ...unit, building_id: id }))
      await tx.insertInto('units').values(values).execute()
    }
    await tx
      .insertInto('dwellings')
      .values(
        doors.map(({ unitId, doorKey, ...door }) => ({
          ...base,
          ...door,
          building_id: id,
          unit_id: unitId,
          door_key: doorKey,
          use: 'UNKNOWN',
        })),
      )
      .execute()
  })
  return { id, compoundId, gridId: grid, number, units: unitRows, doors }
}
