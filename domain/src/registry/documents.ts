// What a phone holds of the register: what is needed at a door and no more. No id number, no former names.
import type { Id } from '../ids.ts'
import type { SyncDocument } from '../sync/documents.ts'
import type { Day, Instant } from '../time.ts'
import type { LanguageNeed, ResidenceEnd, ResidenceKind, Sex } from './codes.ts'

/** Households that are open, or closed within a year. */
export interface HouseholdDocument extends SyncDocument {
  kind: 'household'
  dwellingId: Id
  headPersonId: Id | null
  note: string
  openedOn: Day | null
  closedOn: Day | null
  confirmedAt: Instant | null
}

/**
 * A person who lives in the building, or lived there last and left within a year. Who has homes in two buildings is a
 * document of each, equal but for `buildingId`. `phone` is whole: screens mask it, and each look is recorded by
 * `sync.record-look`.
 */
export interface PersonDocument extends SyncDocument {
  kind: 'person'
  name: string
  pinyin: string
  initials: string
  sex: Sex
  birthDate: Day | null
  phone: string | null
  languageNeed: LanguageNeed | null
  note: string
  diedOn: Day | null
  confirmedAt: Instant | null
}

/** Residences that are open, or ended within a year. */
export interface ResidenceDocument extends SyncDocument {
  kind: 'residence'
  personId: Id
  householdId: Id
  dwellingId: Id
  relation: string
  residenceKind: ResidenceKind
  fromDay: Day | null
  toDay: Day | null
  endReason: ResidenceEnd | null
}

/** An open service eligibility of a person who lives in the building. */
export interface EligibilityDocument extends SyncDocument {
  kind: 'eligibility'
  personId: Id
  groupCode: string
  startsOn: Day
  endsOn: Day | null
}
