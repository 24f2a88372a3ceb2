import { z } from 'zod'

/** Every record is named by a UUID version 7 made by the client, so that ids sort by time and need no round trip. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** The scope of records that belong to the whole installation (accounts of administrators, new communities). */
export const SYSTEM: Id = '00000000-0000-0000-0000-000000000000'

// The one source of randomness here; present in Node, browsers and workers alike.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

// Asking the system for randomness costs microseconds each time; an import makes a hundred thousand ids.
const pool = new Uint8Array(4096)
let used = pool.length

/** A new UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, the rest random. */
export function newId(now: number = Date.now()): Id {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 10)
  used += 10
  if (used + 10 > pool.length) used = pool.length
  bytes[0] = (bytes[0]! & 0x0f) | 0x70
  bytes[2] = (bytes[2]! & 0x3f) | 0x80
  const time = now.toString(16).padStart(12, '0')
  const at = (index: number) => hexOf[bytes[index]!]!
  const rest = `${at(4)}${at(5)}${at(6)}${at(7)}${at(8)}${at(9)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${at(0)}${at(1)}-${at(2)}${at(3)}-${rest}`
}

/**
 * The id of what follows from these two records and nothing else: a phone without a signal and the server come to the same
 * one. A UUID version 8 (RFC 9562 §5.8): both ids' bits, exclusive or, so that two pairs meet as rarely as two random ids.
 */
export function derivedId(one: Id, other: Id): Id {
  const bits = (id: Id) => BigInt(`0x${id.replaceAll('-', '')}`)
  const hex = (bits(one) ^ bits(other)).toString(16).padStart(32, '0')
  const variant = (8 | (Number.parseInt(hex[16]!, 16) & 3)).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
