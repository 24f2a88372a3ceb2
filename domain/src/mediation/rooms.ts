import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'

export const saveRoom = commandShape({
  name: 'mediation.save-room',
  permission: 'mediation.edit-rooms',
  summary: 'Adds a room or corrects one.',
  input: z.strictObject({
    id: Id,
    name: z.string().trim().min(1).max(40),
    place: z.string().trim().max(80).default(''),
    seats: z.int().min(1).max(500),
  }),
})

export const retireRoom = commandShape({
  name: 'mediation.retire-room',
  permission: 'mediation.edit-rooms',
  summary: 'A room is used no more; what is booked stays booked.',
  input: z.strictObject({ roomId: Id }),
})

export const Room = z.object({
  id: Id,
  name: z.string(),
  place: z.string(),
  seats: z.int(),
  retired: z.boolean(),
})
export type Room = z.infer<typeof Room>

export const Booking = z.object({
  id: Id,
  roomId: Id,
  from: Instant,
  to: Instant,
  /** Only to the mediators of the dispute; everybody else sees that the room is taken. */
  disputeId: Id.nullable(),
  disputeNo: z.string().nullable(),
})
export type Booking = z.infer<typeof Booking>

export const rooms = queryShape({
  name: 'mediation.rooms',
  permission: 'mediation.read-rooms',
  summary: 'Rooms, and when they are taken from one day to another, both included.',
  input: z.strictObject({ from: Day, to: Day }),
  answer: z.object({ rooms: z.array(Room), bookings: z.array(Booking) }),
})
