import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const registry = new Registry()
const seconds = new Histogram({
  name: 'steward_request_seconds',
  help: 'Time to answer, by route pattern and status.',
  labelNames: ['route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
})
let collecting = false

/** Counts answers by route pattern, never by address or person. */
export function meter(app: FastifyInstance) {
  app.addHook('onResponse', (request, reply, done) => {
    seconds.observe(
      { route: request.routeOptions?.url ?? 'unknown', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
    done()
  })
}

/** Serves `/metrics` on a port of its own, for this machine alone. */
export function serveMetrics(port: number): Server {
  if (!collecting) collectDefaultMetrics({ register: registry })
  collecting = true
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
  })
  server.on('error', () => {}) // a taken port costs the metrics, not the product
  return server.listen(port, '127.0.0.1').unref()
}
