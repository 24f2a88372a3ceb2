// The server over HTTP, in the protocol's current version, with the device's own token instead of the browser's cookie.
import type { FieldProblem, QueryShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import { PROTOCOL, type Share } from '@red-steward/domain/sync/wire'
import { Refused, SignedOut, Unreachable } from '../../lib/api.ts'
import type { Network } from './network.ts'

export interface Access {
  deviceId: Id
  communityId: Id
  orderToken: string
  token(): string
}

const WAIT_MS = 60_000
/** Of a slow line: what is large is given the time it needs. */
const SLOW_BYTES_PER_MS = 4

/** `origin` is empty in a browser: the page's own. */
export function httpNetwork({ deviceId, communityId, orderToken, token }: Access, origin = ''): Network {
  const post = async <Answer>(what: string, body: object) =>
    (
      await said<{ answer: Answer }>(
        await sent(`sync/${what}`, { protocol: PROTOCOL, deviceId, ...body }, token(), origin),
      )
    ).answer
  return {
    scope: () => post('scope', {}),
    pull: (request) => post('pull', request),
    push: (envelopes) => post('push', { envelopes }),
    orders: (wiped) => post('orders', { communityId, token: orderToken, wiped }),
    async buildings(buildingIds) {
      const answer = await sent('sync/buildings', { protocol: PROTOCOL, deviceId, buildingIds }, token(), origin)
      if (!answer.ok) await said(answer)
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

/** The server's part of the vault's key. */
export async function askShare(deviceId: Id, token: string): Promise<Share> {
  return (await said<{ answer: Share }>(await sent('sync/share', { protocol: PROTOCOL, deviceId }, token))).answer
}

/** A query over the device's session, of a page of the field app with a connection. */
export async function askOnline<Input, Answer>(
  shape: QueryShape<Input, Answer>,
  input: Input,
  token: string,
): Promise<Answer> {
  return (await said<{ answer: Answer }>(await sent(`queries/${shape.name}`, { input }, token))).answer
}

async function sent(what: string, body: object, token: string, origin = ''): Promise<Response> {
  const text = JSON.stringify(body)
  try {
    return await fetch(`${origin}/api/${what}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: text,
      signal: AbortSignal.timeout(WAIT_MS + text.length / SLOW_BYTES_PER_MS),
    })
  } catch {
    throw new Unreachable('no connection')
  }
}

interface Refusal {
  outcome: 'refused'
  why: string
  fields?: FieldProblem[]
  detail?: Record<string, unknown>
}

async function said<Body>(answer: Response): Promise<Body> {
  let body: Body | Refusal | undefined
  try {
    body = (await answer.json()) as Body | Refusal
  } catch {} // cut short, or a proxy's page: no answer
  if (answer.ok && body) return body as Body
  if (answer.status === 413) throw new Refused('too-large') // also as a proxy says it
  if (answer.status === 401) throw new SignedOut('signed out')
  if (body && answer.status < 500) {
    const { why, fields, detail } = body as Refusal
    throw new Refused(why, fields, detail)
  }
  throw new Unreachable('unavailable')
}
