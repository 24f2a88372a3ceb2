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
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
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

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
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
      input: { desk: here('desk.html') },
      output: { codeSplitting: { groups: libraries } },
    },
  },
  worker: { format: 'es' },
})
