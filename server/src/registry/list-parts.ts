// What the two lists share: where, in which order, which page.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import type { ListOrder } from '@red-steward/domain/registry/lists'
import { dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { refuseWith } from '../kernel/refused.ts'
import { inReach } from './reach.ts'

export interface PlaceFilters {
  gridId?: Id | undefined
  compoundId?: Id | undefined
  buildingId?: Id | undefined
}

export interface ListedDoor {
  buildingId: Id
  dwellingId: Id
  householdId: Id
  compound: string
  phase: number | null
  building: string
  unit: string | null
  floor: number
  room: string
  use: string
  confirmedAt: string | null
}

/** The door of a list row as SQL over aliases d, b, c, u. */
export const doorOfRow = sql`d.building_id as "buildingId", d.id as "dwellingId", c.name as compound, b.phase, b.number as building,
  u.number as unit, d.floor, d.room, d.use`

// A key that sorts addresses as people count them: by compound, then 2 before 10.
const byAddress = sql<string>`(c.name || '|' || lpad(coalesce(b.phase, 0)::text, 2, '0') || lpad(b.number, 9, '0')
  || lpad(coalesce(u.number, ''), 3, '0') || lpad((d.floor + 100)::text, 4, '0') || lpad(d.room, 9, '0')) collate "C"`

/** The text a list is ordered by; never confirmed comes before confirmed long ago. */
export function orderKey(order: ListOrder, pinyin: RawBuilder<unknown>, confirmedAt: RawBuilder<unknown>) {
  if (order === 'address') return byAddress
  if (order === 'name') return sql<string>`coalesce(${pinyin}, '') collate "C"`
  return sql<string>`coalesce(to_char(${confirmedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '') collate "C"`
}

export function placeConditions(actor: Actor, { gridId, compoundId, buildingId }: PlaceFilters): RawBuilder<unknown>[] {
  return [
    inReach(actor),
    ...(gridId ? [sql`b.grid_id = ${gridId}`] : []),
    ...(compoundId ? [sql`b.compound_id = ${compoundId}`] : []),
    ...(buildingId ? [sql`b.id = ${buildingId}`] : []),
  ]
}

/** Not confirmed since this moment, or never. */
export function staleSince(now: string, days: number, confirmedAt: RawBuilder<unknown>): RawBuilder<unknown> {
  const since = new Date(Date.parse(now) - days * 86_400_000).toISOString()
  return sql`(${confirmedAt} is null or ${confirmedAt} < ${since}::timestamptz)`
}

const Cursor = z.tuple([z.string(), z.uuid()])

export function cursorOf(row: { key: string; id: Id } | undefined): string | null {
  return row ? Buffer.from(JSON.stringify([row.key, row.id])).toString('base64url') : null
}

export function afterCursor(
  after: string | undefined,
  key: RawBuilder<string>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  if (after === undefined) return []
  const cursor = Cursor.safeParse(parsed(after))
  if (!cursor.success) return refuseWith('page-unknown')
  const [lastKey, lastId] = cursor.data
  return [sql`(${key}, ${id}) > (${lastKey}::text collate "C", ${lastId}::uuid)`]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** The columns of a list row that tell where it is. */
export function shownDoor({ phase, confirmedAt, use: _, ...row }: ListedDoor) {
  const { buildingId, dwellingId, householdId, compound, building, unit, floor, room } = row
  const address = formatAddress({ compound, phase, building, unit, room })
  const confirmedOn = confirmedAt && dayOf(confirmedAt)
  return { buildingId, dwellingId, householdId, compound, building, unit, floor, room, address, confirmedOn }
}
