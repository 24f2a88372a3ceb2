import cookie from '@fastify/cookie'
import { Envelope } from '@red-steward/domain/api'
import type { MapTiles } from '@red-steward/domain/overview/queries'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { commands } from './commands.ts'
import { answerErrors, sendRefusal, sendResult } from './http/answers.ts'
import { apiPages } from './http/api-pages.ts'
import { liveRoutes } from './http/live.ts'
import { portalRoutes } from './http/portal.ts'
import { protect } from './http/security.ts'
import { sessionRoutes, signedInFirst, tokenHashOf } from './http/session.ts'
import { stopInOrder } from './http/stopping.ts'
import { syncRoutes } from './http/sync.ts'
import { webPages } from './http/web-pages.ts'
import { runCommand } from './kernel/command.ts'
import { fieldProblems } from './kernel/input.ts'
import type { Machine } from './kernel/machine.ts'
import { meter } from './kernel/metrics.ts'
import { runQuery } from './kernel/query.ts'
import { open311Routes } from './open311/index.ts'
import { offerTiles } from './overview/index.ts'
import { queries } from './queries.ts'

export interface AppOptions {
  /** Whether browsers reach us over TLS: `__Host-` cookies and HSTS. */
  secure: boolean
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustProxy?: boolean | string
  logLevel?: string
  /** The address people use, for what tells other systems where we are; without it, what a request says. */
  publicUrl?: string | undefined
  /** Tianditu under the map of the desk. */
  tiles?: MapTiles | null
  /** Not ready while the database is being migrated or is away. */
  isReady?: () => boolean
}

const SMALL_BODY = 1024 * 1024
/** A spreadsheet of 30 MB as base64, and its envelope. */
const UPLOAD_BODY = 42 * 1024 * 1024

/** The whole web side: one door in for writes, one for reads, live hints, health, documents, pages. */
export async function buildApp(machine: Machine, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: SMALL_BODY,
    trustProxy: options.trustProxy ?? false,
    logger: { level: options.logLevel ?? 'warn', serializers: { req: impersonal } },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 100 },
  })
  // JSON is all that is read; text is what a form of another site may send without being asked about.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  stopInOrder(app)
  answerErrors(app)
  protect(app, { secure: options.secure, tileHost: options.tiles?.host })
  offerTiles(options.tiles ?? null)
  meter(app)

  const commandOf = new Map(commands.map((command) => [command.name, command]))
  const queryOf = new Map(queries.map((query) => [query.name, query]))

  for (const command of commands) {
    const reading = command.takesFile
      ? { bodyLimit: UPLOAD_BODY, onRequest: signedInFirst(machine, options.secure) }
      : { bodyLimit: SMALL_BODY }
    app.post(`/api/commands/${command.name}`, reading, async (request, reply) => {
      const tokenHash = tokenHashOf(request, options.secure)
      if (!tokenHash) return sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
      const envelope = Envelope.safeParse(request.body)
      if (!envelope.success)
        return sendRefusal(reply, { outcome: 'refused', why: 'invalid-input', fields: fieldProblems(envelope.error) })
      const { id, input } = envelope.data
      return sendResult(reply, await runCommand(machine, { tokenHash }, commandOf.get(command.name)!, id, input))
    })
  }
  for (const query of queries) {
    app.post(`/api/queries/${query.name}`, async (request, reply) => {
      const tokenHash = tokenHashOf(request, options.secure)
      if (!tokenHash) return sendRefusal(reply, { outcome: 'refused', why: 'signed-out' })
      const input = (request.body as { input?: unknown } | null)?.input ?? {}
      // What a page asks by itself, with nobody at it, does not keep the session alive.
      const unattended = request.headers['x-unattended'] === '1'
      return sendResult(reply, await runQuery(machine, { tokenHash, unattended }, queryOf.get(query.name)!, input))
    })
  }

  sessionRoutes(app, machine, options)
  portalRoutes(app, machine)
  liveRoutes(app, machine, options)
  syncRoutes(app, machine, { secure: options.secure, uploadBody: UPLOAD_BODY })
  await app.register(async (scope) => open311Routes(scope, machine, { publicUrl: options.publicUrl }), {
    prefix: '/open311',
  })
  apiPages(app, commands, queries)
  app.get('/health/live', async () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    if (options.isReady?.() === false) return sendRefusal(reply, { outcome: 'refused', why: 'unavailable' })
    await machine.db.pool.query('select 1')
    return { status: 'ready' }
  })
  await webPages(app)
  return app
}

/** Of a request only its method and route pattern may be logged; addresses could hold someone's data. */
function impersonal(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions?.url }
}
