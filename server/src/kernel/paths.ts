import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole program, whether it runs from sources, from the built bundle or from a test. */
export const ROOT = (() => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'server/migrations'))) return folder
    if (folder === dirname(folder)) throw new Error('the program is not complete: server/migrations is missing')
  }
})()

export const MIGRATIONS = join(ROOT, 'server/migrations')
export const WEB = join(ROOT, 'web/dist')
