import { yearsUnknown } from '@red-steward/domain/cases/working-calendar'
import type { Actor } from '@red-steward/domain/identity/actor'
import { overviewMorning as shape } from '@red-steward/domain/overview/morning'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { nationalDays } from '../calendar.ts'
import { callBackPiles, fewRepeatsOf, pilesOf, threeRatesOf } from '../cases/index.ts'
import { keptQuery, reachKey } from '../kernel/kept.ts'
import type { QueryContext } from '../kernel/query.ts'
import { keptAWhile } from './kept-a-while.ts'
import { withinReach } from './reach.ts'

/** Of each kind. */
const REPEATS_SHOWN = 2
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS
/** Fifteen working days and as many again. */
const DEADLINES_REACH_MS = 45 * DAY_MS

const MINUTE_MS = 60_000

/** Kept until the community's feed grows or the minute is over: what is late grows by itself. */
export const overviewMorning = keptQuery(shape, {
  key: ({ actor, now }) => `morning ${whose(actor)} ${Math.floor(Date.parse(now) / MINUTE_MS)}`,
  read: readMorning,
  tell: (_, morning) => morning,
})

/** Within grids one's own reports from elsewhere are seen besides. */
const whose = (actor: Actor) => (actor.grids === 'all' ? `${actor.role} all` : `${actor.id} ${reachKey(actor)}`)

async function readMorning(context: QueryContext) {
  const { actor, now } = context
  // On one connection these go out together and are answered one after another.
  const aWhile = <Value>(what: string, count: () => Promise<Value>) =>
    keptAWhile(`${actor.communityId} ${what} ${whose(actor)} ${dayOf(now)}`, count)
  const [piles, callBacks, repeats, doorsNotSeenForAYear, rates, holidaysUnknown] = await Promise.all([
    pilesOf(context),
    callBackPiles(context),
    aWhile('repeats', () => fewRepeatsOf(context, REPEATS_SHOWN)),
    aWhile('doors', () => doorsNotSeen(context)),
    aWhile('rates', () => threeRatesOf(context)),
    holidaysUnknownIn(context),
  ])
  return { ...piles, callBacks, repeats, doorsNotSeenForAYear, ...rates, holidaysUnknown, at: now }
}

/** Whoever wrote a day of such a year down has been told. */
async function holidaysUnknownIn({ tx, actor, now }: QueryContext): Promise<number[]> {
  const calendar = { national: nationalDays(), hours: [], days: new Map() }
  const years = yearsUnknown(calendar, now, new Date(Date.parse(now) + DEADLINES_REACH_MS).toISOString())
  if (years.length === 0) return []
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from day)::int as year from calendar_days
    where community_id = ${actor.communityId} and extract(year from day) = any(${years}::int[])`.execute(tx)
  return years.filter((year) => !rows.some((row) => row.year === year))
}

async function doorsNotSeen({ tx, actor, now }: QueryContext): Promise<number> {
  const yearAgo = new Date(Date.parse(now) - YEAR_MS).toISOString()
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select from households h
    where h.community_id = ${actor.communityId} and h.closed_on is null and (h.confirmed_at is null or h.confirmed_at < ${yearAgo})
      and ${doorWithin(actor)} group by h.dwelling_id) doors`.execute(tx)
  return rows[0]!.n
}

function doorWithin(actor: Actor) {
  if (actor.grids === 'all') return sql`true`
  return sql`exists (select from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = h.community_id and d.id = h.dwelling_id and ${withinReach(actor)})`
}
