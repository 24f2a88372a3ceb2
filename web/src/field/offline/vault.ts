// The keys of what one person holds on this phone. A random root secret is wrapped under PIN and server share, under a
// passkey and the share, and under a recovery secret the server gives only to who signs in. In memory there are only keys
// that cannot be read out. What this protects, and what not, stands in docs/security.md.
import type { Row, Table, VaultRecord, Wrapped } from './storage.ts'

/** OWASP's figure for PBKDF2-HMAC-SHA-256. Kept in the record, so that it can grow; tests lower it. */
export const PIN_ITERATIONS = 600_000
export const MOST_WRONG_PINS = 10

export interface VaultKeys {
  data: CryptoKey
  self: CryptoKey
}
type Bytes = Uint8Array<ArrayBuffer>

const { subtle } = crypto
const utf8 = new TextEncoder()
export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

async function derived(secret: Bytes, salt: Bytes, info: string): Promise<CryptoKey> {
  const source = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode(`red-steward ${info}`) }
  return subtle.deriveKey(how, source, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function stretched(pin: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const source = await subtle.importKey('raw', utf8.encode(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveBits'])
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, source, 256))
}

async function wrap(root: Bytes, salt: Bytes, key: CryptoKey): Promise<Wrapped> {
  const iv = randomBytes(12)
  const bytes = await subtle.encrypt({ name: 'AES-GCM', iv }, key, root)
  return { salt: toBase64(salt), iv: toBase64(iv), bytes: toBase64(new Uint8Array(bytes)) }
}

/** The root secret, or undefined when the key is the wrong one. */
async function unwrap({ iv, bytes }: Wrapped, key: CryptoKey): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(bytes)))
  } catch {
    return undefined
  }
}

const nothing = new Uint8Array(0)

export async function keysOf(root: Bytes): Promise<VaultKeys> {
  return { data: await derived(root, nothing, 'data'), self: await derived(root, nothing, 'self') }
}

export const newRoot = () => randomBytes(32)

export async function wrapByPin(root: Bytes, pin: string, share: string, iterations: number) {
  const salt = randomBytes(16)
  const secret = joined(await stretched(pin, salt, iterations), fromBase64(share))
  return { ...(await wrap(root, salt, await derived(secret, salt, 'pin'))), iterations }
}
export async function openByPin(record: VaultRecord, pin: string): Promise<Bytes | undefined> {
  if (!record.share) return undefined
  const { byPin } = record
  const salt = fromBase64(byPin.salt)
  const secret = joined(await stretched(pin, salt, byPin.iterations), fromBase64(record.share))
  return unwrap(byPin, await derived(secret, salt, 'pin'))
}

export async function wrapByPasskey(root: Bytes, prf: Bytes, share: string): Promise<Wrapped> {
  const salt = randomBytes(16)
  return wrap(root, salt, await derived(joined(prf, fromBase64(share)), salt, 'passkey'))
}
export async function openByPasskey({ byPasskey, share }: VaultRecord, prf: Bytes): Promise<Bytes | undefined> {
  if (!share || !byPasskey) return undefined
  return unwrap(byPasskey, await derived(joined(prf, fromBase64(share)), fromBase64(byPasskey.salt), 'passkey'))
}

export async function wrapByRecovery(root: Bytes, recovery: string): Promise<Wrapped> {
  const salt = randomBytes(16)
  return wrap(root, salt, await derived(fromBase64(recovery), salt, 'recovery'))
}
export async function openByRecovery({ byRecovery }: VaultRecord, recovery: string): Promise<Bytes | undefined> {
  return unwrap(byRecovery, await derived(fromBase64(recovery), fromBase64(byRecovery.salt), 'recovery'))
}

export async function wrapBySelf(root: Bytes): Promise<Wrapped> {
  return wrap(root, nothing, (await keysOf(root)).self)
}
/** For giving an open vault another way in. */
export function openBySelf(record: VaultRecord, keys: VaultKeys): Promise<Bytes | undefined> {
  return unwrap(record.bySelf, keys.self)
}

/** Names an account to its own vault without saying which it is. */
export async function ownerMark(accountId: string, vaultId: string): Promise<string> {
  return toBase64(new Uint8Array(await subtle.digest('SHA-256', utf8.encode(`${accountId}|${vaultId}`))))
}

/** Seals and opens rows: AES-GCM bound to table, vault and key, so that a row moved to another place does not open. */
export class Sealer {
  readonly #key: CryptoKey
  readonly vaultId: string

  constructor(keys: VaultKeys, vaultId: string) {
    this.#key = keys.data
    this.vaultId = vaultId
  }

  #aad(table: Table, key: string) {
    return utf8.encode(`${table}|${this.vaultId}|${key}`)
  }

  async seal(table: Table, key: string, plain: Bytes): Promise<Row> {
    const iv = randomBytes(12)
    const how = { name: 'AES-GCM', iv, additionalData: this.#aad(table, key) }
    const sealed = new Uint8Array(await subtle.encrypt(how, this.#key, plain))
    return { key, vaultId: this.vaultId, bytes: joined(iv, sealed) }
  }

  async open(table: Table, { key, bytes }: Row): Promise<Bytes> {
    const how = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: this.#aad(table, key) }
    return new Uint8Array(await subtle.decrypt(how, this.#key, bytes.subarray(12)))
  }
}
