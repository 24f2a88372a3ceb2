import { type MediationStatistics, statistics as shape } from '@red-steward/domain/mediation/queries'
import { performanceRate, SMALLEST_CELL, successRate } from '@red-steward/domain/mediation/rates'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'

interface Counted {
  applied: number
  accepted: number
  agreed: number
  failed: number
  withdrawn: number
  performed: number
  breached: number
  open: number
  overdue: number
  byType: { type: MediationStatistics['byType'][number]['type']; count: number }[]
  bySource: { source: MediationStatistics['bySource'][number]['source']; count: number }[]
}

export const statistics = query(shape, figuresOf)

/** Counts alone; no number, title or name of a dispute leaves here, and confidential ones are not even counted. */
export async function figuresOf(
  { tx, actor, now }: QueryContext,
  { from, to }: { from: Day; to: Day },
): Promise<MediationStatistics> {
  const today = dayOf(now)
  const { rows } = await sql<Counted>`
    with d as (select * from disputes where community_id = ${actor.communityId} and not confidential),
    applied as (select * from d where applied_on between ${from} and ${to}),
    concluded as (select * from d where concluded_on between ${from} and ${to}),
    last as (select distinct on (h.dispute_id) h.dispute_id, h.action from dispute_hops h join concluded c on c.id = h.dispute_id
      where h.community_id = ${actor.communityId} and h.action in ('PERFORMED', 'BREACHED')
      order by h.dispute_id, h.turn desc)
    select (select count(*)::int from applied) as applied,
      (select count(*)::int from d where accepted_on between ${from} and ${to}) as accepted,
      (select count(*)::int from concluded where conclusion = 'AGREED') as agreed,
      (select count(*)::int from concluded where conclusion = 'FAILED') as failed,
      (select count(*)::int from concluded where conclusion = 'WITHDRAWN') as withdrawn,
      (select count(*)::int from last where action = 'PERFORMED') as performed,
      (select count(*)::int from last where action = 'BREACHED') as breached,
      (select count(*)::int from d where state in ('APPLIED', 'ACCEPTED', 'MEDIATING', 'AGREED_WRITTEN')) as open,
      (select count(*)::int from d where (state = 'APPLIED' and accept_by < ${today})
        or (state in ('ACCEPTED', 'MEDIATING', 'AGREED_WRITTEN') and due_on < ${today})) as overdue,
      coalesce((select json_agg(json_build_object('type', x.type, 'count', x.n) order by x.n desc, x.type)
        from (select type, count(*)::int as n from applied group by type) x), '[]') as "byType",
      coalesce((select json_agg(json_build_object('source', x.source, 'count', x.n) order by x.n desc, x.source)
        from (select source, count(*)::int as n from applied group by source) x), '[]') as "bySource"`.execute(tx)
  const { agreed, failed, withdrawn, performed, breached, byType, bySource, ...counts } = rows[0]!
  const concluded = { agreed, failed, withdrawn, performed, breached }
  return {
    ...counts,
    concluded: agreed + failed + withdrawn,
    success: successRate(concluded),
    performance: performanceRate(concluded),
    byType: hideSmall(byType),
    bySource: hideSmall(bySource),
  }
}

/** Small counts are not told; where only one would be missing, the next is held back too, or the sum would tell it. */
function hideSmall<Cell extends { count: number }>(
  cells: readonly Cell[],
): (Omit<Cell, 'count'> & { count: number | null })[] {
  const small = cells.filter(({ count }) => count < SMALLEST_CELL)
  const next =
    small.length === 1 ? cells.filter((cell) => !small.includes(cell)).sort((a, b) => a.count - b.count)[0] : undefined
  return cells.map((cell) => (small.includes(cell) || cell === next ? { ...cell, count: null } : cell))
}
