import { Unreadable } from './unreadable.ts'
import { centralDirectory, inflated } from './zip-content.ts'

const mostUnpacked = 250 * 1024 * 1024

/**
 * Lets a zip through only when what it really unpacks to stays in bounds: the sizes it declares may lie, so every entry
 * is inflated once and thrown away. Answers the names inside. Throws `Unreadable`.
 */
export async function guardZip(bytes: Buffer): Promise<string[]> {
  const entries = centralDirectory(bytes)
  let left = mostUnpacked
  for (const entry of entries) {
    for await (const chunk of inflated(bytes, entry)) {
      left -= chunk.length
      if (left < 0) throw new Unreadable('file-unpacks-too-big')
    }
  }
  return entries.map((entry) => entry.name)
}
