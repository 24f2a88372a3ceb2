// As much of CouchDB's replication protocol as PouchDB asks for when it pulls: what it is measured against beside ours.
// The documents come ready from memory, so that PouchDB waits for no database.
import type { BrowserContext } from 'playwright-core'

type Document = Record<string, unknown> & { _id: string }

export async function serveCouch(context: BrowserContext, origin: string, documents: () => Document[]) {
  const rev = '1-967a00dff5e02add41819138abb3284d'
  await context.route(`${origin}/couch/**`, async (route) => {
    const request = route.request()
    const url = new URL(request.url())
    const path = url.pathname.slice('/couch/db'.length)
    const json = (body: unknown, status = 200) =>
      route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) })
    const all = documents()
    if (path === '' || path === '/') return json({ db_name: 'db', update_seq: all.length, instance_start_time: '0' })
    if (path.startsWith('/_local/')) {
      return request.method() === 'PUT'
        ? json({ ok: true, id: path.slice(1), rev: '0-1' }, 201)
        : json({ error: 'not_found' }, 404)
    }
    if (path === '/_changes') {
      const since = Number(url.searchParams.get('since') ?? 0)
      const limit = Number(url.searchParams.get('limit') ?? 25)
      const some = all.slice(since, since + limit)
      const results = some.map(({ _id }, at) => ({ seq: since + at + 1, id: _id, changes: [{ rev }] }))
      return json({ results, last_seq: since + some.length, pending: all.length - since - some.length })
    }
    if (path === '/_bulk_get') {
      const byId = new Map(all.map((document) => [document._id, document]))
      const { docs } = request.postDataJSON() as { docs: { id: string }[] }
      const results = docs.map(({ id }) => ({
        id,
        docs: [{ ok: { ...byId.get(id)!, _rev: rev, _revisions: { start: 1, ids: [rev.slice(2)] } } }],
      }))
      return json({ results })
    }
    return json({ error: 'not_found' }, 404)
  })
}
