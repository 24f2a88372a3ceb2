import type { Result } from '@red-steward/domain/api'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { isUnavailable } from '../kernel/db.ts'
import { preparedBytes } from '../kernel/prepared.ts'
import { Refused } from '../kernel/refused.ts'

type Refusal = Extract<Result, { outcome: 'refused' }>

const statusOf: Record<string, number> = {
  'signed-out': 401,
  'wrong-credentials': 401,
  'no-active-post': 403,
  'role-not-allowed': 403,
  'foreign-site': 403,
  'not-found': 404,
  'command-id-already-used': 409,
  'busy-try-again': 409,
  'too-large': 413,
  'not-json': 415,
  'invalid-input': 422,
  'too-many-tries': 429,
  unavailable: 503,
}

/** A refusal with the HTTP status that says the same; other rules' refusals are 409: understood, and not now. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal) {
  const wait = refusal.detail?.retryAfterSeconds
  if (typeof wait === 'number') reply.header('retry-after', String(wait))
  return reply.code(statusOf[refusal.why] ?? 409).send(refusal)
}

export function sendResult(reply: FastifyReply, result: Result) {
  if (result.outcome !== 'done') return sendRefusal(reply, result)
  const bytes = preparedBytes(result.answer)
  return bytes ? reply.type('application/json; charset=utf-8').send(bytes) : reply.send(result)
}

/** Nothing of ours answers with a stack, a statement or a value; a database that is away is 503, and heals by itself. */
export function answerErrors(app: FastifyInstance) {
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) return sendRefusal(reply, { outcome: 'refused', why: error.why })
    if (isUnavailable(error)) {
      request.log.warn({ code: error.code }, 'the database cannot be used now')
      return sendRefusal(reply.header('retry-after', '5'), { outcome: 'refused', why: 'unavailable' })
    }
    const status = error.statusCode ?? 500
    if (status === 413) return sendRefusal(reply, { outcome: 'refused', why: 'too-large' })
    if (status === 415) return sendRefusal(reply, { outcome: 'refused', why: 'not-json' })
    if (status < 500) return reply.code(status).send({ outcome: 'refused', why: 'invalid-input', fields: [] })
    request.log.error({ name: error.name, code: error.code, at: placesIn(error.stack) }, 'a request failed')
    return reply.code(500).send({ outcome: 'refused', why: 'internal' })
  })
}

/** Where it happened, without the message, which may carry someone's data. */
function placesIn(stack = '') {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim())
}
