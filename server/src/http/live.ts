import type { Actor } from '@red-steward/domain/identity/actor'
import { reaches } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { FastifyInstance } from 'fastify'
import { withoutConfidential } from '../cases/index.ts'
import type { Machine } from '../kernel/machine.ts'
import { Refused } from '../kernel/refused.ts'
import { entered } from '../kernel/transaction.ts'
import { tokenHashOf } from './session.ts'

interface Listener {
  tokenHash: Buffer
  actor: Actor
  cursor: Cursor
  send(event: string, data: unknown): void
  end(): void
}
interface Cursor {
  transaction: string
  sequence: number
}

const LOOK_EVERY_MS = 700
const MOST_LISTENERS = 500
/** Of one account: more pages than anybody keeps open, and too few to take the places of all others. */
const MOST_OF_ONE = 20

/**
 * Server-sent events: hints that a record within reach changed, so that open screens read it again. Each look enters
 * through the session, so that a closed account or an ended post closes its stream within a second; one post of several
 * that ends, or begins, by the clock is a hint of its own.
 */
export function liveRoutes(app: FastifyInstance, machine: Machine, { secure }: { secure: boolean }) {
  const listeners = new Set<Listener>()
  const timer = setInterval(() => void lookForAll(), LOOK_EVERY_MS)
  timer.unref()
  let looking = false
  let closing = false

  async function lookForAll() {
    if (looking || listeners.size === 0) return
    looking = true
    await Promise.all(
      [...listeners].map((listener) =>
        look(machine, listener).catch((error) => {
          if (error instanceof Refused) {
            listener.send('ended', {})
            listener.end()
          } // a database that is away is no reason to hang up: the next look tries again
        }),
      ),
    )
    looking = false
  }

  app.addHook('preClose', async () => {
    closing = true
    clearInterval(timer)
    for (const listener of listeners) listener.end()
  })

  app.get('/api/live', async (request, reply) => {
    const tokenHash = tokenHashOf(request, secure)
    if (!tokenHash) return reply.code(401).send({ outcome: 'refused', why: 'signed-out' })
    if (listeners.size >= MOST_LISTENERS) return reply.code(503).send({ outcome: 'refused', why: 'unavailable' })
    const begun = await begin(machine, tokenHash)
    // Whoever came in while the program stops would keep it from stopping.
    if (closing) return reply.code(503).send({ outcome: 'refused', why: 'unavailable' })
    const own = [...listeners].filter(({ actor }) => actor.id === begun.actor.id).length
    if (own >= MOST_OF_ONE) return reply.code(503).send({ outcome: 'refused', why: 'unavailable' })
    const listener: Listener = {
      tokenHash,
      ...begun,
      send: (event, data) => void reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      end: () => {
        listeners.delete(listener)
        reply.raw.end()
      },
    }
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      connection: 'close',
      'x-accel-buffering': 'no',
    })
    listener.send('ready', {})
    listeners.add(listener)
    request.raw.on('close', () => listeners.delete(listener))
  })
}

function begin(machine: Machine, tokenHash: Buffer) {
  return entered(
    machine.db,
    { tokenHash, unattended: true },
    machine.now().toISOString(),
    async ({ client, actor }) => {
      const { rows } = await client.query('select pg_snapshot_xmin(pg_current_snapshot())::text as transaction')
      return { actor, cursor: { transaction: rows[0].transaction as string, sequence: 0 } }
    },
  )
}

/** Reads what was committed since the cursor: only transactions below every one still running, or slow ones are lost. */
async function look(machine: Machine, listener: Listener) {
  const { tokenHash, cursor } = listener
  await entered(
    machine.db,
    { tokenHash, unattended: true },
    machine.now().toISOString(),
    async ({ client, tx, actor }) => {
      const { rows } = await client.query<{
        transaction: string
        sequence: number
        kind: string
        id: Id
        grid: Id | null
      }>({
        name: 'look at feed',
        text: `select transaction_id::text as transaction, sequence, subject_kind as kind, subject_id as id, grid_id as grid from feed
        where community_id = $1 and (transaction_id, sequence) > ($2::xid8, $3) and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id, sequence limit 500`,
        values: [actor.communityId, cursor.transaction, cursor.sequence],
      })
      const inReach = rows.filter((row) => row.grid === null || reaches(actor, row.grid))
      const seen = await withoutConfidential(tx, actor, inReach)
      const records = seen.map(({ kind, id }) => ({ kind, id }))
      if (reachOf(actor) !== reachOf(listener.actor)) records.push({ kind: 'post', id: actor.id })
      listener.actor = actor
      if (records.length > 0) listener.send('changed', { records })
      const last = rows.at(-1)
      if (last) listener.cursor = { transaction: last.transaction, sequence: last.sequence }
    },
  )
}

const reachOf = ({ role, grids }: Actor) => JSON.stringify([role, grids === 'all' ? grids : [...grids].sort()])
