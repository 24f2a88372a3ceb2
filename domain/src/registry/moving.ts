// Commands about who lives where: in, out, within, apart, and gone.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { ResidenceKind } from './codes.ts'
import { Relation } from './relations.ts'

const Restated = z.strictObject({ personId: Id, relation: Relation })

export const moveIn = commandShape({
  name: 'registry.move-in',
  permission: 'registry.edit',
  summary:
    'Somebody the register already knows moves into a household; an earlier home in the community ends that day.',
  input: z.strictObject({
    personId: Id,
    householdId: Id,
    relation: Relation,
    kind: ResidenceKind,
    day: Day.nullable().default(null),
  }),
})

export const moveOut = commandShape({
  name: 'registry.move-out',
  permission: 'registry.edit',
  summary: 'Members leave the community; the household closes when nobody is left.',
  input: z.strictObject({
    householdId: Id,
    personIds: z.array(Id).min(1).max(40),
    day: Day,
    /** Where to, as far as people say: a city, never an address that could be followed. */
    destination: z.string().trim().max(100).default(''),
  }),
})

export const moveWithin = commandShape({
  name: 'registry.move-within',
  permission: 'registry.edit',
  summary: 'A whole household moves to another door of the community.',
  input: z.strictObject({ householdId: Id, toDwellingId: Id, day: Day }),
})

export const splitHousehold = commandShape({
  name: 'registry.split-household',
  permission: 'registry.edit',
  summary: 'Some members found a household of their own, at the same door or another.',
  input: z.strictObject({
    householdId: Id,
    newHouseholdId: Id,
    /** Everyone who goes, with the relation to the new head (02 for the head). */
    members: z.array(Restated).min(1).max(40),
    /** The same door when left out. */
    toDwellingId: Id.optional(),
    day: Day,
  }),
})

export const changeHead = commandShape({
  name: 'registry.change-head',
  permission: 'registry.edit',
  summary: 'Another member becomes the head; everyone else states the relation to the new head.',
  input: z.strictObject({ householdId: Id, headPersonId: Id, relations: z.array(Restated).max(40) }),
})

export const recordDeath = commandShape({
  name: 'registry.record-death',
  permission: 'registry.edit',
  summary: 'Records a death quietly: residence and eligibilities end, phone numbers are erased at once.',
  input: z.strictObject({ personId: Id, day: Day }),
})
