import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, why } from '../testing/cases-world.ts'
import { mediating, pageOf, type Quarrel } from '../testing/mediation-world.ts'
import { ask, newMember, run } from '../testing/world.ts'
import { retireRoom, rooms, saveRoom } from './rooms.ts'
import { bookSession, cancelSession } from './sessions.ts'

const desk = await newMember({ role: 'station-desk' })
let made = 0
async function newRoom() {
  const room = { id: newId(), name: `调解室${++made}`, place: '服务站', seats: 8 }
  done(await run(desk, saveRoom, room))
  return room.id
}

const session = (one: Quarrel, roomId: string | null, from = '01:00', to = '03:00') => ({
  id: newId(),
  disputeId: one.id,
  roomId,
  from: `2026-03-12T${from}:00.000Z`,
  to: `2026-03-12T${to}:00.000Z`,
})

describe('a room', () => {
  test('is taken once: a hundred who book it at the same moment leave exactly one', async () => {
    const roomId = await newRoom()
    const quarrels = await Promise.all(Array.from({ length: 10 }, () => mediating()))
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) => {
        const one = quarrels[at % quarrels.length]!
        return run(one.mediator, bookSession, session(one, roomId, `01:${String(at % 60).padStart(2, '0')}`))
      }),
    )

    expect(results.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    const refused = new Set(results.flatMap((result) => (result.outcome === 'refused' ? [result.why] : [])))
    for (const code of refused) expect(['room-taken', 'mediator-taken', 'busy-try-again']).toContain(code)
    const { bookings } = done(await ask(desk, rooms, { from: '2026-03-12', to: '2026-03-12' }))
    expect(bookings.filter((booking: { roomId: string }) => booking.roomId === roomId)).toHaveLength(1)
  })

  test('is free again at the end of a session, and when one is cancelled', async () => {
    const roomId = await newRoom()
    const [one, other] = [await mediating(), await mediating()]
    const first = session(one, roomId)
    done(await run(one.mediator, bookSession, first))
    expect(why(await run(other.mediator, bookSession, session(other, roomId, '02:59', '04:00')))).toBe('room-taken')
    done(await run(other.mediator, bookSession, session(other, roomId, '03:00', '04:00')))
    done(await run(one.mediator, cancelSession, { disputeId: one.id, sessionId: first.id }))
    expect(why(await run(one.mediator, cancelSession, { disputeId: one.id, sessionId: first.id }))).toBe(
      'session-cancelled',
    )
    done(await run(one.mediator, bookSession, session(one, roomId, '01:30', '02:30')))
    expect((await pageOf(one.mediator, one.id)).file.sessions).toMatchObject([
      { cancelled: true },
      { cancelled: false, mediators: [one.mediator.name] },
    ])
  })

  test('no more used is not booked; its name is its own', async () => {
    const roomId = await newRoom()
    const one = await mediating()
    done(await run(desk, retireRoom, { roomId }))
    expect(why(await run(one.mediator, bookSession, session(one, roomId)))).toBe('room-retired')
    expect(why(await run(desk, retireRoom, { roomId }))).toBe('not-found')
    expect(why(await run(desk, saveRoom, { id: newId(), name: `调解室${made}`, seats: 4 }))).toBe('room-name-taken')
    expect(why(await run(one.mediator, bookSession, session(one, newId())))).toBe('not-found')
  })

  test('shows the desk when it is taken, and only its mediators what for', async () => {
    const roomId = await newRoom()
    const one = await mediating()
    done(await run(one.mediator, bookSession, session(one, roomId)))
    const seen = async (actor: typeof desk) => {
      const { bookings } = done(await ask(actor, rooms, { from: '2026-03-09', to: '2026-03-15' }))
      return bookings.find((booking: { roomId: string }) => booking.roomId === roomId)
    }
    expect(await seen(desk)).toMatchObject({ from: '2026-03-12T01:00:00.000Z', disputeId: null, disputeNo: null })
    expect(await seen(one.mediator)).toMatchObject({ disputeId: one.id })
  })
})

test('a mediator sits in one session at a time, at the door too', async () => {
  const one = await mediating()
  done(await run(one.mediator, bookSession, session(one, null)))
  expect(why(await run(one.mediator, bookSession, session(one, await newRoom(), '02:00')))).toBe('mediator-taken')
  expect(why(await run(one.mediator, bookSession, session(one, null, '05:00', '04:00')))).toBe('session-times-crossed')
  const with2 = { ...session(one, null, '05:00', '06:00'), mediatorIds: [desk.id] }
  expect(why(await run(one.mediator, bookSession, with2))).toBe('not-its-mediator')
})
