import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { notFound } from '../kernel/refused.ts'
import { gridOf } from './reach.ts'
import type { Writing } from './store.ts'

export interface OwnNote {
  id: Id
  text: string
  dwellingId: Id | null
  buildingId: Id | null
  gridId: Id | null
  day: string
  confidential: boolean
  caseId: Id | null
  version: number
}

/** A line of the actor's own notebook, locked: nobody writes in somebody else's. */
export async function getOwnNote({ tx, actor }: Writing, id: Id): Promise<OwnNote> {
  const { rows } = await sql<OwnNote>`
    select n.id, n.text, n.dwelling_id as "dwellingId", n.building_id as "buildingId", ${gridOf('n')} as "gridId", n.day,
      n.confidential, n.case_id as "caseId", n.version
    from notes n where n.community_id = ${actor.communityId} and n.id = ${id} and n.author_id = ${actor.id} for update`.execute(
    tx,
  )
  return rows[0] ?? notFound()
}
