// A page with nothing on it but the phone (`window.device`), in a real Chromium on the real server: for what only a browser
// can show. The page and its script are answered by the test, everything else by the server.
import { build } from 'esbuild'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { ROOT } from '../server/src/kernel/paths.ts'
import type { Device } from '../web/src/field/offline/device.ts'

declare global {
  interface Window {
    device: Device
    shapes: Record<string, never>
    openStored(name: string): {
      open(): Promise<unknown>
      close(): void
      table(name: string): { toArray(): Promise<unknown[]> }
    }
    startDevice(options: { idleMs?: number; pinIterations?: number }): Promise<void>
  }
}

let bundled: Promise<string> | undefined
function script(): Promise<string> {
  bundled ??= build({
    stdin: {
      contents: `
        import { openDevice } from './web/src/field/offline/device-browser.ts'
        import * as photos from '@red-steward/domain/cases/photos'
        import * as correcting from '@red-steward/domain/registry/correcting'
        import * as registering from '@red-steward/domain/registry/registering'
        import { openDatabase } from './web/src/field/offline/storage-dexie.ts'
        window.openStored = openDatabase
        window.shapes = { ...correcting, ...photos, ...registering }
        window.startDevice = async (options) => { window.device = await openDevice(options) }`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    minify: true,
    logLevel: 'error',
  }).then(({ outputFiles }) => outputFiles[0]!.text)
  return bundled
}

/** A browser profile on disk, so that what stays in it can be looked at. */
export function openProfile(folder: string, args: string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', ...args],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
}

/** Opens the phone's page; `offline` afterwards cuts it from the server, not from the page. */
export async function devicePage(
  context: BrowserContext,
  url: string,
  options: { idleMs?: number; pinIterations?: number } = { pinIterations: 1000 },
): Promise<Page> {
  const page = await context.newPage()
  const body = await script()
  await page.route(`${url}/device-page`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><meta charset="utf-8"><script src="/device-page.js"></script>',
    }),
  )
  await page.route(`${url}/device-page.js`, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await page.goto(`${url}/device-page`)
  await page.evaluate((given) => window.startDevice(given), options)
  return page
}

/** How many bytes of script the phone costs before a screen is drawn, gzipped. */
export async function deviceScriptBytes(): Promise<number> {
  const { gzipSync } = await import('node:zlib')
  return gzipSync(await script()).length
}
