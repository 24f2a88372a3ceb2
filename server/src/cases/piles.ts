// Open cases by what the day asks of them, for the morning: counted from the indexes of what is open, the first few listed.
import type { Pile } from '@red-steward/domain/overview/morning'
import { type RawBuilder, sql } from 'kysely'
import { due, isDueToday, isOverdue, isUntouched } from './due.ts'
import { type CaseRow, listed, listedColumns } from './list-cases.ts'
import { placeTables } from './places.ts'
import type { Asking } from './rates.ts'
import { caseListed } from './reach.ts'

const SHOWN = 8

const pileNames = ['overdue', 'dueToday', 'escalated', 'untouched'] as const
export type Piles = Record<(typeof pileNames)[number], Pile> & { open: number }

export async function pilesOf(context: Asking): Promise<Piles> {
  const { now } = context
  const which: Record<(typeof pileNames)[number], RawBuilder<unknown>> = {
    overdue: isOverdue(now),
    dueToday: isDueToday(now),
    escalated: sql`k.at_street`,
    untouched: isUntouched(now),
  }
  const [counts, ...lists] = await Promise.all([
    countPiles(context, which),
    ...pileNames.map((name) => firstOf(context, which[name], orders[name])),
  ])
  const pile = (at: number): Pile => ({ count: counts[pileNames[at]!], first: lists[at]! })
  return { open: counts.open, overdue: pile(0), dueToday: pile(1), escalated: pile(2), untouched: pile(3) }
}

/** What nobody has touched: the one waiting longest first. */
const orders = { overdue: due, dueToday: due, escalated: due, untouched: sql`k.reported_at` }

type Counts = Record<(typeof pileNames)[number] | 'open', number>

async function countPiles({ tx, actor }: Asking, which: Record<string, RawBuilder<unknown>>): Promise<Counts> {
  const columns = pileNames.map((name) => sql`count(*) filter (where ${which[name]!})::int as ${sql.ref(name)}`)
  const { rows } = await sql<Counts>`
    select count(*)::int as open, ${sql.join(columns)} from cases k
    where k.community_id = ${actor.communityId} and k.is_open and ${caseListed(actor)}`.execute(tx)
  return rows[0]!
}

async function firstOf({ tx, actor }: Asking, which: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<CaseRow>`
    select ${listedColumns} from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where k.community_id = ${actor.communityId} and k.is_open and ${which} and ${caseListed(actor)}
    order by ${order}, k.id limit ${SHOWN}`.execute(tx)
  return rows.map(listed)
}

/** How many call-backs wait, and how many bad answers nobody has looked at again. */
export async function callBackPiles({ tx, actor }: Asking): Promise<{ waiting: number; dissatisfied: number }> {
  const seesAll = actor.grids === 'all' && actor.role !== 'street-dispatcher'
  const within = seesAll
    ? sql`true`
    : sql`exists (select from cases k where k.community_id = q.community_id and k.id = q.case_id and ${caseListed(actor)})`
  const count = (which: RawBuilder<unknown>) => sql`(select count(*)::int from case_call_backs q
    where q.community_id = ${actor.communityId} and ${which} and ${within})`
  const { rows } = await sql<{ waiting: number; dissatisfied: number }>`
    select ${count(sql`q.state = 'WAITING'`)} as waiting, ${count(sql`q.to_supervise`)} as dissatisfied`.execute(tx)
  return rows[0]!
}

/** What lies with the street in this community, the most pressing first. */
export async function atStreet({ tx, actor }: Asking, limit: number) {
  const where = sql`k.community_id = ${actor.communityId} and k.is_open and k.at_street and ${caseListed(actor)}`
  const { rows } = await sql<CaseRow & { stepBy: string | null }>`
    select ${listedColumns}, k.step_by as "stepBy" from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where ${where} order by ${due}, k.id limit ${limit}`.execute(tx)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from cases k where ${where}`.execute(tx)
  return { rows: rows.map((row) => ({ ...listed(row), stepBy: row.stepBy })), total: counted[0]!.n }
}
