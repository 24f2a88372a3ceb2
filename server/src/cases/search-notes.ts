import type { Id } from '@red-steward/domain/ids'
import { notesOfDay as dayShape, type Note, searchNotes as searchShape } from '@red-steward/domain/notebook/notes'
import { type RawBuilder, sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { afterCursor, cursorOf } from '../registry/index.ts'
import { type PlaceRow, placeColumns, placeTables, shownWhere } from './places.ts'
import { noteSeen } from './reach.ts'

export const searchNotes = query(searchShape, async ({ tx, actor }, { after, limit, text, ...filters }) => {
  const { kind, dwellingId, buildingId, mine, fromDay, toDay } = filters
  const conditions: RawBuilder<unknown>[] = [
    sql`n.community_id = ${actor.communityId}`,
    noteSeen(actor),
    ...text
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => sql`n.text ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ...(kind ? [sql`n.chips ->> 'kind' = ${kind}`] : []),
    ...(dwellingId ? [sql`n.dwelling_id = ${dwellingId}`] : []),
    ...(buildingId ? [sql`n.building_id = ${buildingId}`] : []),
    ...(mine ? [sql`n.author_id = ${actor.id}`] : []),
    ...(fromDay ? [sql`n.day >= ${fromDay}::date`] : []),
    ...(toDay ? [sql`n.day <= ${toDay}::date`] : []),
    ...afterCursor(after, newestDayFirst, sql`n.id`),
  ]
  const { rows } = await sql<NoteRow & { key: string }>`
    select ${newestDayFirst} as key, ${noteColumns(actor.id)} ${noteTables}
    where ${sql.join(conditions, sql` and `)} order by 1, n.id limit ${limit + 1}`.execute(tx)
  return {
    rows: rows.slice(0, limit).map(({ key: _, ...row }) => shownNote(row)),
    next: rows.length > limit ? cursorOf(rows[limit - 1]) : null,
  }
})

export const notesOfDay = query(dayShape, async ({ tx, actor }, { day }) => {
  const { rows } = await sql<NoteRow>`
    select ${noteColumns(actor.id)} ${noteTables}
    where n.community_id = ${actor.communityId} and n.author_id = ${actor.id} and n.day = ${day}::date
    order by n.happened_at, n.id limit 500`.execute(tx)
  return { rows: rows.map(shownNote) }
})

const newestDayFirst = sql<string>`(to_char(date '9999-12-31' - n.day, 'FM0000000')
  || lpad((99999999999999 - (extract(epoch from n.happened_at) * 1000)::bigint)::text, 14, '0')) collate "C"`

const noteTables = sql`from notes n join accounts a on a.id = n.author_id ${placeTables('n')}`

const noteColumns = (
  me: Id,
) => sql`n.id, n.text, n.chips, n.dwelling_id as "dwellingId", n.building_id as "buildingId", n.day,
  n.happened_at as "happenedAt", n.entered_at as "enteredAt", a.display_name as author, n.author_id = ${me} as mine,
  n.confidential, n.case_id as "caseId", n.version, ${placeColumns}`

type NoteRow = Omit<Note, 'where'> & PlaceRow

function shownNote({ compound, phase, building, unit, room, ...note }: NoteRow): Note {
  return { ...note, where: shownWhere({ compound, phase, building, unit, room }) }
}
