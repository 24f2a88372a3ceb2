import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { GroupCode } from '@red-steward/domain/registry/key-groups'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'
import { personInReach } from './reach.ts'
import { announceAtHomes } from './residences.ts'
import type { Writing } from './revise.ts'

export interface EligibilityForChange {
  id: Id
  personId: Id
  groupCode: GroupCode
  startsOn: Day
  endsOn: Day | null
  endedOn: Day | null
}

/** An eligibility of a person within reach, locked. */
export async function getEligibilityForChange(tx: Tx, actor: Actor, id: Id): Promise<EligibilityForChange> {
  const { rows } = await sql<EligibilityForChange>`
    select e.id, e.person_id as "personId", e.group_code as "groupCode", e.starts_on as "startsOn", e.ends_on as "endsOn", e.ended_on as "endedOn"
    from eligibilities e join persons p on p.community_id = e.community_id and p.id = e.person_id
    where e.community_id = ${actor.communityId} and e.id = ${id} and ${personInReach(actor)} for update of e`.execute(
    tx,
  )
  return rows[0] ?? notFound()
}

/** Tells the feed of a person wherever they live now. */
export async function announcePerson(context: Writing, personId: Id): Promise<void> {
  const { tx, actor } = context
  const { rows } = await sql<{ gridId: Id | null }>`
    select distinct b.grid_id as "gridId" from residences r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.person_id = ${personId} and r.to_day is null`.execute(tx)
  announceAtHomes(context, personId, rows)
}
