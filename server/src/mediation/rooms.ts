import { addDays } from '@red-steward/domain/care/days'
import type { Actor } from '@red-steward/domain/identity/actor'
import {
  type Booking,
  type Room,
  retireRoom as retireShape,
  rooms as roomsShape,
  saveRoom as saveShape,
} from '@red-steward/domain/mediation/rooms'
import { TIME_ZONE } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

export const saveRoom = command(saveShape, async (context, { id, name, place, seats }) => {
  const { tx, actor, trail } = context
  await ensureNameFree(context, id, name)
  await tx
    .insertInto('mediation_rooms')
    .values({ community_id: actor.communityId, id, name, place, seats })
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'id']).doUpdateSet((eb) => ({
        name,
        place,
        seats,
        version: eb('mediation_rooms.version', '+', 1),
      })),
    )
    .execute()
  trail.changed('room', id, null)
})

async function ensureNameFree({ tx, actor }: Context, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('mediation_rooms')
    .select('id')
    .where('community_id', '=', actor.communityId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other) refuseWith('room-name-taken')
}

export const retireRoom = command(retireShape, async ({ tx, actor, now, trail }, { roomId }) => {
  const { numUpdatedRows } = await tx
    .updateTable('mediation_rooms')
    .set({ retired_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', roomId)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) notFound()
  trail.changed('room', roomId, null)
})

export const rooms = query(roomsShape, async ({ tx, actor }, { from, to }) => ({
  rooms: await readRooms(tx, actor),
  bookings: await readBookings(tx, actor, from, to),
}))

async function readRooms(tx: Tx, actor: Actor): Promise<Room[]> {
  const { rows } = await sql<Room>`
    select r.id, r.name, r.place, r.seats, r.retired_at is not null as retired from mediation_rooms r
    where r.community_id = ${actor.communityId} order by r.retired_at is not null, r.name`.execute(tx)
  return rows
}

/** When rooms are taken; for what, only whoever mediates it learns. */
async function readBookings(tx: Tx, actor: Actor, from: string, to: string): Promise<Booking[]> {
  const start = sql`(${from}::date::timestamp at time zone ${TIME_ZONE})`
  const end = sql`(${addDays(to, 1)}::date::timestamp at time zone ${TIME_ZONE})`
  const { rows } = await sql<Booking>`
    select s.id, s.room_id as "roomId", lower(s.during) as from, upper(s.during) as to,
      case when is_in_charge(d.id) then d.id end as "disputeId", case when is_in_charge(d.id) then d.dispute_no end as "disputeNo"
    from mediation_sessions s join disputes d on d.community_id = s.community_id and d.id = s.dispute_id
    where s.community_id = ${actor.communityId} and s.room_id is not null and s.cancelled_at is null
      and s.during && tstzrange(${start}, ${end}) order by lower(s.during)`.execute(tx)
  return rows
}
