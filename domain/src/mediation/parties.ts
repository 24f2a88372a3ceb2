// Who quarrels: persons of the register, or outsiders by name and phone.
import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { checkPhone } from '../registry/phone.ts'
import { ageOn, Day } from '../time.ts'
import { Side } from './dispute.ts'

const Name = z.string().trim().max(60)
const Phone = z.string().trim().max(30)

export const Someone = z.strictObject({
  name: Name.min(1),
  phone: Phone.default(''),
  /** Lawyer, relative, guardian … in words. */
  relation: Name.default(''),
})
export type Someone = z.infer<typeof Someone>

/** `personId`: somebody of the register within the writer's reach; the name is then the register's. */
export const Party = z.strictObject({
  id: Id,
  side: Side,
  personId: Id.nullable().default(null),
  name: Name.default(''),
  phone: Phone.default(''),
  address: z.string().trim().max(120).default(''),
  birthDate: Day.nullable().default(null),
  /** Answers for a minor in everything below: consents, signs, performs. */
  guardian: Someone.nullable().default(null),
  representative: Someone.nullable().default(null),
})
export type Party = z.infer<typeof Party>

const OF_AGE = 18

export function isMinor(birthDate: Day | null, today: Day): boolean {
  return birthDate !== null && ageOn(birthDate, today) < OF_AGE
}

/** Refuses `party-name-missing`, `party-guardian-missing` (a minor is never alone), `phone-malformed`. */
export function mayJoin(party: Party, today: Day) {
  if (party.personId === null && party.name === '') return refuse('party-name-missing')
  if (isMinor(party.birthDate, today) && !party.guardian) return refuse('party-guardian-missing')
  const phones = [party.phone, party.guardian?.phone ?? '', party.representative?.phone ?? '']
  if (phones.some((phone) => phone !== '' && checkPhone(phone).number === null)) return refuse('phone-malformed')
  return allow
}
