// What the sealed columns of a dispute hold, and for which place each is sealed.
import type { Id } from '@red-steward/domain/ids'
import type { Someone } from '@red-steward/domain/mediation/parties'
import type { Vault } from '../kernel/vault.ts'

interface Sealed {
  'disputes|told': { title: string; told: string; claim: string; handedOverBy: string }
  'dispute_parties|who': {
    name: string
    phone: string
    address: string
    birthDate: string | null
    guardian: Someone | null
    representative: Someone | null
  }
  'dispute_interests|other': { other: string }
  'dispute_records|text': { text: string }
  'dispute_evidence|told': { title: string; note: string }
  'dispute_evidence_files|name': { name: string }
  'evidence_removals|reason': { reason: string }
  'dispute_agreements|text': { facts: string; terms: string }
  'agreement_items|what': { what: string; amountFen: number | null }
  'dispute_follow_ups|note': { note: string }
  'dispute_endings|text': { text: string }
  'dispute_risks|reason': { reason: string }
}
export type Told<Place extends keyof Sealed> = Sealed[Place]

export function seal<Place extends keyof Sealed>(vault: Vault, place: Place, id: Id, value: Sealed[Place]): Buffer {
  return vault.seal(JSON.stringify(value), `${place}_sealed|${id}`)
}

export function open<Place extends keyof Sealed>(
  vault: Vault,
  place: Place,
  id: Id,
  sealed: Uint8Array,
): Sealed[Place] {
  return JSON.parse(vault.open(sealed, `${place}_sealed|${id}`)) as Sealed[Place]
}
