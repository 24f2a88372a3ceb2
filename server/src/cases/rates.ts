// The rates of a period, counted from the rows of the community the transaction is in. Nothing here knows a person.
import { type Rates, readRates as ratesShape, setRateFormula as setShape } from '@red-steward/domain/cases/figures'
import {
  type AnswerCounts,
  type IndicatorCounts,
  indicatorsOf,
  type Month,
  monthOf,
  type Period,
  periodOf,
  RateFormula,
  type ThreeRates,
  threeRates,
  usualFormula,
} from '@red-steward/domain/cases/rates'
import { REPEAT_DAYS } from '@red-steward/domain/cases/repeats'
import { type RawBuilder, sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { type QueryContext, query } from '../kernel/query.ts'

export type Asking = Pick<QueryContext, 'tx' | 'actor' | 'now'>

export const readRates = query(ratesShape, (context, { month, branch }) => ratesOf(context, month, branch))

export const setRateFormula = command(setShape, async ({ tx, actor, now, trail }, { formula }) => {
  const before = await formulaOf({ tx, actor, now })
  await tx
    .insertInto('case_rate_settings')
    .values({
      community_id: actor.communityId,
      formula: JSON.stringify(formula),
      changed_by: actor.id,
      changed_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('community_id')
        .doUpdateSet({ formula: JSON.stringify(formula), changed_by: actor.id, changed_at: now }),
    )
    .execute()
  trail.fact('community', actor.communityId, 'rateFormula', before, formula)
  trail.changed('rates', actor.communityId, null)
})

export async function formulaOf({ tx, actor }: Asking): Promise<RateFormula> {
  const row = await tx
    .selectFrom('case_rate_settings')
    .select('formula')
    .where('community_id', '=', actor.communityId)
    .executeTakeFirst()
  return row ? RateFormula.parse(row.formula) : usualFormula
}

/** The running month when none is named. */
export async function ratesOf(context: Asking, month?: Month, branch?: string): Promise<Rates> {
  const formula = await formulaOf(context)
  const named = month ?? monthOf(formula, context.now)
  const period = periodOf(formula, named)
  const answers = await countAnswers(context, period, branch)
  const { waiting, ...counts } = await countIndicators(context, period, branch)
  return {
    month: named,
    ...period,
    formula,
    rates: threeRates(answers, formula),
    indicators: indicatorsOf(counts, formula),
    waiting,
  }
}

export async function threeRatesOf(context: Asking): Promise<{ month: Month; rates: ThreeRates }> {
  const formula = await formulaOf(context)
  const month = monthOf(formula, context.now)
  return { month, rates: threeRates(await countAnswers(context, periodOf(formula, month)), formula) }
}

const inBranch = (leaf: RawBuilder<unknown>, branch: string | undefined) =>
  branch ? sql`${leaf} >= ${branch} and ${leaf} < ${`${branch}~`}` : sql`true`

/** Read from `case_call_backs_counting` alone. */
async function countAnswers({ tx, actor }: Asking, { from, until }: Period, branch?: string): Promise<AnswerCounts> {
  const { rows } = await sql<AnswerCounts>`
    select count(*)::int as n, count(*) filter (where contacted)::int as contacted,
      count(*) filter (where resolved = 'YES')::int as resolved, count(*) filter (where resolved = 'PARTLY')::int as partly,
      count(*) filter (where satisfied = 'SATISFIED')::int as satisfied, count(*) filter (where satisfied = 'BASICALLY')::int as basically
    from case_call_backs where community_id = ${actor.communityId} and counts
      and closed_at >= ${from} and closed_at < ${until} and ${inBranch(sql`leaf`, branch)}`.execute(tx)
  return rows[0]!
}

const daysBefore = (at: string, days: number) => new Date(Date.parse(at) - days * 86_400_000).toISOString()

async function countIndicators({ tx, actor, now }: Asking, { from, until }: Period, branch?: string) {
  const late = now < until ? now : until
  const mine = sql`k.community_id = ${actor.communityId} and not k.confidential and ${inBranch(sql`k.leaf`, branch)}`
  const { rows } = await sql<IndicatorCounts & { waiting: number }>`
    with reported as (
      select k.state, k.source, k.reported_at, coalesce(k.dwelling_id, k.building_id) as place,
        lag(k.reported_at) over (partition by k.leaf, coalesce(k.dwelling_id, k.building_id) order by k.reported_at) as before
      from cases k where ${mine} and k.reported_at >= ${daysBefore(from, REPEAT_DAYS)} and k.reported_at < ${until} and k.state <> 'MERGED'
    ), told as (
      select count(*)::int as reported,
        count(*) filter (where state in ('REJECTED', 'REDIRECTED', 'CANCELLED'))::int as "notTakenOn",
        count(*) filter (where state in ('CLOSED', 'EVALUATED', 'ARCHIVED'))::int as "closedOfReported",
        count(*) filter (where place is not null and before > reported_at - make_interval(days => ${REPEAT_DAYS}))::int as repeated,
        count(*) filter (where source in ('SELF', 'PATROL', 'VISIT'))::int as "foundFirst"
      from reported where reported_at >= ${from}
    ), ended as (
      select count(*)::int as closed, count(*) filter (where k.excluded_at is not null)::int as excluded,
        count(*) filter (where k.excluded_at is null)::int as counted,
        count(*) filter (where k.excluded_at is null and k.returns = 0 and k.reworks = 0)::int as "firstTime",
        count(*) filter (where k.excluded_at is null and k.returns > 0)::int as returned,
        count(*) filter (where k.excluded_at is null and k.reworks > 0)::int as reworked,
        count(*) filter (where k.excluded_at is null and k.dispose_by is not null)::int as "closedDue",
        count(*) filter (where k.excluded_at is null and coalesce(k.handled_at, k.closed_at) <= k.dispose_by)::int as "onTime",
        percentile_cont(0.5) within group (order by extract(epoch from k.accepted_at - k.reported_at) / 60)
          filter (where k.excluded_at is null)::float8 as "responseMinutes",
        percentile_cont(0.5) within group (order by extract(epoch from k.closed_at - k.reported_at) / 60)
          filter (where k.excluded_at is null)::float8 as "closingMinutes"
      from cases k where ${mine} and k.closed_at >= ${from} and k.closed_at < ${until} and k.state in ('CLOSED', 'EVALUATED', 'ARCHIVED')
    ), late as (
      select count(*)::int as late from cases k where ${mine} and k.is_open and k.state <> 'SUSPENDED' and k.excluded_at is null
        and k.dispose_by < ${late} and k.dispose_by >= ${from}
    ), waiting as (
      select count(*)::int as waiting from case_call_backs b where b.community_id = ${actor.communityId} and b.state = 'WAITING'
        and b.closed_at >= ${from} and b.closed_at < ${until} and ${inBranch(sql`b.leaf`, branch)}
    )
    select told.*, ended.closed, ended.excluded, ended.counted, ended."firstTime", ended.returned, ended.reworked, ended."onTime",
      ended."closedDue" + late.late as due, ended."responseMinutes", ended."closingMinutes", waiting.waiting
    from told, ended, late, waiting`.execute(tx)
  return rows[0]!
}
