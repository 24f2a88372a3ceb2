// The door for phones: five paths beside commands and queries, each in the phone's own version of the protocol.
import { type Dialects, lowered, raised, serves } from '@red-steward/domain/sync/versions'
import * as wire from '@red-steward/domain/sync/wire'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fieldProblems, unfitText } from '../kernel/input.ts'
import type { Machine } from '../kernel/machine.ts'
import { type QueryContext, query, runQuery } from '../kernel/query.ts'
import { Refused } from '../kernel/refused.ts'
import { buildingStreams, orders, phoneCommands, pull, push, scope, share, takeIn } from '../sync/index.ts'
import { sendRefusal, type sendResult } from './answers.ts'
import { signedInFirst, tokenHashOf } from './session.ts'

/** The versions served now. The first phones speak 1; a second version adds its step here. */
const dialects: Dialects = { current: wire.PROTOCOL, steps: [] }

const commandOf = (name: string) => phoneCommands.find((command) => command.name === name)

interface Path {
  what: string
  summary: string
  request: z.ZodType
  bodyLimit?: number
  run(machine: Machine, tokenHash: Buffer | undefined, request: never): Promise<unknown>
}

const paths: Path[] = [
  read('scope', 'What this phone may hold now.', wire.ScopeRequest, (context, { deviceId }) =>
    scope(context, deviceId),
  ),
  read('pull', 'What changed since the cursor of this phone.', wire.PullRequest, (context, request) =>
    pull(context, request),
  ),
  read('buildings', 'Everything of some buildings, as framed gzip.', wire.BuildingsRequest, (context, request) =>
    buildingStreams(context, request.buildingIds),
  ),
  read('share', "The server's part of the key of this phone's vault.", wire.ShareRequest, (context, { deviceId }) =>
    share(context, deviceId),
  ),
  write('push', 'What was done on this phone.', wire.PushRequest, (machine, tokenHash, { deviceId, envelopes }) =>
    push(machine, { tokenHash }, commandOf, deviceId, envelopes),
  ),
  write('take-in', 'Takes in a file of unsent work.', wire.TakeInRequest, (machine, tokenHash, { file }) =>
    takeIn(machine, { tokenHash }, commandOf, file),
  ),
  {
    what: 'orders',
    summary: 'Whether this phone is to wipe itself; needs no session.',
    request: wire.OrdersRequest,
    run: async (machine, _tokenHash, request) => ({ outcome: 'done', answer: await orders(machine, request) }),
  },
]

/** For the OpenAPI document. */
export const syncShapes = paths.map(({ what, summary, request }) => ({
  path: `/api/sync/${what}`,
  what,
  summary,
  request,
}))

export function syncRoutes(
  app: FastifyInstance,
  machine: Machine,
  { secure, uploadBody, spoken = dialects }: { secure: boolean; uploadBody: number; spoken?: Dialects },
) {
  for (const path of paths) {
    const options = path.bodyLimit ? { bodyLimit: uploadBody, onRequest: signedInFirst(machine, secure) } : {}
    app.post(`/api/sync/${path.what}`, options, (request, reply) =>
      answer(machine, path, spoken, secure, request, reply),
    )
  }
}

async function answer(
  machine: Machine,
  path: Path,
  spoken: Dialects,
  secure: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const tokenHash = tokenHashOf(request, secure)
  if (!tokenHash && path.what !== 'orders') return sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
  const body = request.body as Record<string, unknown> | null
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return invalid(reply, [])
  const version = body.protocol
  if (!Number.isSafeInteger(version)) return invalid(reply, [{ path: 'protocol', code: 'invalid_type' }])
  const served = serves(spoken, version)
  if (served !== true) return sendRefusal(reply, { outcome: 'refused', why: served })
  const parsed = path.request.safeParse(raised(spoken, path.what, body))
  if (!parsed.success) return invalid(reply, fieldProblems(parsed.error))
  const unfit = unfitText(body)
  if (unfit) return invalid(reply, [unfit])
  try {
    const result = (await path.run(machine, tokenHash, parsed.data as never)) as Parameters<typeof sendResult>[1]
    if (result.outcome !== 'done') return sendRefusal(reply, result)
    if (Buffer.isBuffer(result.answer)) return reply.type('application/octet-stream').send(result.answer)
    return reply.send({ ...result, answer: lowered(spoken, path.what, result.answer, version as number) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return sendRefusal(reply, { outcome: 'refused', why: error.why, ...(error.detail ? { detail: error.detail } : {}) })
  }
}

function invalid(reply: FastifyReply, fields: Parameters<typeof sendRefusal>[1]['fields'] & object) {
  return sendRefusal(reply, { outcome: 'refused', why: 'invalid-input', fields })
}

/** A path that reads, as an unlisted query: parsed, permitted, in the caller's reach. */
function read<Request extends { deviceId: string }>(
  what: string,
  summary: string,
  request: z.ZodType<Request>,
  run: (context: QueryContext, request: Request) => Promise<unknown>,
): Path {
  const shape = {
    kind: 'query' as const,
    name: `sync.${what}`,
    permission: 'sync.push' as const,
    summary,
    answer: z.any(),
  }
  const asked = query({ ...shape, input: request }, run)
  return {
    what,
    summary,
    request,
    run: (machine, tokenHash, body) => runQuery(machine, { tokenHash: tokenHash! }, asked, body),
  }
}

function write<Request>(
  what: string,
  summary: string,
  request: z.ZodType<Request>,
  run: (machine: Machine, tokenHash: Buffer, request: Request) => Promise<unknown>,
): Path {
  return {
    what,
    summary,
    request,
    bodyLimit: 1,
    run: async (machine, tokenHash, body) => ({ outcome: 'done', answer: await run(machine, tokenHash!, body) }),
  }
}
