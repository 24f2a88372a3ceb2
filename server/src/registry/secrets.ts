// The sealed values of a person. What they are sealed for (table|column|row) is written here and nowhere else.
import type { Id } from '@red-steward/domain/ids'
import { maskIdNumber, maskPhone } from '@red-steward/domain/registry/masking'
import type { Vault } from '../kernel/vault.ts'

const secretFields = ['idNumber', 'phone'] as const
export type SecretField = (typeof secretFields)[number]

export function isSecret(field: string): field is SecretField {
  return (secretFields as readonly string[]).includes(field)
}

const column = { idNumber: 'id_number_sealed', phone: 'phone_sealed' } as const
const mask = { idNumber: maskIdNumber, phone: maskPhone } as const

export function sealSecret(vault: Vault, personId: Id, field: SecretField, text: string): Buffer {
  return vault.seal(text, `persons|${column[field]}|${personId}`)
}

/** Also opens `former_secrets`: they are sealed for the person's column, so that bytes can move between the two. */
export function openSecret(vault: Vault, personId: Id, field: SecretField, sealed: Uint8Array | null): string | null {
  return sealed && vault.open(sealed, `persons|${column[field]}|${personId}`)
}

export function maskedSecret(vault: Vault, personId: Id, field: SecretField, sealed: Uint8Array | null): string | null {
  const plain = openSecret(vault, personId, field, sealed)
  return plain && mask[field](plain)
}

export function sealGuardianPhone(vault: Vault, guardianshipId: Id, text: string): Buffer {
  return vault.seal(text, `guardianships|guardian_phone_sealed|${guardianshipId}`)
}
export function maskedGuardianPhone(vault: Vault, guardianshipId: Id, sealed: Uint8Array | null): string | null {
  return sealed && maskPhone(vault.open(sealed, `guardianships|guardian_phone_sealed|${guardianshipId}`))
}

export interface SecretColumns {
  id_number_sealed?: Buffer | null
  id_number_mark?: Buffer | null
  phone_sealed?: Buffer | null
  phone_mark?: Buffer | null
  phone_tail_mark?: Buffer | null
}

/** The columns one secret is kept in: sealed, marked for exact search, a phone also by its last four digits. */
export function secretColumns(vault: Vault, personId: Id, field: SecretField, text: string | null): SecretColumns {
  const sealed = text === null ? null : sealSecret(vault, personId, field, text)
  if (field === 'idNumber') {
    return { id_number_sealed: sealed, id_number_mark: text === null ? null : vault.fingerprint('id-number', text) }
  }
  return {
    phone_sealed: sealed,
    phone_mark: text === null ? null : vault.fingerprint('phone', text),
    phone_tail_mark: text === null ? null : vault.fingerprint('phone-tail', text.slice(-4)),
  }
}

/** A Buffer as text that PostgreSQL reads back from JSON as bytea. */
export function hex(bytes: Buffer | null | undefined): string | null {
  return bytes ? `\\x${bytes.toString('hex')}` : null
}
