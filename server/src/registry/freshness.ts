import type { Id } from '@red-steward/domain/ids'
import { freshness as shape } from '@red-steward/domain/registry/pages'
import { sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { inReach } from './reach.ts'

interface Row {
  dwellingId: Id | null
  confirmedAt: string | null
  households: number
}

/** A door is as fresh as the household confirmed longest ago behind it, or as itself when nobody lives there. */
export const freshness = query(shape, async ({ tx, actor }, { buildingId }) => {
  const { rows } = await sql<Row>`
    select d.id as "dwellingId", count(h.id)::int as households,
      case when count(h.id) = 0 then max(d.confirmed_at) when bool_or(h.confirmed_at is null) then null else min(h.confirmed_at) end as "confirmedAt"
    from buildings b
    left join dwellings d on d.community_id = b.community_id and d.building_id = b.id and d.retired_at is null
    left join households h on h.community_id = d.community_id and h.dwelling_id = d.id and h.closed_on is null
    where b.community_id = ${actor.communityId} and b.id = ${buildingId} and ${inReach(actor)}
    group by d.id, d.door_key order by d.door_key`.execute(tx)
  if (rows.length === 0) notFound()
  return { doors: rows.flatMap(({ dwellingId, ...row }) => (dwellingId ? [{ dwellingId, ...row }] : [])) }
})
