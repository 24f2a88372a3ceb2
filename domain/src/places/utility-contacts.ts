// Numbers of the companies one rings in an emergency. Never a private person's, never a door code. Source: handbook §5.2, 0.2 rule 11.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import { Id } from '../ids.ts'
import type { Words } from '../words/words.ts'
import { PlaceName } from './place.ts'

export const UtilityKind = z.enum(['PROPERTY', 'LIFT', 'WATER', 'GAS', 'POWER', 'OTHER'])
export type UtilityKind = z.infer<typeof UtilityKind>
export const utilityKindWords: Record<UtilityKind, Words> = {
  PROPERTY: { zh: '物业', en: 'Property company' },
  LIFT: { zh: '电梯维保', en: 'Lift maintenance' },
  WATER: { zh: '供水抢修', en: 'Water emergency service' },
  GAS: { zh: '燃气抢修', en: 'Gas emergency service' },
  POWER: { zh: '供电抢修', en: 'Power emergency service' },
  OTHER: { zh: '其他', en: 'Other' },
}

/** For one building, for one compound, or with neither for the whole community. */
const where = { compoundId: Id.nullable().default(null), buildingId: Id.nullable().default(null) }
const DialledNumber = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,24}$/)

export const keepContact = commandShape({
  name: 'places.keep-contact',
  permission: 'places.edit',
  summary:
    'Keeps the number of a utility or property company. Refuses whole-community-only, not-found out of reach, changed-meanwhile.',
  input: z
    .strictObject({
      id: Id,
      /** The version the writer saw; 0 for a new one. */
      base: z.int().min(0),
      kind: UtilityKind,
      ...where,
      name: PlaceName,
      phone: DialledNumber,
      /** Answered day and night; otherwise `hours` says when. */
      aroundTheClock: z.boolean(),
      hours: z.string().trim().max(40).default(''),
    })
    .refine(({ compoundId, buildingId }) => compoundId === null || buildingId === null, {
      path: ['buildingId'],
      params: { code: 'one_place_only' },
    }),
})

export const endContact = commandShape({
  name: 'places.end-contact',
  permission: 'places.edit',
  summary: 'Takes a company’s number out of use; phones forget it.',
  input: z.strictObject({ contactId: Id }),
})

export const UtilityContact = z.strictObject({
  id: Id,
  version: z.int(),
  kind: UtilityKind,
  compoundId: Id.nullable(),
  buildingId: Id.nullable(),
  name: z.string(),
  phone: z.string(),
  aroundTheClock: z.boolean(),
  hours: z.string(),
})
export type UtilityContact = z.infer<typeof UtilityContact>

export const utilityContacts = queryShape({
  name: 'places.contacts',
  permission: 'places.read',
  summary:
    'The companies to ring for a building or a compound, those of the whole community among them. Refuses not-found.',
  input: z.strictObject(where),
  answer: z.strictObject({ rows: z.array(UtilityContact) }),
})

/** Numbers of the whole community are kept by who answers for all of it. */
export function mayKeepContact(actor: Actor, { compoundId, buildingId }: Place): Decision {
  const everywhere = compoundId === null && buildingId === null
  return everywhere && actor.grids !== 'all' ? refuse('whole-community-only') : allow
}

interface Place {
  compoundId: Id | null
  buildingId: Id | null
}

/** Of one kind the nearest: the building's own, else the compound's, else the community's. Around the clock first. */
export function nearestContacts<Contact extends Omit<UtilityContact, 'kind'>>(
  ofKind: readonly Contact[],
  at: Place,
): Contact[] {
  const levels = [
    ofKind.filter(({ buildingId }) => buildingId !== null && buildingId === at.buildingId),
    ofKind.filter(({ compoundId }) => compoundId !== null && compoundId === at.compoundId),
    ofKind.filter(({ buildingId, compoundId }) => buildingId === null && compoundId === null),
  ]
  const nearest = levels.find((level) => level.length > 0) ?? []
  return nearest.toSorted((one, other) => Number(other.aroundTheClock) - Number(one.aroundTheClock))
}
