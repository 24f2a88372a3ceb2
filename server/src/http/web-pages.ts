import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { WEB } from '../kernel/paths.ts'
import { sendRefusal } from './answers.ts'

/**
 * The built screens. Hashed assets may be kept for a year; the page itself carries this answer's style nonce. The desk
 * has its own addresses (`/map`, `/persons/…`), so an unknown address that a browser wants to show is the desk's.
 */
export async function webPages(app: FastifyInstance) {
  const page = existsSync(join(WEB, 'desk.html')) ? readFileSync(join(WEB, 'desk.html'), 'utf8') : undefined
  const portal = existsSync(join(WEB, 'portal.html')) ? readFileSync(join(WEB, 'portal.html'), 'utf8') : undefined
  const field = existsSync(join(WEB, 'field.html')) ? readFileSync(join(WEB, 'field.html'), 'utf8') : undefined
  const sendDesk = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page!.replaceAll('__CSP_NONCE__', reply.nonce))

  // The same bytes for everybody, so that a phone may keep them: nothing in them is made for one answer.
  const sendSame = (reply: FastifyReply, bytes: string | undefined) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(bytes)

  app.setNotFoundHandler((request, reply) => {
    if (field && isPageOf('field', request)) return sendSame(reply, field)
    if (portal && isPageOf('portal', request)) return sendSame(reply, portal)
    if (page && isPageAddress(request)) return sendDesk(reply)
    return sendRefusal(reply, { outcome: 'refused', why: 'not-found' })
  })
  if (!page) return
  for (const path of ['/', '/desk.html']) app.get(path, (_request, reply) => sendDesk(reply))
  if (field) app.get('/field', (_request, reply) => sendSame(reply, field))
  if (portal) app.get('/portal', (_request, reply) => sendSame(reply, portal))
  await app.register(staticFiles, {
    root: WEB,
    index: false,
    serveDotFiles: false,
    // The build writes `.br` and `.gz` beside every asset.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

function isPageOf(app: 'field' | 'portal', request: FastifyRequest) {
  const path = request.url.split('?')[0]!
  return isPageAddress(request) && (path === `/${app}` || path.startsWith(`/${app}/`))
}

function isPageAddress({ method, url, headers }: FastifyRequest) {
  const path = url.split('?')[0]!
  return (
    method === 'GET' &&
    !/^\/(api|health|assets)(\/|$)/.test(path) &&
    !/\.\w+$/.test(path) &&
    /text\/html/.test(headers.accept ?? '')
  )
}
