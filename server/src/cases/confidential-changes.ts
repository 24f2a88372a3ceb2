import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { confidentialSeen, noteSeen } from './reach.ts'

interface Change {
  kind: string
  id: Id
  grid: Id | null
}

/**
 * Changes without those of confidential cases and notes that are not the actor's to see: that one came to be is told to
 * nobody else, not even by its id. They stand in no grid; a change told to a grid speaks of what was seen there before.
 */
export async function withoutConfidential<Row extends Change>(
  tx: Tx,
  actor: Actor,
  changes: readonly Row[],
): Promise<Row[]> {
  const doubtful = changes.filter(({ kind, grid }) => grid === null && (kind === 'case' || kind === 'note'))
  if (doubtful.length === 0) return [...changes]
  const ids = [...new Set(doubtful.map(({ id }) => id))]
  const { rows } = await sql<{ id: Id }>`
    select k.id from cases k
      where k.community_id = ${actor.communityId} and k.id = any(${ids}::uuid[]) and k.confidential and not ${confidentialSeen(actor)}
    union all select n.id from notes n
      where n.community_id = ${actor.communityId} and n.id = any(${ids}::uuid[]) and n.confidential and not ${noteSeen(actor)}`.execute(
    tx,
  )
  const hidden = new Set(rows.map(({ id }) => id))
  return changes.filter(({ grid, id }) => grid !== null || !hidden.has(id))
}
