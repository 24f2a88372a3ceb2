import type { FastifyInstance } from 'fastify'

/** Whoever sends or reads more slowly than this is not waited for when the program stops. */
const PATIENCE_MS = 5000

/**
 * Lets the program stop: what is being answered is answered and its connection ended (a browser would keep it for the
 * next request, and the program with it, for more than a minute); what is not done after five seconds is broken off.
 */
export function stopInOrder(app: FastifyInstance) {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
    setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close')
  })
}
