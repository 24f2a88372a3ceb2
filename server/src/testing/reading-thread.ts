import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../../bin/bundle.mjs'
import { ROOT } from '../kernel/paths.ts'

/** A thread runs no TypeScript: the one that reads tables is bundled where `readElsewhere` finds it when run from sources. */
export async function buildReadingThread(): Promise<void> {
  const tools = join(ROOT, 'server/dist/tools')
  const fresh = join(tools, `reading-${process.pid}-${Date.now()}`)
  await bundle([{ in: join(ROOT, 'server/src/imports/reading-worker.ts'), out: 'reading-worker' }], fresh)
  // Moved, not written, into its place: another run may be starting a thread from it just now.
  for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(tools, name))
  rmSync(fresh, { recursive: true })
}
