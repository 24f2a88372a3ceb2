import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { WEB } from '../kernel/paths.ts'

/** The built screens. Hashed assets may be kept for a year; the page itself carries this answer's style nonce. */
export async function webPages(app: FastifyInstance) {
  if (!existsSync(join(WEB, 'desk.html'))) return
  const page = readFileSync(join(WEB, 'desk.html'), 'utf8')
  await app.register(staticFiles, {
    root: WEB,
    index: false,
    wildcard: true,
    serveDotFiles: false,
    preCompressed: true,
    globIgnore: ['**/*.html'],
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const desk = (_request: unknown, reply: import('fastify').FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(page.replaceAll('__CSP_NONCE__', reply.nonce))
  app.get('/', desk)
  app.get('/desk.html', desk)
  app.get('/desk', desk)
  app.get('/desk/*', desk)
}
