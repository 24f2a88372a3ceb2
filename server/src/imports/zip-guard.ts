import { createInflateRaw } from 'node:zlib'
import { Unreadable } from './unreadable.ts'

const mostUnpacked = 250 * 1024 * 1024

/**
 * Lets a zip through only when what it really unpacks to stays in bounds: the sizes it declares may lie, so every entry
 * is inflated once and thrown away. Answers the names inside. Throws `Unreadable`.
 */
export async function guardZip(bytes: Buffer): Promise<string[]> {
  const entries = centralDirectory(bytes)
  let left = mostUnpacked
  for (const entry of entries) {
    left -= entry.method === 0 ? entry.packed : await unpackedSize(bytes, entry, left)
    if (left < 0) throw new Unreadable('file-unpacks-too-big')
  }
  return entries.map((entry) => entry.name)
}

interface Entry {
  name: string
  method: number
  packed: number
  offset: number
}

function centralDirectory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > bytes.length) throw new Unreadable('file-damaged')
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > 2000) throw new Unreadable('file-unpacks-too-big')
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('file-damaged')
    const nameLength = bytes.readUInt16LE(at + 28)
    const flags = bytes.readUInt16LE(at + 8)
    if (flags & 1) throw new Unreadable('file-is-protected')
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

async function unpackedSize(bytes: Buffer, entry: Entry, limit: number): Promise<number> {
  if (entry.offset + 30 > bytes.length) throw new Unreadable('file-damaged')
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const inflate = createInflateRaw()
  let size = 0
  inflate.end(bytes.subarray(start, start + entry.packed))
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > limit) return size
    }
  } catch {
    throw new Unreadable('file-damaged')
  }
  return size
}
