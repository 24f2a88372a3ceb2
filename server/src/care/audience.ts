// Whom the rule of a campaign finds: living persons behind doors in reach.
import type { CampaignRule } from '@red-steward/domain/care/campaigns'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant, yearsBefore } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { inReach } from '../registry/index.ts'

export interface Called {
  personId: Id
  dwellingId: Id
  householdId: Id
  buildingId: Id
  gridId: Id | null
  hasPhone: boolean
}

/** Conditions of different kinds narrow, values within one widen. A child is never alone in it by age alone: the rule says. */
export async function audience(tx: Tx, actor: Actor, now: Instant, rule: CampaignRule): Promise<Called[]> {
  const { rows } = await sql<Called>`
    select p.id as "personId", d.id as "dwellingId", r.household_id as "householdId", b.id as "buildingId", b.grid_id as "gridId",
      p.phone_mark is not null as "hasPhone"
    from residences r
    join persons p on p.community_id = r.community_id and p.id = r.person_id and p.died_on is null and p.merged_into is null
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id and b.retired_at is null
    where r.community_id = ${actor.communityId} and r.to_day is null and r.kind <> 'REGISTERED_ONLY' and ${inReach(actor)}
      ${sql.join(conditions(rule, dayOf(now)), sql` `)}
    order by p.id`.execute(tx)
  return rows
}

function conditions(rule: CampaignRule, today: string): RawBuilder<unknown>[] {
  const { groups, ageFrom, ageTo, livingAlone, floorFrom, floorTo, buildingIds, gridIds } = rule
  return [
    ...(groups.length > 0
      ? [
          sql`and exists (select from eligibilities e where e.community_id = p.community_id and e.person_id = p.id
        and e.group_code = any(${groups}::text[]) and e.ended_on is null and e.starts_on <= ${today}::date
        and (e.ends_on is null or e.ends_on >= ${today}::date))`,
        ]
      : []),
    ...(ageFrom === null ? [] : [sql`and p.birth_date <= ${yearsBefore(today, ageFrom)}::date`]),
    ...(ageTo === null ? [] : [sql`and p.birth_date > ${yearsBefore(today, ageTo + 1)}::date`]),
    ...(livingAlone
      ? [
          sql`and not exists (select from residences o where o.community_id = r.community_id and o.dwelling_id = r.dwelling_id
        and o.to_day is null and o.kind <> 'REGISTERED_ONLY' and o.person_id <> r.person_id)`,
        ]
      : []),
    ...(floorFrom === null ? [] : [sql`and d.floor >= ${floorFrom}`]),
    ...(floorTo === null ? [] : [sql`and d.floor <= ${floorTo}`]),
    ...(buildingIds.length > 0 ? [sql`and b.id = any(${buildingIds}::uuid[])`] : []),
    ...(gridIds.length > 0 ? [sql`and b.grid_id = any(${gridIds}::uuid[])`] : []),
  ]
}
