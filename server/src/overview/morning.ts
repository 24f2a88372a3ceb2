import { overviewMorning as shape } from '@red-steward/domain/overview/morning'
import { sql } from 'kysely'
import { callBackPiles, pilesOf, repeatsOf, threeRatesOf } from '../cases/index.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { withinReach } from './reach.ts'

const REPEATS_SHOWN = 6
const YEAR_MS = 365 * 86_400_000

export const overviewMorning = query(shape, async (context) => {
  // On one connection these go out together and are answered one after another.
  const [piles, callBacks, repeats, doorsNotSeenForAYear, rates] = await Promise.all([
    pilesOf(context),
    callBackPiles(context),
    repeatsOf(context, { limit: REPEATS_SHOWN }),
    doorsNotSeen(context),
    threeRatesOf(context),
  ])
  return { ...piles, callBacks, repeats, doorsNotSeenForAYear, ...rates, at: context.now }
})

async function doorsNotSeen({ tx, actor, now }: QueryContext): Promise<number> {
  const yearAgo = new Date(Date.parse(now) - YEAR_MS).toISOString()
  const { rows } = await sql<{ n: number }>`
    select count(distinct h.dwelling_id)::int as n from households h
    join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where h.community_id = ${actor.communityId} and h.closed_on is null and (h.confirmed_at is null or h.confirmed_at < ${yearAgo})
      and ${withinReach(actor)}`.execute(tx)
  return rows[0]!.n
}
