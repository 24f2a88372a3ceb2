// The street over its communities: outcomes side by side, its own queue. No person appears, and nobody is ranked: communities
// stand in the order of their codes.
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { monthOf, type Period } from '@red-steward/domain/cases/rates'
import { SMALLEST_SHOWN, shownToOutside } from '@red-steward/domain/cases/repeats'
import { type CommunityFigures, type Street, overviewStreet as shape } from '@red-steward/domain/overview/morning'
import { sql } from 'kysely'
import { type Asking, atStreet, formulaOf, ratesOf } from '../cases/index.ts'
import { atEachPost, type PostThere } from '../identity/index.ts'
import { query } from '../kernel/query.ts'

const QUEUE_SHOWN = 100
const TOPICS = 5

export const overviewStreet = query(shape, async (context, { month }) => {
  const { now } = context
  const named = month ?? monthOf(await formulaOf(context), now)
  const seen = await atEachPost(context, async (there) => {
    const asking = { tx: context.tx, actor: there.actor, now }
    return { figures: await figuresOf(asking, there, named), queue: await queueOf(asking, there) }
  })
  const queue = seen.flatMap((one) => one.queue.rows)
  return {
    month: named,
    communities: seen.map(({ figures }) => figures),
    queue: queue
      .sort((a, b) => ((a.stepBy ?? '9') < (b.stepBy ?? '9') ? -1 : 1))
      .slice(0, QUEUE_SHOWN)
      .map(({ stepBy: _, ...one }) => one),
    queueTotal: seen.reduce((sum, one) => sum + one.queue.total, 0),
    at: now,
  }
})

async function queueOf(asking: Asking, { actor, communityName }: PostThere) {
  const { rows, total } = await atStreet(asking, QUEUE_SHOWN)
  return { total, rows: rows.map((one) => ({ ...one, communityId: actor.communityId, community: communityName })) }
}

async function figuresOf(
  asking: Asking,
  { actor, communityName }: PostThere,
  month: string,
): Promise<CommunityFigures> {
  const { from, until, rates, indicators } = await ratesOf(asking, month)
  const { open, overdue, reported, closed, escalated } = await countsOf(asking, { from, until })
  const { onTime, firstTime, foundFirst, excluded, closingMinutes } = indicators
  return {
    communityId: actor.communityId,
    name: communityName,
    open: shownToOutside(open),
    overdue: shownToOutside(overdue),
    reported: shownToOutside(reported),
    closed: shownToOutside(closed),
    escalated,
    rates,
    onTime,
    firstTime,
    foundFirst,
    excluded,
    closingMinutes,
    topics: await topicsOf(asking, { from, until }),
  }
}

async function countsOf({ tx, actor, now }: Asking, { from, until }: Period) {
  const mine = sql`k.community_id = ${actor.communityId} and not k.confidential`
  const { rows } = await sql<{ open: number; overdue: number; escalated: number; reported: number; closed: number }>`
    select o.*, (select count(*)::int from cases k where ${mine} and k.reported_at >= ${from} and k.reported_at < ${until}) as reported,
      (select count(*)::int from cases k where ${mine} and k.closed_at >= ${from} and k.closed_at < ${until}) as closed
    from (select count(*)::int as open, count(*) filter (where k.step_by < ${now})::int as overdue,
      count(*) filter (where k.at_street)::int as escalated from cases k where ${mine} and k.is_open) o`.execute(tx)
  return rows[0]!
}

async function topicsOf(
  { tx, actor }: Asking,
  { from, until }: Period,
): Promise<Street['communities'][number]['topics']> {
  const { rows } = await sql<{ leaf: LeafCode; cases: number }>`
    select k.leaf, count(*)::int as cases from cases k
    where k.community_id = ${actor.communityId} and not k.confidential and k.reported_at >= ${from} and k.reported_at < ${until}
    group by k.leaf having count(*) >= ${SMALLEST_SHOWN} order by 2 desc, 1 limit ${TOPICS}`.execute(tx)
  return rows
}
