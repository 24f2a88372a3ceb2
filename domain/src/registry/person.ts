import { z } from 'zod'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { DocumentKind, LanguageNeed, ResidenceKind, Sex } from './codes.ts'
import { Relation } from './relations.ts'

export const PersonName = z.string().trim().min(1).max(60)
export const Note = z.string().trim().max(500)

const facts = {
  name: PersonName,
  /** Pinyin of the name, syllables by spaces, where the usual reading is wrong: `shan yu`. */
  readingOverride: z
    .string()
    .trim()
    .toLowerCase()
    .max(120)
    .regex(/^[a-zü0-9' ]+$/)
    .nullable(),
  sex: Sex,
  birthDate: Day.nullable(),
  documentKind: DocumentKind,
  idNumber: z.string().trim().min(1).max(40).nullable(),
  phone: z.string().trim().min(1).max(30).nullable(),
  languageNeed: LanguageNeed.nullable(),
  note: Note,
}

/** The facts of a person a worker may write. Anything else (handbook §11) has no field. */
export const PersonFacts = z.strictObject({
  ...facts,
  readingOverride: facts.readingOverride.default(null),
  sex: Sex.default('9'),
  birthDate: facts.birthDate.default(null),
  documentKind: DocumentKind.default('NONE'),
  idNumber: facts.idNumber.default(null),
  phone: facts.phone.default(null),
  languageNeed: facts.languageNeed.default(null),
  note: Note.default(''),
})
export type PersonFacts = z.infer<typeof PersonFacts>

/** Only what is given changes. */
export const PersonChanges = z.strictObject(facts).partial()
export type PersonChanges = z.infer<typeof PersonChanges>
export type PersonFact = keyof PersonFacts

/** A guardian is a person of the register, or somebody outside it. `relation`: what the guardian is to the child (GB/T 4761). */
export const Guardian = z.union([
  z.strictObject({ personId: Id, relation: Relation, consentedOn: Day.nullable().default(null) }),
  z.strictObject({
    name: PersonName,
    phone: z.string().trim().min(1).max(30).nullable().default(null),
    relation: Relation,
    consentedOn: Day.nullable().default(null),
  }),
])
export type Guardian = z.infer<typeof Guardian>

/** A person as registered into a household; a child under 14 comes with a guardian. */
export const NewMember = z.strictObject({
  id: Id,
  ...PersonFacts.shape,
  relation: Relation,
  kind: ResidenceKind.default('AT_HOME'),
  fromDay: Day.nullable().default(null),
  guardians: z.array(Guardian).max(4).default([]),
})
export type NewMember = z.infer<typeof NewMember>
export type NewMemberInput = z.input<typeof NewMember>
