// How rows read when opened: JSON, gzipped when that saves anything; a building's block is gzip as it came from the server.
import type { Row, Table } from './storage.ts'
import { joined, randomBytes, type Sealer } from './vault.ts'

const utf8 = new TextEncoder()
const WORTH_GZIP = 2048

export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export const newKey = () => [...randomBytes(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** First byte: 0 is plain JSON, 1 is gzip. */
export async function sealJson(sealer: Sealer, table: Table, key: string, value: unknown): Promise<Row> {
  const text = JSON.stringify(value)
  const small = text.length < WORTH_GZIP
  const body = small ? utf8.encode(text) : await gzip(text)
  return sealer.seal(table, key, joined(Uint8Array.of(small ? 0 : 1), body))
}

export async function openJson<Value>(sealer: Sealer, table: Table, row: Row): Promise<Value> {
  const plain = await sealer.open(table, row)
  const body = plain.subarray(1)
  return JSON.parse(plain[0] === 1 ? await gunzip(body) : new TextDecoder().decode(body))
}
