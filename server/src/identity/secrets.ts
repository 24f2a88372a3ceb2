import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Decision } from '@red-steward/domain/decision'
import { mayUsePassword } from '@red-steward/domain/identity/password'

/** argon2id with the parameters of OWASP's cheat sheet: 19 MiB, 2 passes, 1 lane. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON)
}

let decoy: Promise<string> | undefined

/** Verifies against a real hash, or against a decoy so that an unknown name takes as long as a wrong password. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const right = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return stored !== null && right
}

/** A code one person reads to another: 12 characters without look-alikes, 60 bits. */
export function newOneTimeCode(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
  const letters = Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length])
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((part) => part.join('')).join('-')
}

export function hashCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest()
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

let common: Set<string> | undefined

/** The rule of `domain/identity/password.ts` with the list of leaked passwords (zxcvbn's, 30,000 and more). */
export async function judgePassword(password: string, account: { loginName: string; name: string }): Promise<Decision> {
  common ??= new Set((await import('@zxcvbn-ts/language-common')).dictionary['passwords-common'])
  return mayUsePassword(password, account, (text) => common!.has(text))
}
