import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyReply {
    /** This page's nonce for style elements made by the desk's component library. */
    nonce: string
  }
}

interface Protection {
  secure: boolean
  /** Where pages may fetch map tiles, when the operator wants some. */
  tileHost: string | undefined
}

/** Headers of OWASP ASVS 5.0 V3.4 on every answer, and refusal of writes that another site started (V3.5). */
export function protect(app: FastifyInstance, { secure, tileHost }: Protection) {
  app.decorateReply('nonce', '')
  const always = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  // Data has no page to show, so no style needs a nonce: the same headers for every answer.
  const data = { ...always, 'content-security-policy': policy(), 'cache-control': 'no-store' }
  app.addHook('onRequest', (request, reply, done) => {
    // By the route as well, for an address may be written with its letters encoded.
    const url = request.routeOptions.url ?? request.url
    const isData = url.startsWith('/api/') || request.url.startsWith('/api/')
    if (isData && url !== '/api/docs') reply.headers(data)
    else {
      reply.nonce = randomBytes(16).toString('base64')
      reply.headers({ ...always, 'content-security-policy': policy(reply.nonce, tileHost) })
    }
    if (isWrite(request.method, url) && !isSameSite(request)) refuseForeign(reply)
    else done()
  })
}

function policy(nonce?: string, tileHost?: string) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    // Positions and colours the map and the component library set on single elements; no element or sheet can come in this way.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    tileHost ? `connect-src 'self' ${tileHost}` : "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Open311 takes its key from the form and no cookie, so a page of another site can do no more there than its own server. */
function isWrite(method: string, url: string) {
  return method !== 'GET' && method !== 'HEAD' && !url.startsWith('/open311/')
}

/** Browsers say where a request began; a client that is no browser says neither and carries no ambient cookie. */
function isSameSite(request: FastifyRequest) {
  const site = request.headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return !origin || (URL.canParse(origin) && new URL(origin).host === request.headers.host)
}

function refuseForeign(reply: FastifyReply) {
  return reply.code(403).send({ outcome: 'refused', why: 'foreign-site' })
}
