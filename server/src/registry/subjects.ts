// What of the register may be revised, and where it is kept. History, undo, merge and unmerge all speak of these
// kinds and fields; a field's name in history is its name here.
import type { SecretField } from './secrets.ts'

export type SubjectKind = 'person' | 'household' | 'residence' | 'eligibility' | 'guardianship' | 'dwelling'
type ColumnType = 'text' | 'date' | 'uuid'

interface Subject {
  table: 'persons' | 'households' | 'residences' | 'eligibilities' | 'guardianships' | 'dwellings'
  /** Counts versions, and remembers per field the version at which it last changed. */
  versions: 'none' | 'row' | 'fields'
  fields: Readonly<Record<string, [column: string, type: ColumnType]>>
  secrets: readonly SecretField[]
}

export const subjects: Readonly<Record<SubjectKind, Subject>> = {
  person: {
    table: 'persons',
    versions: 'fields',
    secrets: ['idNumber', 'phone'],
    fields: {
      name: ['name', 'text'],
      readingOverride: ['reading_override', 'text'],
      sex: ['sex', 'text'],
      birthDate: ['birth_date', 'date'],
      documentKind: ['document_kind', 'text'],
      languageNeed: ['language_need', 'text'],
      note: ['note', 'text'],
      diedOn: ['died_on', 'date'],
      mergedInto: ['merged_into', 'uuid'],
    },
  },
  household: {
    table: 'households',
    versions: 'fields',
    secrets: [],
    fields: {
      dwellingId: ['dwelling_id', 'uuid'],
      headPersonId: ['head_person_id', 'uuid'],
      note: ['note', 'text'],
      openedOn: ['opened_on', 'date'],
      closedOn: ['closed_on', 'date'],
    },
  },
  residence: {
    table: 'residences',
    versions: 'fields',
    secrets: [],
    fields: {
      personId: ['person_id', 'uuid'],
      householdId: ['household_id', 'uuid'],
      dwellingId: ['dwelling_id', 'uuid'],
      relation: ['relation', 'text'],
      kind: ['kind', 'text'],
      fromDay: ['from_day', 'date'],
      toDay: ['to_day', 'date'],
      endReason: ['end_reason', 'text'],
      destination: ['destination', 'text'],
    },
  },
  eligibility: {
    table: 'eligibilities',
    versions: 'row',
    secrets: [],
    fields: {
      personId: ['person_id', 'uuid'],
      decidedBy: ['decided_by', 'text'],
      careFlagAgreedOn: ['care_flag_agreed_on', 'date'],
      endsOn: ['ends_on', 'date'],
      endedOn: ['ended_on', 'date'],
      endReason: ['end_reason', 'text'],
    },
  },
  guardianship: {
    table: 'guardianships',
    versions: 'row',
    secrets: [],
    fields: {
      childId: ['child_id', 'uuid'],
      guardianId: ['guardian_id', 'uuid'],
      consentedOn: ['consented_on', 'date'],
      endedOn: ['ended_on', 'date'],
    },
  },
  dwelling: { table: 'dwellings', versions: 'fields', secrets: [], fields: { use: ['use', 'text'] } },
}

/** In history: the record began with this command; it was taken out again by undoing that command. */
export const CREATED = '*created*'
export const REMOVED = '*removed*'
