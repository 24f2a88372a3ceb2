import { z } from 'zod'

/** Every record is named by a UUID version 7 made by the client, so that ids sort by time and need no round trip. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** The scope of records that belong to the whole installation (accounts of administrators, new communities). */
export const SYSTEM: Id = '00000000-0000-0000-0000-000000000000'

// The one source of randomness here; present in Node, browsers and workers alike.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

/** A new UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, the rest random. */
export function newId(now: number = Date.now()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
