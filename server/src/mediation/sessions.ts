import type { Id } from '@red-steward/domain/ids'
import { mayBook } from '@red-steward/domain/mediation/bookings'
import { bookSession as bookShape, cancelSession as cancelShape } from '@red-steward/domain/mediation/mediating'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { getDisputeFor, inCharge, step } from './store.ts'

export const bookSession = command(bookShape, async (context, input) => {
  const { id, disputeId, roomId, from, to } = input
  const dispute = await getDisputeFor(context, 'book-session', disputeId)
  ensure(mayBook({ from, to }, roomId ? await getRoom(context, roomId) : null))
  const mediators = input.mediatorIds ?? inCharge(dispute)
  if (mediators.length === 0) refuseWith('mediator-missing')
  if (mediators.some((one) => !inCharge(dispute).includes(one))) refuseWith('not-its-mediator')
  await unlessTaken(() => insertSession(context, { id, disputeId, roomId, from, to, mediators }))
  await step(context, dispute, { action: 'SESSION_BOOKED', on: dayOf(context.now) })
})

export const cancelSession = command(cancelShape, async (context, { disputeId, sessionId }) => {
  const { tx, actor, now } = context
  const dispute = await getDisputeFor(context, 'book-session', disputeId)
  const { rows } = await sql<{ cancelled: boolean }>`
    select cancelled_at is not null as cancelled from mediation_sessions
    where community_id = ${actor.communityId} and id = ${sessionId} and dispute_id = ${disputeId} for update`.execute(
    tx,
  )
  if ((rows[0] ?? notFound()).cancelled) refuseWith('session-cancelled')
  for (const [table, key] of [
    ['mediation_sessions', 'id'],
    ['session_mediators', 'session_id'],
  ] as const) {
    await sql`update ${sql.table(table)} set cancelled_at = ${now}
      where community_id = ${actor.communityId} and ${sql.ref(key)} = ${sessionId}`.execute(tx)
  }
  await step(context, dispute, { action: 'SESSION_CANCELLED', on: dayOf(now) })
})

interface NewSession {
  id: Id
  disputeId: Id
  roomId: Id | null
  from: string
  to: string
  mediators: readonly Id[]
}

async function insertSession({ tx, actor, now }: Context, { id, disputeId, roomId, from, to, mediators }: NewSession) {
  const during = sql`tstzrange(${from}::timestamptz, ${to}::timestamptz)`
  await sql`insert into mediation_sessions (community_id, id, dispute_id, room_id, during, booked_by, booked_at)
    values (${actor.communityId}, ${id}, ${disputeId}, ${roomId}, ${during}, ${actor.id}, ${now})`.execute(tx)
  await sql`insert into session_mediators (community_id, session_id, account_id, during)
    select ${actor.communityId}, ${id}, m, ${during} from unnest(${[...mediators]}::uuid[]) m`.execute(tx)
}

/** The database holds that nothing overlaps, whoever comes at the same moment; here its answer gets words. */
async function unlessTaken(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code !== '23P01') throw error
    refuseWith(constraint === 'one_session_in_a_room' ? 'room-taken' : 'mediator-taken')
  }
}

/** Locked: who books the same room waits for its turn, instead of two waiting for each other over the constraint. */
async function getRoom({ tx, actor }: Context, id: Id): Promise<{ retired: boolean }> {
  const row = await tx
    .selectFrom('mediation_rooms')
    .select('retired_at')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return { retired: (row ?? notFound()).retired_at !== null }
}
