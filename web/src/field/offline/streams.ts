// Taking apart what the server sends for buildings: per building a length, a header and gzip.
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { BuildingHeader, Cursor } from '@red-steward/domain/sync/wire'
import { gunzip } from './blocks.ts'

export interface BuildingStream {
  header: BuildingHeader
  /** As it came: this is what is kept. */
  gzipped: Uint8Array<ArrayBuffer>
  documents: SyncDocument[]
}

/** Throws on a frame that is cut short: then none of it is taken. */
export async function readStreams(bytes: Uint8Array<ArrayBuffer>): Promise<BuildingStream[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: { header: BuildingHeader; gzipped: Uint8Array<ArrayBuffer> }[] = []
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4 <= bytes.length ? at + 4 + view.getUint32(at) : bytes.length + 1
    if (start > bytes.length) throw new Error('the answer was cut short')
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(at + 4, start))) as BuildingHeader
    const end = start + header.bytes
    if (end > bytes.length) throw new Error('the answer was cut short')
    frames.push({ header, gzipped: bytes.slice(start, end) })
    at = end
  }
  return Promise.all(
    frames.map(async ({ header, gzipped }) => ({ header, gzipped, documents: JSON.parse(await gunzip(gzipped)) })),
  )
}

/** Whichever has less behind it: what a phone must read on from. */
export function earlier(a: Cursor, b: Cursor): Cursor {
  const [x, y] = [BigInt(a.transaction), BigInt(b.transaction)]
  return x < y || (x === y && a.sequence <= b.sequence) ? a : b
}
