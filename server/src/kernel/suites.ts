import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto'

export type SuiteName = 'intl' | 'sm'

/** Authenticated encryption under a 32-byte key; the nonce leads and the tag ends the output. */
export interface Suite {
  id: number
  encrypt(key: Buffer, plain: Uint8Array, aad: Buffer): Buffer
  decrypt(key: Buffer, sealed: Uint8Array, aad: Buffer): Buffer
}

// Asking the system for randomness costs microseconds each time; an import seals fifty thousand values.
const pool = Buffer.alloc(4096)
let used = pool.length

/** Random bytes that no other value was or will be sealed with. */
function freshNonce(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return Buffer.from(pool.subarray(used - length, used))
}

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. */
const intl: Suite = {
  id: 1,
  encrypt(key, plain, aad) {
    const nonce = freshNonce(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  decrypt(key, sealed, aad) {
    const bytes = Buffer.from(sealed)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(aad)
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  },
}

/**
 * SM4-CTR then HMAC-SM3 over nonce, associated data and ciphertext (GB/T 32907, GB/T 32905). Node's OpenSSL has no
 * SM4-GCM. Functional, not a certified module: production under 密评 puts an audited module behind this interface.
 */
const sm: Suite = {
  id: 2,
  encrypt(key, plain, aad) {
    const nonce = freshNonce(16)
    const { cipherKey, macKey } = smKeys(key)
    const cipher = createCipheriv('sm4-ctr', cipherKey, nonce)
    const body = Buffer.concat([nonce, cipher.update(plain), cipher.final()])
    return Buffer.concat([body, smTag(macKey, aad, body)])
  },
  decrypt(key, sealed, aad) {
    const bytes = Buffer.from(sealed)
    const { cipherKey, macKey } = smKeys(key)
    const body = bytes.subarray(0, -32)
    if (body.length < 16 || !timingSafeEqual(bytes.subarray(-32), smTag(macKey, aad, body)))
      throw new Error('the value was touched')
    const decipher = createDecipheriv('sm4-ctr', cipherKey, body.subarray(0, 16))
    return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()])
  },
}

function smKeys(key: Buffer) {
  const both = Buffer.from(hkdfSync('sha256', key, '', 'sm4-ctr hmac-sm3', 48))
  return { cipherKey: both.subarray(0, 16), macKey: both.subarray(16) }
}

function smTag(macKey: Buffer, aad: Buffer, body: Buffer) {
  const length = Buffer.alloc(8)
  length.writeUInt32BE(aad.length, 4)
  return createHmac('sm3', macKey).update(length).update(aad).update(body).digest()
}

export const suites: Record<SuiteName, Suite> = { intl, sm }
