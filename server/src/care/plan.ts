import {
  type GridLoad,
  maySavePlan,
  planLine,
  carePlan as planShape,
  savePlan as saveShape,
} from '@red-steward/domain/care/planner'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type FieldPost, fieldPosts } from '../identity/index.ts'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { ensure } from '../kernel/refused.ts'
import { inReach } from '../registry/index.ts'
import { dutiesOf } from './duties.ts'
import { readRules } from './rules.ts'
import { workingDaysOf } from './working-days.ts'

type Reading = { tx: Tx; actor: Actor; now: Instant }
interface Settings {
  month: string
  minutesPerVisit: number
  hoursADay: number
  roundsAYear: number
}

export const carePlan = query(planShape, async (context, settings) => {
  const { days, holidaysKnown } = workingDaysOf(settings.month)
  return {
    workingDays: days,
    holidaysKnown,
    lines: await linesOf(context, settings, days),
    saved: await savedFor(context, settings.month),
  }
})

export const savePlan = command(saveShape, async (context, { id, ...settings }) => {
  const { tx, actor, now, trail } = context
  ensure(maySavePlan(await linesOf(context, settings, workingDaysOf(settings.month).days)))
  await tx
    .insertInto('care_plans')
    .values({
      community_id: actor.communityId,
      id,
      month: settings.month,
      grid_ids: actor.grids === 'all' ? null : [...actor.grids],
      settings: JSON.stringify(settings),
      saved_at: now,
      saved_by: actor.id,
    })
    .execute()
  trail.fact('plan', id, '*created*', null, true)
})

async function linesOf(context: Reading, settings: Settings, workingDays: number) {
  const [loads, rules] = [await loadsOf(context), await readRules(context.tx, context.actor)]
  return loads.map((load) => planLine(load, rules, { ...settings, workingDays }))
}

/** Households, duties and hands of every grid in reach. */
async function loadsOf(context: Reading): Promise<GridLoad[]> {
  const { tx, actor, now } = context
  const { rows } = await sql<{ buildingId: Id; gridId: Id | null; name: string; households: number }>`
    select b.id as "buildingId", b.grid_id as "gridId", coalesce(g.name, '') as name,
      coalesce(lived.households, 0) as households
    from buildings b left join grids g on g.community_id = b.community_id and g.id = b.grid_id
    left join (select d.building_id, count(*)::int as households
      from households h join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
      where h.community_id = ${actor.communityId} and h.closed_on is null group by d.building_id) lived on lived.building_id = b.id
    where b.community_id = ${actor.communityId} and b.retired_at is null and ${inReach(actor)}
    order by g.code nulls last`.execute(tx)
  const gridOf = new Map(rows.map(({ buildingId, gridId }) => [buildingId, gridId]))
  const posts = (await fieldPosts(tx, actor, now)).filter(({ isCover }) => !isCover)
  const grids = new Set(rows.map(({ gridId }) => gridId))
  const loads = new Map<Id | null, GridLoad & { duties: GridLoad['duties'][number][] }>()
  for (const { gridId, name, households } of rows) {
    const load = loads.get(gridId) ?? {
      gridId,
      name,
      households: 0,
      duties: [],
      posts: handsOf(gridId, posts, grids.size),
    }
    loads.set(gridId, { ...load, households: load.households + households })
  }
  for (const duty of await dutiesOf(context, 'all')) loads.get(gridOf.get(duty.buildingId) ?? null)?.duties.push(duty)
  return [...loads.values()]
}

/** A post over several grids gives each its share; who is asked is never told. */
function handsOf(gridId: Id | null, posts: readonly FieldPost[], gridCount: number): number {
  const shares = posts.map(({ gridIds }) => {
    if (gridIds === null) return 1 / gridCount
    return gridId !== null && gridIds.includes(gridId) ? 1 / gridIds.length : 0
  })
  return Math.round(shares.reduce((sum, share) => sum + share, 0) * 100) / 100
}

async function savedFor({ tx, actor }: Reading, month: string) {
  const { rows } = await sql<Settings & { at: Instant; by: string }>`
    select p.saved_at as at, a.display_name as by, (p.settings ->> 'minutesPerVisit')::int as "minutesPerVisit",
      (p.settings ->> 'hoursADay')::float as "hoursADay", (p.settings ->> 'roundsAYear')::float as "roundsAYear"
    from care_plans p join accounts a on a.id = p.saved_by
    where p.community_id = ${actor.communityId} and p.month = ${month}
      and ${actor.grids === 'all' ? sql`p.grid_ids is null` : sql`p.grid_ids = ${[...actor.grids]}::uuid[]`}
    order by p.saved_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}
