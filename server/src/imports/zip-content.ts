import { createInflateRaw } from 'node:zlib'
import { Unreadable } from './unreadable.ts'

export interface Entry {
  name: string
  method: number
  packed: number
  offset: number
}

/** What a zip says it holds, read from its central directory. Throws `Unreadable`. */
export function centralDirectory(bytes: Buffer): Entry[] {
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

/** The bytes of an entry, piece by piece, so that whoever reads may stop. Throws `Unreadable`. */
export async function* inflated(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.offset + 30 > bytes.length) throw new Unreadable('file-damaged')
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) {
    yield packed
    return
  }
  const inflate = createInflateRaw()
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch {
    throw new Unreadable('file-damaged')
  }
}

/** The text of an entry, piece by piece. Throws `Unreadable`; also when there is no such entry. */
export async function* contentOf(bytes: Buffer, name: string): AsyncGenerator<string> {
  const entry = centralDirectory(bytes).find((one) => one.name === name)
  if (!entry) throw new Unreadable('file-damaged')
  const decoder = new TextDecoder()
  for await (const chunk of inflated(bytes, entry)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
