import { createInflateRaw } from 'node:zlib'
import { Unreadable } from './unreadable.ts'

const mostUnpacked = 250 * 1024 * 1024
const mostEntries = 2000

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const DESCRIPTOR = Buffer.from('504b0708', 'hex')

/** What a part says, piece by piece; throws `Unreadable` where it asks for more room than there is. */
export type Listener = (content: Uint8Array) => void

/**
 * Once more in bounds, this time walking from one record to the next as the reader of xlsx does (`unzipper`): between
 * the records that the directory names there may lie others, and the reader makes room for whatever size one declares.
 * `listenTo` gives whoever listens to a part of this name. Throws `Unreadable`.
 */
export async function guardRecords(bytes: Buffer, listenTo: (name: string) => Listener | undefined): Promise<void> {
  let left = mostUnpacked
  let count = 0
  for (let at = 0, past = false; ; ) {
    if (at + 22 > bytes.length) throw new Unreadable('file-damaged')
    const record = bytes.readUInt32LE(at)
    if (record === END || (past && record !== LOCAL && record !== CENTRAL)) return
    if (record === CENTRAL) {
      past = true
      at += lengthOfCentral(bytes, at)
    } else if (record === LOCAL) {
      const entry = entryAt(bytes, at)
      left -= Math.max(entry.declared, await heardSize(bytes, entry, left, listenTo(entry.name)))
      if (left < 0 || ++count > mostEntries) throw new Unreadable('file-unpacks-too-big')
      at = entry.next
    } else throw new Unreadable('file-damaged')
  }
}

interface Entry {
  name: string
  isPacked: boolean
  /** The reader makes room for so much, whatever comes; 0 where it is told behind the content. */
  declared: number
  start: number
  end: number
  next: number
}

function entryAt(bytes: Buffer, at: number): Entry {
  if (at + 30 > bytes.length) throw new Unreadable('file-damaged')
  const flags = bytes.readUInt16LE(at + 6)
  if (flags & 1) throw new Unreadable('file-is-protected')
  const nameEnd = at + 30 + bytes.readUInt16LE(at + 26)
  const name = bytes.toString('utf8', at + 30, nameEnd)
  const start = nameEnd + bytes.readUInt16LE(at + 28)
  const isPacked = bytes.readUInt16LE(at + 8) !== 0
  const { packed, unpacked } = sizesAt(bytes, at, start)
  const isToldBehind = (flags & 8) !== 0 && packed === 0
  const end = isToldBehind ? bytes.indexOf(DESCRIPTOR, start) : start + packed
  if (end < start || end > bytes.length) throw new Unreadable('file-damaged')
  return { name, isPacked, start, end, next: isToldBehind ? end + 16 : end, declared: isToldBehind ? 0 : unpacked }
}

/** Of a local header; where four bytes are too few, an extra field of type 1 holds eight each (zip64). */
function sizesAt(bytes: Buffer, at: number, start: number): { packed: number; unpacked: number } {
  const [packed, unpacked] = [bytes.readUInt32LE(at + 18), bytes.readUInt32LE(at + 22)]
  const large = 0xffffffff
  if (packed !== large && unpacked !== large) return { packed, unpacked }
  for (let field = at + 30 + bytes.readUInt16LE(at + 26); field + 20 <= Math.min(start, bytes.length); ) {
    if (bytes.readUInt16LE(field) === 1) {
      const eight = (offset: number) => Number(bytes.readBigUInt64LE(field + 4 + offset))
      const real = unpacked === large ? eight(0) : unpacked
      return { unpacked: real, packed: packed === large ? eight(unpacked === large ? 8 : 0) : packed }
    }
    field += 4 + bytes.readUInt16LE(field + 2)
  }
  throw new Unreadable('file-damaged')
}

function lengthOfCentral(bytes: Buffer, at: number): number {
  if (at + 46 > bytes.length) throw new Unreadable('file-damaged')
  return 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
}

async function heardSize(
  bytes: Buffer,
  { isPacked, start, end }: Entry,
  limit: number,
  hear: Listener | undefined,
): Promise<number> {
  const content = bytes.subarray(start, end)
  if (!isPacked) {
    hear?.(content)
    return content.length
  }
  const inflate = createInflateRaw()
  let size = 0
  inflate.end(content)
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length
      if (size > limit) return size
      hear?.(chunk as Buffer)
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('file-damaged')
  }
  return size
}
