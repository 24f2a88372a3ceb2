// The field app is built by itself, into a handful of files: shared with the desk it fell into a hundred, and behind a slow
// line each of them costs a way there and back.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { build, compressed, here, intro } from './vite.shared.ts'

const SERVICE_WORKER = 'field-sw.js'
const ALWAYS_WITH_FIELD = ['field.html', 'field.webmanifest', 'steward.svg', 'steward-192.png', 'steward-512.png']
const LIBRARY = /node_modules[\\/](react|react-dom|scheduler)[\\/]/

/**
 * One file for the library, one for all that stands before the first screen. The rest splits by itself: what Today needs,
 * what the other screens need.
 */
function fileOf() {
  let first: Set<string> | undefined
  return (id: string, graph: Rolldown.ChunkingContext) => {
    if (LIBRARY.test(id)) return 'react'
    first ??= reachedFrom(here('field.html'), graph)
    // What the build itself puts in is called by the first of them.
    return first.has(id) || id.startsWith('\0') ? 'field' : null
  }
}

function reachedFrom(entry: string, graph: Rolldown.ChunkingContext): Set<string> {
  const found = new Set<string>()
  const reach = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next)
  }
  reach(entry)
  return found
}

/**
 * Tells the service worker what to keep, so that the whole app opens without a network: everything this build wrote, and
 * the page. Nothing of the desk.
 */
function fieldShell(): Plugin {
  return {
    name: 'field-shell',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const written = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
      const files = [...written, ...ALWAYS_WITH_FIELD].map((name) => ({
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
    ...build,
    emptyOutDir: false,
    rolldownOptions: {
      input: { field: here('field.html'), 'field-sw': here('src/field/shell/service-worker.ts') },
      output: {
        intro,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf() }] },
        entryFileNames: ({ name }) => (name === 'field-sw' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
})
