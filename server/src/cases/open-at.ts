// How many cases are open where, for map and board. Confidential ones stand in no count.
import { caseScope } from '@red-steward/domain/cases/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

export interface OpenAt {
  open: number
  overdue: number
}

/** Whoever sees only some of the cases is shown no counts of all. */
export const countsCases = ({ role }: Pick<Actor, 'role'>) => caseScope(role) === 'all'

export function openByBuilding(tx: Tx, communityId: Id, now: Instant): Promise<Map<Id, OpenAt>> {
  return counted(tx, sql`building_id`, sql`community_id = ${communityId} and building_id is not null`, now)
}

export function openByDoor(tx: Tx, communityId: Id, buildingId: Id, now: Instant): Promise<Map<Id, OpenAt>> {
  const there = sql`community_id = ${communityId} and building_id = ${buildingId} and dwelling_id is not null`
  return counted(tx, sql`dwelling_id`, there, now)
}

type Fragment = ReturnType<typeof sql>

async function counted(tx: Tx, place: Fragment, where: Fragment, now: Instant): Promise<Map<Id, OpenAt>> {
  const { rows } = await sql<OpenAt & { id: Id }>`
    select ${place} as id, count(*)::int as open, (count(*) filter (where step_by < ${now}))::int as overdue
    from cases where ${where} and is_open and not confidential group by 1`.execute(tx)
  return new Map(rows.map(({ id, open, overdue }) => [id, { open, overdue }]))
}
