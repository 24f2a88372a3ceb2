// What registering writes, row by row: sealed, read aloud, ready for one statement.
import { type Id, newId } from '@red-steward/domain/ids'
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import type { NewMember, PersonFacts } from '@red-steward/domain/registry/person'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { HEAD } from '@red-steward/domain/registry/relations'
import { type Day, dayOf } from '@red-steward/domain/time'
import { nameReader } from './pinyin.ts'
import type { Writing } from './revise.ts'
import { hex, sealGuardianPhone, secretColumns } from './secrets.ts'

/** A member whose facts were checked and normalised (`mayRegisterPerson`). */
export interface CheckedMember extends Omit<NewMember, keyof PersonFacts> {
  facts: PersonFacts
}

/** A household to begin, or one that is there, with the members to add. */
export interface NewHome {
  id: Id
  /** The household begins with these members; left out, they join one that is there. */
  opened?: { openedOn: Day | null; note: string; use: DwellingUse | undefined; means: ConfirmMeans | undefined }
  members: readonly CheckedMember[]
}

/** Doors are null where the statement itself looks the home up (`enrol.ts`). */
export interface Rows {
  persons: Record<string, unknown>[]
  households: Record<string, unknown>[]
  residences: {
    id: Id
    person_id: Id
    household_id: Id
    dwelling_id: Id | null
    relation: string
    kind: string
    from_day: Day | null
  }[]
  guardianships: { id: Id; [column: string]: unknown }[]
  confirmations: { id: Id; kind: string; subject: Id | null; means: ConfirmMeans }[]
  doors: { id: Id | null; use: DwellingUse | null; confirmed_at: string | null }[]
}

export async function rowsOf(
  context: Writing,
  homes: readonly (NewHome & { door: { id: Id; buildingId: Id } | undefined })[],
): Promise<Rows> {
  const { now } = context
  const reader = await nameReader()
  const rows: Rows = {
    persons: [],
    households: [],
    residences: [],
    guardianships: [],
    confirmations: [],
    doors: [],
  }
  for (const { id: householdId, door, opened, members } of homes) {
    const confirmedAt = opened?.means ? now : null
    const confirmed = (kind: string, subject: Id | null) => {
      if (opened?.means) rows.confirmations.push({ id: newId(), kind, subject, means: opened.means })
    }
    if (opened) {
      const head = members.find((member) => member.relation === HEAD)
      rows.households.push({
        id: householdId,
        dwelling_id: door?.id ?? null,
        head_person_id: head?.id ?? null,
        note: opened.note,
        opened_on: opened.openedOn,
        confirmed_at: confirmedAt,
      })
      confirmed('household', householdId)
      confirmed('dwelling', door?.id ?? null)
      if (opened.use || confirmedAt)
        rows.doors.push({ id: door?.id ?? null, use: opened.use ?? null, confirmed_at: confirmedAt })
    }
    for (const member of members) {
      const reading = reader.read(member.facts.name, member.facts.readingOverride)
      rows.persons.push({ ...personRow(context, member, reading), confirmed_at: confirmedAt })
      confirmed('person', member.id)
      rows.residences.push({
        id: newId(),
        person_id: member.id,
        household_id: householdId,
        dwelling_id: door?.id ?? null,
        relation: member.relation,
        kind: member.kind,
        from_day: member.fromDay,
      })
      rows.guardianships.push(...guardianshipRows(context, member))
    }
  }
  return rows
}

function personRow({ vault }: Writing, { id, facts }: CheckedMember, reading: { pinyin: string; initials: string }) {
  const sealed = {
    ...secretColumns(vault, id, 'idNumber', facts.idNumber),
    ...secretColumns(vault, id, 'phone', facts.phone),
  }
  return {
    id,
    name: facts.name,
    pinyin: reading.pinyin,
    initials: reading.initials,
    reading_override: facts.readingOverride,
    sex: facts.sex,
    birth_date: facts.birthDate,
    document_kind: facts.documentKind,
    ...Object.fromEntries(Object.entries(sealed).map(([column, bytes]) => [column, hex(bytes)])),
    language_need: facts.languageNeed,
    note: facts.note,
  }
}

function guardianshipRows({ vault, now }: Writing, child: Pick<NewMember, 'id' | 'guardians'>) {
  return child.guardians.map((guardian) => {
    const id = newId()
    const outside = 'name' in guardian ? guardian : undefined
    const phone = outside?.phone ? (checkPhone(outside.phone).number ?? outside.phone) : null
    return {
      id,
      child_id: child.id,
      guardian_id: 'personId' in guardian ? guardian.personId : null,
      guardian_name: outside?.name ?? null,
      guardian_phone_sealed: phone === null ? null : hex(sealGuardianPhone(vault, id, phone)),
      relation: guardian.relation,
      consented_on: guardian.consentedOn,
      starts_on: dayOf(now),
    }
  })
}
