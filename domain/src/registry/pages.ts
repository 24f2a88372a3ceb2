// What a screen asks about one household, one person, one door. Which fields are filled depends on the role:
// `view` says how much was shown, a field that may not be seen is null.
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { DwellingUse } from '../places/place.ts'
import { Day, Instant } from '../time.ts'
import {
  ConfirmMeans,
  DocumentKind,
  EligibilityBasis,
  EligibilityEnd,
  LanguageNeed,
  ResidenceEnd,
  ResidenceKind,
  Sex,
} from './codes.ts'
import { GroupCode } from './key-groups.ts'

/** full: names in clear · masked: names as 王*明 · door: masked names and the care flag, nothing else (property staff). */
export const View = z.enum(['full', 'masked', 'door'])
export type View = z.infer<typeof View>

export const DwellingAtPage = z.object({
  id: Id,
  buildingId: Id,
  compoundId: Id,
  gridId: Id.nullable(),
  unitId: Id.nullable(),
  floor: z.int(),
  room: z.string(),
  /** `8-1-401` */
  doorKey: z.string(),
  /** `冠顺山江华府一期8号楼1单元401` */
  address: z.string(),
  use: DwellingUse,
  confirmedAt: Instant.nullable(),
  version: z.int(),
})
export type DwellingAtPage = z.infer<typeof DwellingAtPage>

/** When a fact was last changed or confirmed, by whom; `fact` `*` is the whole record. */
export const FactFreshness = z.object({
  fact: z.string(),
  at: Instant,
  by: z.string(),
  how: z.enum(['CHANGED', ...ConfirmMeans.options]),
})
export type FactFreshness = z.infer<typeof FactFreshness>

export const MemberRow = z.object({
  personId: Id,
  residenceId: Id,
  /** As this role may see it. */
  name: z.string(),
  relation: z.string().nullable(),
  isHead: z.boolean(),
  kind: ResidenceKind.nullable(),
  fromDay: Day.nullable(),
  toDay: Day.nullable(),
  endReason: ResidenceEnd.nullable(),
  destination: z.string().nullable(),
  sex: Sex.nullable(),
  age: z.int().nullable(),
  birthDate: Day.nullable(),
  documentKind: DocumentKind.nullable(),
  /** Always masked: `5226**********0025`. */
  idNumber: z.string().nullable(),
  /** Always masked: `138****1234`. */
  phone: z.string().nullable(),
  languageNeed: LanguageNeed.nullable(),
  /** Under 14 and nobody linked: the page asks for a guardian. */
  needsGuardian: z.boolean(),
  guardianNames: z.array(z.string()),
  /** Codes in force today, for roles that may see them. */
  groups: z.array(GroupCode),
  /** 需要关照. For property staff only where the resident agreed. */
  needsCare: z.boolean(),
  diedOn: Day.nullable(),
  confirmedAt: Instant.nullable(),
  /** Of the person; of how they live here. */
  version: z.int(),
  residenceVersion: z.int(),
})
export type MemberRow = z.infer<typeof MemberRow>

export const HouseholdView = z.object({
  id: Id,
  view: View,
  version: z.int(),
  dwelling: DwellingAtPage,
  headPersonId: Id.nullable(),
  note: z.string().nullable(),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  confirmedAt: Instant.nullable(),
  freshness: z.array(FactFreshness),
  members: z.array(MemberRow),
  pastMembers: z.array(MemberRow),
  /** Other households behind the same door, open ones first. */
  others: z.array(z.object({ id: Id, headName: z.string().nullable(), members: z.int(), closedOn: Day.nullable() })),
})
export type HouseholdView = z.infer<typeof HouseholdView>

export const household = queryShape({
  name: 'registry.household',
  permission: 'registry.read',
  summary: 'One household: its door, members, past members, freshness.',
  input: z.strictObject({ householdId: Id }),
  answer: HouseholdView,
})

export const dwelling = queryShape({
  name: 'registry.dwelling',
  permission: 'registry.read',
  summary: 'One door with every household that lives or lived behind it, open ones first.',
  input: z.strictObject({ dwellingId: Id }),
  answer: z.object({
    view: View,
    dwelling: DwellingAtPage,
    freshness: z.array(FactFreshness),
    households: z.array(HouseholdView),
  }),
})

export const EligibilityRow = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  groupCode: GroupCode,
  decidedBy: z.string(),
  basis: EligibilityBasis,
  consentedOn: Day.nullable(),
  careFlagAgreedOn: Day.nullable(),
  startsOn: Day,
  endsOn: Day.nullable(),
  endedOn: Day.nullable(),
  endReason: EligibilityEnd.nullable(),
  /** Neither ended nor past its end today. */
  inForce: z.boolean(),
})
export type EligibilityRow = z.infer<typeof EligibilityRow>

export const GuardianRow = z.object({
  id: Id,
  guardianId: Id.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  relation: z.string(),
  consentedOn: Day.nullable(),
  startsOn: Day,
  endedOn: Day.nullable(),
})

export const PersonView = z.object({
  id: Id,
  view: View,
  version: z.int(),
  name: z.string(),
  pinyin: z.string().nullable(),
  readingOverride: z.string().nullable(),
  sex: Sex.nullable(),
  birthDate: Day.nullable(),
  age: z.int().nullable(),
  documentKind: DocumentKind.nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  languageNeed: LanguageNeed.nullable(),
  note: z.string().nullable(),
  diedOn: Day.nullable(),
  mergedInto: Id.nullable(),
  confirmedAt: Instant.nullable(),
  freshness: z.array(FactFreshness),
  needsGuardian: z.boolean(),
  needsCare: z.boolean(),
  /** Newest first; the open ones are where the person belongs now. */
  residences: z.array(
    z.object({
      id: Id,
      householdId: Id,
      dwellingId: Id,
      address: z.string(),
      relation: z.string().nullable(),
      kind: ResidenceKind.nullable(),
      fromDay: Day.nullable(),
      toDay: Day.nullable(),
      endReason: ResidenceEnd.nullable(),
      destination: z.string().nullable(),
    }),
  ),
  /** Null for roles that may not see eligibility. */
  eligibilities: z.array(EligibilityRow).nullable(),
  guardians: z.array(GuardianRow),
  /** Children this person is guardian of. */
  wards: z.array(z.object({ personId: Id, name: z.string() })),
})
export type PersonView = z.infer<typeof PersonView>

export const person = queryShape({
  name: 'registry.person',
  permission: 'registry.read',
  summary: 'One person: facts (numbers masked), where they live and lived, eligibility, guardians, freshness.',
  input: z.strictObject({ personId: Id }),
  answer: PersonView,
})

export const Revealed = z.enum(['name', 'idNumber', 'phone'])
export type Revealed = z.infer<typeof Revealed>

export const reveal = queryShape({
  name: 'registry.reveal',
  permission: 'registry.reveal',
  summary: 'Shows one masked value of a person in clear. The look and its reason go into the audit.',
  input: z.strictObject({ personId: Id, field: Revealed, reason: z.string().trim().min(2).max(200) }),
  answer: z.object({ value: z.string().nullable() }),
})

export const HistoryEntry = z.object({
  id: z.int(),
  /** The subject asked for, or something that hangs on it (a residence, an eligibility, a guardianship). */
  subjectKind: z.string(),
  subjectId: Id,
  /** `*created*`, `*removed*`, or the name of a fact. */
  field: z.string(),
  /** Values of id numbers and phones are masked; `{ erased: true }` where they are gone for good. */
  oldValue: z.unknown(),
  newValue: z.unknown(),
  at: Instant,
  by: z.string(),
  commandId: Id,
  commandName: z.string(),
  undone: z.boolean(),
  /** Whether `registry.undo` of this command may be asked by this actor (it can still be refused as changed since). */
  mayUndo: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const history = queryShape({
  name: 'registry.history',
  permission: 'registry.read-history',
  summary: 'What changed about a person, household or dwelling: old, new, who, when, by which command; newest first.',
  input: z.strictObject({
    subjectKind: z.enum(['person', 'household', 'dwelling']),
    subjectId: Id,
    /** `next` of the page before. */
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    entries: z.array(HistoryEntry),
    /** Names and addresses behind the ids of subjects and values; group codes of eligibilities. */
    labels: z.record(z.string(), z.string()),
    next: z.int().nullable(),
  }),
})

export const eligibilities = queryShape({
  name: 'registry.eligibilities',
  permission: 'registry.read-eligibility',
  summary: 'Eligibilities in force, or ending by a day, of one group or all, within reach.',
  input: z.strictObject({
    groupCode: GroupCode.optional(),
    endingBy: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    rows: z.array(EligibilityRow.extend({ address: z.string(), householdId: Id, age: z.int().nullable() })),
    next: z.string().nullable(),
  }),
})

export const freshness = queryShape({
  name: 'registry.freshness',
  permission: 'registry.read',
  summary: 'Per door of a building: when it was last confirmed as a whole, and how many facts were confirmed since.',
  input: z.strictObject({ buildingId: Id }),
  answer: z.object({
    doors: z.array(z.object({ dwellingId: Id, confirmedAt: Instant.nullable(), households: z.int() })),
  }),
})
