// Writes new persons into new or existing households: one statement for one person or a thousand.
import { type Id, newId } from '@red-steward/domain/ids'
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { searchTermsOf } from '@red-steward/domain/registry/names'
import type { NewMember, PersonFacts } from '@red-steward/domain/registry/person'
import { checkPhone } from '@red-steward/domain/registry/phone'
import { HEAD } from '@red-steward/domain/registry/relations'
import { type Day, dayOf } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { nameReader } from './pinyin.ts'
import type { Writing } from './revise.ts'
import { hex, sealGuardianPhone, secretColumns } from './secrets.ts'
import { CREATED } from './subjects.ts'

/** A member whose facts were checked and normalised (`mayRegisterPerson`). */
export interface CheckedMember extends Omit<NewMember, keyof PersonFacts> {
  facts: PersonFacts
}

export interface Home {
  id: Id
  door: { id: Id; buildingId: Id; gridId: Id | null; use: DwellingUse }
  /** The household begins with these members; left out, they join one that is there. */
  opened?: { openedOn: Day | null; note: string; use: DwellingUse | undefined; means: ConfirmMeans | undefined }
  members: readonly CheckedMember[]
}

/** Inserts everything about these homes and their new members, with search terms, history and feed. Checks nothing. */
export async function enrol(context: Writing, homes: readonly Home[]): Promise<void> {
  const rows = await rowsOf(context, homes)
  const { actor, now, commandId } = context
  const community = sql`${actor.communityId}::uuid`
  const json = (part: unknown[]) => sql`${JSON.stringify(part)}::jsonb`
  const parts: Record<string, [number, RawBuilder<unknown>]> = {
    persons: [
      rows.persons.length,
      sql`insert into persons (community_id, id, name, pinyin, initials, reading_override, sex, birth_date, document_kind,
          id_number_sealed, id_number_mark, phone_sealed, phone_mark, phone_tail_mark, language_need, note, confirmed_at, registered_at)
        select ${community}, x.*, ${now}::timestamptz from jsonb_to_recordset(${json(rows.persons)}) x (id uuid, name text, pinyin text,
          initials text, reading_override text, sex text, birth_date date, document_kind text, id_number_sealed bytea,
          id_number_mark bytea, phone_sealed bytea, phone_mark bytea, phone_tail_mark bytea, language_need text, note text,
          confirmed_at timestamptz)`,
    ],
    households: [
      rows.households.length,
      sql`insert into households (community_id, id, dwelling_id, head_person_id, note, opened_on, confirmed_at, registered_at)
        select ${community}, x.*, ${now}::timestamptz from jsonb_to_recordset(${json(rows.households)}) x (id uuid, dwelling_id uuid,
          head_person_id uuid, note text, opened_on date, confirmed_at timestamptz)`,
    ],
    residences: [
      rows.residences.length,
      sql`insert into residences (community_id, id, person_id, household_id, dwelling_id, relation, kind, from_day)
        select ${community}, x.* from jsonb_to_recordset(${json(rows.residences)}) x (id uuid, person_id uuid, household_id uuid,
          dwelling_id uuid, relation text, kind text, from_day date)`,
    ],
    guardianships: [
      rows.guardianships.length,
      sql`insert into guardianships (community_id, id, child_id, guardian_id, guardian_name, guardian_phone_sealed, relation, consented_on, starts_on)
        select ${community}, x.* from jsonb_to_recordset(${json(rows.guardianships)}) x (id uuid, child_id uuid, guardian_id uuid,
          guardian_name text, guardian_phone_sealed bytea, relation text, consented_on date, starts_on date)`,
    ],
    terms: [
      rows.terms.term.length,
      sql`insert into search_terms (community_id, term, person_id, building_id)
        select ${community}, x.* from unnest(${rows.terms.term}::text[], ${rows.terms.person}::uuid[], ${rows.terms.building}::uuid[]) x`,
    ],
    confirmations: [
      rows.confirmations.length,
      sql`insert into confirmations (community_id, id, subject_kind, subject_id, fact, means, confirmed_at, confirmed_by, command_id)
        select ${community}, x.id, x.kind, x.subject, '*', x.means, ${now}::timestamptz, ${actor.id}::uuid, ${commandId}::uuid
        from jsonb_to_recordset(${json(rows.confirmations)}) x (id uuid, kind text, subject uuid, means text)`,
    ],
    doors: [
      rows.doors.length,
      sql`update dwellings d set use = coalesce(x.use, d.use), confirmed_at = greatest(d.confirmed_at, x.confirmed_at)
        from jsonb_to_recordset(${json(rows.doors)}) x (id uuid, use text, confirmed_at timestamptz)
        where d.community_id = ${community} and d.id = x.id`,
    ],
  }
  const needed = Object.entries(parts).flatMap(([name, [count, statement]]) =>
    count > 0 ? [sql`${sql.raw(`new_${name}`)} as (${statement})`] : [],
  )
  if (needed.length === 0) return
  await sql`with ${sql.join(needed)} select 1`.execute(context.tx)
  leaveTrail(context, homes, rows)
}

interface Rows {
  persons: Record<string, unknown>[]
  households: Record<string, unknown>[]
  residences: {
    id: Id
    person_id: Id
    household_id: Id
    dwelling_id: Id
    relation: string
    kind: string
    from_day: Day | null
  }[]
  guardianships: { id: Id; [column: string]: unknown }[]
  confirmations: { id: Id; kind: string; subject: Id; means: ConfirmMeans }[]
  doors: { id: Id; use: DwellingUse | null; confirmed_at: string | null }[]
  terms: { term: string[]; person: Id[]; building: Id[] }
}

async function rowsOf(context: Writing, homes: readonly Home[]): Promise<Rows> {
  const { now } = context
  const reader = await nameReader()
  const rows: Rows = {
    persons: [],
    households: [],
    residences: [],
    guardianships: [],
    confirmations: [],
    doors: [],
    terms: { term: [], person: [], building: [] },
  }
  for (const { id: householdId, door, opened, members } of homes) {
    const confirmedAt = opened?.means ? now : null
    const confirmed = (kind: string, subject: Id) => {
      if (opened?.means) rows.confirmations.push({ id: newId(), kind, subject, means: opened.means })
    }
    if (opened) {
      const head = members.find((member) => member.relation === HEAD)
      rows.households.push({
        id: householdId,
        dwelling_id: door.id,
        head_person_id: head?.id ?? null,
        note: opened.note,
        opened_on: opened.openedOn,
        confirmed_at: confirmedAt,
      })
      confirmed('household', householdId)
      confirmed('dwelling', door.id)
      if (opened.use || confirmedAt)
        rows.doors.push({ id: door.id, use: opened.use ?? null, confirmed_at: confirmedAt })
    }
    for (const member of members) {
      const reading = reader.read(member.facts.name, member.facts.readingOverride)
      rows.persons.push({ ...personRow(context, member, reading), confirmed_at: confirmedAt })
      confirmed('person', member.id)
      rows.residences.push({
        id: newId(),
        person_id: member.id,
        household_id: householdId,
        dwelling_id: door.id,
        relation: member.relation,
        kind: member.kind,
        from_day: member.fromDay,
      })
      rows.guardianships.push(...guardianshipRows(context, member))
      for (const term of new Set(searchTermsOf(member.facts.name, reading, false))) {
        rows.terms.term.push(term)
        rows.terms.person.push(member.id)
        rows.terms.building.push(door.buildingId)
      }
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

export function guardianshipRows({ vault, now }: Writing, child: Pick<NewMember, 'id' | 'guardians'>, ids: Id[] = []) {
  return child.guardians.map((guardian, at) => {
    const id = ids[at] ?? newId()
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

function leaveTrail({ trail }: Writing, homes: readonly Home[], rows: Rows) {
  for (const { id, door, opened, members } of homes) {
    if (opened) {
      trail.fact('household', id, CREATED, null, true)
      if (opened.use) trail.fact('dwelling', door.id, 'use', door.use, opened.use)
    }
    trail.changed('household', id, door.gridId)
    for (const member of members) {
      trail.fact('person', member.id, CREATED, null, true)
      trail.changed('person', member.id, door.gridId)
    }
  }
  for (const row of rows.residences) trail.fact('residence', row.id, CREATED, null, true)
  for (const row of rows.guardianships) trail.fact('guardianship', row.id, CREATED, null, true)
}
