// The portal's door: the public commands and queries without a session, in the name of the community's residents.
import { Envelope, type Result } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { runCommand } from '../kernel/command.ts'
import { fieldProblems } from '../kernel/input.ts'
import type { Machine } from '../kernel/machine.ts'
import { networkOf } from '../kernel/network.ts'
import { runQuery } from '../kernel/query.ts'
import { SlidingWindow } from '../kernel/sliding-window.ts'
import { entered } from '../kernel/transaction.ts'
import { publicCommands, publicQueries } from '../portal/index.ts'
import { sendRefusal, sendResult } from './answers.ts'

const Community = z.string().regex(/^\d{12,15}$/)
const Asked = z.strictObject({ community: Community, input: z.unknown() })
const Done = Envelope.extend({ community: Community })

/** A page asks a handful of times; a whole compound may share one network of a mobile operator. */
const MOST_PER_MINUTE = 600

export function portalRoutes(app: FastifyInstance, machine: Machine) {
  const homes = new Map<string, Id>()
  const requests = new SlidingWindow(MOST_PER_MINUTE, 60_000)

  /** The community of this code, with the account its residents act under. */
  async function home(code: string): Promise<Id | undefined> {
    const known = homes.get(code)
    if (known) return known
    const row = await machine.db.connected((_, tx) =>
      tx.selectFrom('communities').select('id').where('code', '=', code).executeTakeFirst(),
    )
    if (!row) return undefined
    const actor = serviceActor(row.id, 'resident')
    await entered(machine.db, { actor }, machine.now().toISOString(), ({ tx }) =>
      ensureServiceAccount(tx, row.id, 'resident'),
    )
    homes.set(code, row.id)
    return row.id
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    schema: z.ZodType<{ community: string; input?: unknown }>,
    run: (communityId: Id, body: { id?: string; input?: unknown }) => Promise<Result>,
  ) {
    const wait = requests.hit(networkOf(request.ip), machine.now().getTime())
    if (wait > 0) return sendRefusal(reply, tooMany(wait))
    const body = schema.safeParse(request.body)
    if (!body.success)
      return sendRefusal(reply, { outcome: 'refused', why: 'invalid-input', fields: fieldProblems(body.error) })
    const communityId = await home(body.data.community)
    if (!communityId) return sendRefusal(reply, { outcome: 'refused', why: 'portal-plate-unknown' })
    return sendResult(reply, await run(communityId, body.data))
  }

  // Names only, for whoever types a plate's number without having scanned it.
  app.get('/api/portal/communities', async () =>
    machine.db.connected((_, tx) =>
      tx
        .selectFrom('communities')
        .select(['code', 'name'])
        .where('code', '<>', '0')
        .orderBy('name')
        .limit(200)
        .execute(),
    ),
  )
  for (const command of publicCommands) {
    const takesNetwork = 'network' in ((command.input as unknown as { shape?: object }).shape ?? {})
    app.post(`/api/portal/commands/${command.name}`, (request, reply) =>
      answer(request, reply, Done, (communityId, { id, input }) => {
        const from = takesNetwork ? { network: networkOf(request.ip) } : {}
        const actor = serviceActor(communityId, 'resident')
        return runCommand(machine, { actor }, command, id!, { ...(input as object), ...from })
      }),
    )
  }
  for (const query of publicQueries) {
    app.post(`/api/portal/queries/${query.name}`, (request, reply) =>
      answer(request, reply, Asked, (communityId, { input }) =>
        runQuery(machine, { actor: serviceActor(communityId, 'resident') }, query, input),
      ),
    )
  }
}

function tooMany(milliseconds: number) {
  return {
    outcome: 'refused' as const,
    why: 'too-many-tries',
    detail: { retryAfterSeconds: Math.ceil(milliseconds / 1000) },
  }
}
