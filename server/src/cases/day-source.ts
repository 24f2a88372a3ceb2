// What a worker reported and noted on a day, for the text of that day; nothing confidential.
import { type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { sql } from 'kysely'
import type { DaySource } from '../visits/index.ts'
import { type PlaceRow, placeColumns, placeTables, shownWhere } from './places.ts'

export const daySource: DaySource = async ({ tx, actor }, day) => {
  const cases = await sql<PlaceRow & { at: string; leaf: LeafCode; title: string; place: string }>`
    select k.reported_at as at, k.leaf, k.title, k.place, ${placeColumns} from cases k ${placeTables('k')}
    where k.community_id = ${actor.communityId} and k.entered_by = ${actor.id} and not k.confidential
      and k.reported_at >= (${day}::date::timestamp at time zone 'Asia/Shanghai')
      and k.reported_at < ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai') order by 1`.execute(tx)
  const notes = await sql<PlaceRow & { at: string; text: string }>`
    select n.happened_at as at, n.text, ${placeColumns} from notes n ${placeTables('n')}
    where n.community_id = ${actor.communityId} and n.author_id = ${actor.id} and n.day = ${day} and not n.confidential
      and n.case_id is null order by 1`.execute(tx)
  return {
    cases: cases.rows.map((row) => ({
      at: row.at,
      address: shownWhere(row, row.place),
      what: row.title ? { zh: row.title, en: row.title } : leafOf(row.leaf),
    })),
    notes: notes.rows.map((row) => ({ at: row.at, address: shownWhere(row), text: row.text })),
  }
}
