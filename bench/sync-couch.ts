// As much of CouchDB's replication protocol as PouchDB asks for when it pulls: what it is measured against beside ours.
// The documents come ready from memory, so that PouchDB waits for no database.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Document = Record<string, unknown> & { _id: string }

const REVISION = '967a00dff5e02add41819138abb3284d'

/** Answers where it listens: the database at `/db`, a page with this script at `/page`. It ends with the program. */
export async function serveCouch(documents: readonly Document[], script: string): Promise<string> {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request)
    const isPage = typeof body === 'string'
    response.writeHead(status, { 'content-type': isPage ? 'text/html' : 'application/json' })
    response.end(isPage ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1').unref()
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage): Promise<[number, unknown]> {
    const url = new URL(request.url!, 'http://localhost')
    const path = url.pathname.slice('/db'.length)
    if (url.pathname === '/page') return [200, `<!doctype html><meta charset="utf-8"><script>${script}</script>`]
    if (path === '' || path === '/')
      return [200, { db_name: 'db', update_seq: documents.length, instance_start_time: '0' }]
    if (path.startsWith('/_local/')) {
      return request.method === 'PUT'
        ? [201, { ok: true, id: path.slice(1), rev: '0-1' }]
        : [404, { error: 'not_found' }]
    }
    if (path === '/_changes') {
      const since = Number(url.searchParams.get('since') ?? 0)
      const some = documents.slice(since, since + Number(url.searchParams.get('limit') ?? 25))
      const changes = [{ rev: `1-${REVISION}` }]
      const results = some.map(({ _id }, at) => ({ seq: since + at + 1, id: _id, changes }))
      return [200, { results, last_seq: since + some.length, pending: documents.length - since - some.length }]
    }
    if (path === '/_bulk_get') {
      const { docs } = (await bodyOf(request)) as { docs: { id: string }[] }
      const _revisions = { start: 1, ids: [REVISION] }
      const results = docs.map(({ id }) => ({
        id,
        docs: [{ ok: { ...byId.get(id)!, _rev: `1-${REVISION}`, _revisions } }],
      }))
      return [200, { results }]
    }
    return [404, { error: 'not_found' }]
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}
