// The engine and PouchDB in one page of a real Chromium.
import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import { ROOT } from '../server/src/kernel/paths.ts'
import { serveCouch } from './sync-couch.ts'
import type { Enrolled } from './sync-phone.ts'

declare global {
  interface Window {
    firstSync(enrolled: Enrolled): Promise<{ took: number; documents: number }>
    openAgain(): Promise<number>
    pull(): Promise<number>
    whenNote(personId: string, note: string): Promise<void>
    heldDocuments(): Record<string, unknown>[]
    pouchSync(): Promise<{ took: number; documents: number }>
  }
}

export async function browserPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { global: 'globalThis' },
    write: false,
    logLevel: 'error',
  })
  const html = '<!doctype html><meta charset="utf-8"><script src="/bench-page.js"></script>'
  await page.route(`${url}/bench-page`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.route(`${url}/bench-page.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]!.text }),
  )
  await page.goto(`${url}/bench-page`)
  let documents: (Record<string, unknown> & { _id: string })[] | undefined
  await page.exposeFunction('couchReady', (held: Record<string, unknown>[]) => {
    documents = held.map((one) => ({ ...one, _id: `${one.kind} ${one.id} ${one.buildingId}` }))
  })
  await serveCouch(context, url, () => documents ?? [])
  return page
}

const SCRIPT = `
import PouchDB from 'pouchdb-browser'
import { Engine } from './web/src/field/offline/engine.ts'
import { httpNetwork } from './web/src/field/offline/network-http.ts'
import { followHints } from './web/src/field/offline/rounds.ts'
import { DexieStorage, openDatabase } from './web/src/field/offline/storage-dexie.ts'
import { keysOf, newRoot, Sealer } from './web/src/field/offline/vault.ts'

let engine, around, count = 0
async function open(enrolled, keys, storage, vaultId) {
  const { deviceId, token } = enrolled
  around = { storage, network: httpNetwork({ deviceId, communityId: deviceId, orderToken: '', token: () => token }),
    sealer: new Sealer(keys, vaultId), now: () => new Date().toISOString(), appVersion: '1', changed: () => {} }
  return Engine.open(around, { token, signingKey: '' })
}
window.firstSync = async (enrolled) => {
  const keys = await keysOf(newRoot())
  const storage = new DexieStorage(openDatabase('bench-' + ++count))
  const began = performance.now()
  engine = await open(enrolled, keys, storage, 'vault')
  await engine.sync()
  const took = performance.now() - began
  followHints(() => enrolled.token, () => void engine.sync())
  return { took, documents: [...engine.documents.everything()].length }
}
window.openAgain = async () => {
  const began = performance.now()
  const again = await Engine.open(around)
  const took = performance.now() - began
  if ([...again.documents.everything()].length !== [...engine.documents.everything()].length) throw new Error('not the same')
  return took
}
window.pull = async () => {
  const began = performance.now()
  await engine.sync()
  return performance.now() - began
}
window.whenNote = (id, note) => new Promise((resolve) => {
  const look = () => engine.documents.get('person', id)?.note === note && (unsubscribe(), resolve())
  const unsubscribe = engine.documents.subscribe(look)
})
window.pouchSync = async () => {
  const held = [...engine.documents.everything()]
  await window.couchReady(held)
  const local = new PouchDB('bench-pouch', { auto_compaction: true })
  const began = performance.now()
  const { docs_written } = await local.replicate.from(location.origin + '/couch/db', { batch_size: 1000, batches_limit: 4 })
  return { took: performance.now() - began, documents: docs_written }
}
`
