import '@fastify/cookie'
import { ActAs, SignIn } from '@red-steward/domain/identity/session'
import type { Instant } from '@red-steward/domain/time'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hashToken } from '../identity/secrets.ts'
import { actAs, signIn, signOut, viewSession } from '../identity/sign-in.ts'
import { admit } from '../kernel/gate.ts'
import { fieldProblems, unfitText } from '../kernel/input.ts'
import type { Machine } from '../kernel/machine.ts'
import { networkOf } from '../kernel/network.ts'
import { Refused } from '../kernel/refused.ts'
import { sendRefusal } from './answers.ts'

/** `__Host-` where TLS allows: tied to this host, this path, sent over TLS alone (ASVS 5.0 3.3). */
function cookieName(secure: boolean) {
  return secure ? '__Host-steward' : 'steward'
}

/** The hash of the session token of this request, from the cookie or a bearer header; undefined when there is none. */
export function tokenHashOf(request: FastifyRequest, secure: boolean): Buffer | undefined {
  const bearer = request.headers.authorization?.match(/^Bearer ([\w-]{43})$/)?.[1]
  const token = bearer ?? request.cookies[cookieName(secure)]
  return token ? hashToken(token) : undefined
}

/** Goes before the body is read, where it may be large: what a stranger sends costs no memory and no time. */
export function signedInFirst(machine: Machine, secure: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const tokenHash = tokenHashOf(request, secure)
    if (!tokenHash) return sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
    await admit(machine.db, { tokenHash, unattended: true }, machine.now().toISOString() as Instant)
  }
}

export function sessionRoutes(app: FastifyInstance, machine: Machine, { secure }: { secure: boolean }) {
  const setToken = (reply: FastifyReply, token: string) =>
    reply.setCookie(cookieName(secure), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure,
      maxAge: 12 * 3600,
    })

  app.get('/api/session', async (request, reply) => {
    const hash = tokenHashOf(request, secure)
    const view = hash && (await viewSession(machine, hash))
    return view ?? sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
  })

  app.post('/api/session', async (request, reply) => {
    const parsed = SignIn.safeParse(request.body)
    const unfit = unfitText(request.body)
    if (!parsed.success || unfit) {
      return sendRefusal(reply, {
        outcome: 'refused',
        why: 'invalid-input',
        fields: parsed.success ? [unfit!] : fieldProblems(parsed.error),
      })
    }
    const from = { network: networkOf(request.ip), device: deviceOf(request.headers['user-agent']) }
    return answered(reply, async () => {
      const token = await signIn(machine, parsed.data, from)
      setToken(reply, token)
      return { outcome: 'done', answer: {} }
    })
  })

  app.post('/api/session/act', async (request, reply) => {
    const hash = tokenHashOf(request, secure)
    if (!hash) return sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
    const parsed = ActAs.safeParse(request.body)
    if (!parsed.success)
      return sendRefusal(reply, { outcome: 'refused', why: 'invalid-input', fields: fieldProblems(parsed.error) })
    return answered(reply, async () => {
      setToken(reply, await actAs(machine, hash, parsed.data))
      return { outcome: 'done', answer: {} }
    })
  })

  app.delete('/api/session', async (request, reply) => {
    const hash = tokenHashOf(request, secure)
    if (hash) await signOut(machine, hash)
    reply.clearCookie(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'strict', secure })
    if ((request.query as { keep?: string }).keep !== 'cache') reply.header('clear-site-data', '"cache"')
    return { outcome: 'done', answer: {} }
  })
}

async function answered(reply: FastifyReply, work: () => Promise<unknown>) {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) {
      return sendRefusal(reply, {
        outcome: 'refused',
        why: error.why,
        ...(error.detail ? { detail: error.detail } : {}),
      })
    }
    throw error
  }
}

/** "Chrome · Windows" rather than the whole header. */
function deviceOf(userAgent = '') {
  const browser = userAgent.match(/(Edg|MicroMessenger|Firefox|Chrome|Safari)/)?.[1] ?? ''
  const system = userAgent.match(/(Android|iPhone|iPad|Windows|Mac OS X|HarmonyOS|Linux)/)?.[1] ?? ''
  return [browser.replace('Edg', 'Edge').replace('MicroMessenger', '微信'), system].filter(Boolean).join(' · ')
}
