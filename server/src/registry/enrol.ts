// Writes new persons into new or existing households: one statement for one person or a thousand.
import type { Id } from '@red-steward/domain/ids'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { type RawBuilder, sql } from 'kysely'
import { type NewHome, type Rows, rowsOf } from './enrol-rows.ts'
import type { Writing } from './revise.ts'
import { CREATED } from './subjects.ts'

export interface KnownDoor {
  id: Id
  buildingId: Id
  gridId: Id | null
  use: DwellingUse
}

/** Inserts everything about these homes and their new members, with history and feed. Checks nothing. */
export async function enrol(context: Writing, homes: readonly (NewHome & { door: KnownDoor })[]): Promise<void> {
  const rows = await rowsOf(context, homes)
  await write(context, rows)
  leaveTrail(context, homes, rows)
}

/**
 * The same for one home that is looked up in the statement that writes it: `home` is a CTE body with dwelling_id and
 * building_id, `asks` what is to be answered about the time before. The caller judges the answer and then leaves the
 * trail; a refusal takes back what was written. One round trip instead of two.
 */
export async function enrolLookingUp<Answer>(
  context: Writing,
  newHome: NewHome,
  lookUp: { home: RawBuilder<unknown>; asks: readonly RawBuilder<unknown>[] },
  judge: (answer: Answer) => KnownDoor,
): Promise<void> {
  const rows = await rowsOf(context, [{ ...newHome, door: undefined }])
  const door = judge((await write(context, rows, lookUp)) as Answer)
  leaveTrail(context, [{ ...newHome, door }], rows)
}

async function write(
  { tx, actor, now, commandId }: Writing,
  rows: Rows,
  lookUp?: { home: RawBuilder<unknown>; asks: readonly RawBuilder<unknown>[] },
): Promise<unknown> {
  const community = sql`${actor.communityId}::uuid`
  const json = (part: unknown[]) => sql`${JSON.stringify(part)}::jsonb`
  const home = lookUp ? sql`home cross join` : sql``
  const dwelling = lookUp ? sql`home.dwelling_id` : sql`x.dwelling_id`
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
        select ${community}, x.id, ${dwelling}, x.head_person_id, x.note, x.opened_on, x.confirmed_at, ${now}::timestamptz from ${home} jsonb_to_recordset(${json(rows.households)}) x (id uuid, dwelling_id uuid,
          head_person_id uuid, note text, opened_on date, confirmed_at timestamptz)`,
    ],
    residences: [
      rows.residences.length,
      sql`insert into residences (community_id, id, person_id, household_id, dwelling_id, relation, kind, from_day)
        select ${community}, x.id, x.person_id, x.household_id, ${dwelling}, x.relation, x.kind, x.from_day from ${home} jsonb_to_recordset(${json(rows.residences)}) x (id uuid, person_id uuid, household_id uuid,
          dwelling_id uuid, relation text, kind text, from_day date)`,
    ],
    guardianships: [
      rows.guardianships.length,
      sql`insert into guardianships (community_id, id, child_id, guardian_id, guardian_name, guardian_phone_sealed, relation, consented_on, starts_on)
        select ${community}, x.* from jsonb_to_recordset(${json(rows.guardianships)}) x (id uuid, child_id uuid, guardian_id uuid,
          guardian_name text, guardian_phone_sealed bytea, relation text, consented_on date, starts_on date)`,
    ],
    confirmations: [
      rows.confirmations.length,
      sql`insert into confirmations (community_id, id, subject_kind, subject_id, fact, means, confirmed_at, confirmed_by, command_id)
        select ${community}, x.id, x.kind, ${lookUp ? sql`coalesce(x.subject, home.dwelling_id)` : sql`x.subject`}, '*', x.means, ${now}::timestamptz, ${actor.id}::uuid, ${commandId}::uuid
        from ${home} jsonb_to_recordset(${json(rows.confirmations)}) x (id uuid, kind text, subject uuid, means text)`,
    ],
    doors: [
      rows.doors.length,
      sql`update dwellings d set use = coalesce(x.use, d.use), confirmed_at = greatest(d.confirmed_at, x.confirmed_at)
        from ${home} jsonb_to_recordset(${json(rows.doors)}) x (id uuid, use text, confirmed_at timestamptz)
        where d.community_id = ${community} and d.id = ${lookUp ? sql`home.dwelling_id` : sql`x.id`}`,
    ],
  }
  const needed = Object.entries(parts).flatMap(([name, [count, statement]]) =>
    count > 0 ? [sql`${sql.raw(`new_${name}`)} as (${statement})`] : [],
  )
  if (needed.length === 0) return undefined
  const before = lookUp ? [sql`home as materialized (${lookUp.home})`] : []
  const { rows: answers } =
    await sql`with ${sql.join([...before, ...needed])} select ${lookUp ? sql.join(lookUp.asks) : sql`1`}`.execute(tx)
  return answers[0]
}

function leaveTrail({ trail }: Writing, homes: readonly (NewHome & { door: KnownDoor })[], rows: Rows) {
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
