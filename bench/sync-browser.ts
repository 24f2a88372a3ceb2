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
    follow(): void
    pull(): Promise<number>
    whenNote(personId: string, note: string): Promise<void>
    heldDocuments(): Record<string, unknown>[]
    pouchSync(): Promise<{ took: number; documents: number }>
  }
}

export async function browserPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  const body = await bundled(SCRIPT)
  const html = '<!doctype html><meta charset="utf-8"><script src="/bench-page.js"></script>'
  await page.route(`${url}/bench-page`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  await page.route(`${url}/bench-page.js`, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await page.goto(`${url}/bench-page`)
  return page
}

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { global: 'globalThis' },
    write: false,
    minify: true,
    logLevel: 'error',
  })
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script')
}

const SCRIPT = `
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
  window.follow = () => void followHints(() => enrolled.token, () => void engine.sync())
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
window.heldDocuments = () => [...engine.documents.everything()]
window.whenNote = (id, note) => new Promise((resolve) => {
  const look = () => engine.documents.get('person', id)?.note === note && (unsubscribe(), resolve())
  const unsubscribe = engine.documents.subscribe(look)
})
`

/** The documents of the other page, replicated by PouchDB into a page of its own. */
export async function pouchSync(context: BrowserContext, page: Page): Promise<{ took: number; documents: number }> {
  const held = await page.evaluate(() => window.heldDocuments())
  const documents = held.map((one) => ({ ...one, _id: `${one.kind} ${one.id} ${one.buildingId}` }))
  const origin = await serveCouch(documents, await bundled(POUCH))
  const other = await context.newPage()
  await other.goto(`${origin}/page`)
  return other.evaluate(() => window.pouchSync())
}

const POUCH = `
import PouchDB from 'pouchdb-browser'
window.pouchSync = async () => {
  const local = new PouchDB('bench-pouch', { auto_compaction: true })
  const began = performance.now()
  const { docs_written } = await local.replicate.from(location.origin + '/db', { batch_size: 1000, batches_limit: 4 })
  return { took: performance.now() - began, documents: docs_written }
}
`
