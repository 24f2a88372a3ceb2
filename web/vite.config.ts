import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Libraries that change seldom, apart from our own code, so that an upgrade of the desk stays a small download. */
const libraries: { name: string; test: RegExp }[] = [
  { name: 'maplibre', test: /node_modules[\\/]maplibre-gl/ },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  // What a resident's phone needs first comes in few pieces: each costs a round trip on a slow network.
  { name: 'kit', test: /web[\\/]src[\\/](ui[\\/]|lib[\\/](language|preference|connection|copy))/ },
  {
    name: 'portal-first',
    test: /web[\\/]src[\\/]portal[\\/](shell|door|help|portal\.tsx|report[\\/]kept)|domain[\\/]src[\\/](portal[\\/]secrets|words[\\/]refusals-portal)/,
  },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
]

/** Writes `.br` and `.gz` beside every asset once, so that the server never compresses while somebody waits. */
function compressed(): Plugin {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir }) {
      const assets = join(dir!, 'assets')
      for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const bytes = readFileSync(join(assets, name))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, quality))
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

const SERVICE_WORKER = 'field-sw.js'
const ALWAYS_WITH_FIELD = ['field.html', 'field.webmanifest', 'steward.svg', 'steward-192.png', 'steward-512.png']

/**
 * Tells the field app's service worker what to keep, so that the whole app opens without a network: every chunk the
 * entry can reach, its styles and workers, the page. Nothing of the desk.
 */
function fieldShell(): Plugin {
  return {
    name: 'field-shell',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const kept = new Set<string>()
      const reach = (name: string) => {
        const part = bundle[name]
        if (!part || kept.has(name)) return
        kept.add(name)
        if (part.type !== 'chunk') return
        for (const other of [...part.imports, ...part.dynamicImports]) reach(other)
        for (const style of part.viteMetadata?.importedCss ?? []) kept.add(style)
        for (const asset of part.viteMetadata?.importedAssets ?? []) kept.add(asset)
        for (const [, worker] of part.code.matchAll(/["'`/](assets\/[\w-]*worker[\w-]*\.js)/g)) kept.add(worker!)
      }
      const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry && part.name === 'field')
      if (!entry) return
      reach(entry.fileName)
      const files = [...kept, ...ALWAYS_WITH_FIELD].map((name) => ({
        url: name === 'field.html' ? '/field' : `/${name}`,
        revision: name.startsWith('assets/') ? null : digestOf(join(dir!, name)),
      }))
      const path = join(dir!, SERVICE_WORKER)
      writeFileSync(path, readFileSync(path, 'utf8').replace('self.__WB_MANIFEST', JSON.stringify(files)))
    },
  }
}

function digestOf(path: string) {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed(), fieldShell()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // No data: URLs, so that the Content-Security-Policy needs no exception for them.
    assetsInlineLimit: 0,
    // A module-preload polyfill would be one more script; every browser we target has it built in.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        desk: here('desk.html'),
        field: here('field.html'),
        portal: here('portal.html'),
        'field-sw': here('src/field/shell/service-worker.ts'),
      },
      output: {
        codeSplitting: { groups: libraries },
        entryFileNames: ({ name }) => (name === 'field-sw' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
})
