// What the builds have in common.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { BuildEnvironmentOptions, Plugin } from 'vite'

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const build: BuildEnvironmentOptions = {
  outDir: here('dist'),
  target: 'es2022',
  // No data: URLs, so that the Content-Security-Policy needs no exception for them.
  assetsInlineLimit: 0,
  // A module-preload polyfill would be one more script; every browser we target has it built in.
  modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 1500,
}

/**
 * zod tries out whether it may compile its checks; our content policy forbids it, and every page would report that as a
 * violation beside which a real one is overlooked. It looks for this before its first schema.
 */
export function intro({ moduleIds }: { moduleIds: readonly string[] }): string {
  const holdsZod = moduleIds.some((id) => /zod[\\/]v4[\\/]core[\\/]core\.js$/.test(id))
  return holdsZod ? 'globalThis.__zod_globalConfig??={jitless:true};' : ''
}

/** Writes `.br` and `.gz` beside every asset once, so that the server never compresses while somebody waits. */
export function compressed(): Plugin {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(dir!, name))
        writeFileSync(join(dir!, `${name}.br`), brotliCompressSync(bytes, quality))
        writeFileSync(join(dir!, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
