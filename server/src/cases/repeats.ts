// What comes back, straight from the index of reports: one pass over the window, grouped five ways.
import { listRepeats as shape } from '@red-steward/domain/cases/figures'
import {
  fewOfEach,
  REPEAT_DAYS,
  type Repeat,
  RepeatKind,
  ranked,
  timesThatCount,
} from '@red-steward/domain/cases/repeats'
import type { Id } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import { query } from '../kernel/query.ts'
import { type PlaceRow, placeColumns, shownWhere } from './places.ts'
import type { Asking } from './rates.ts'
import { caseListed } from './reach.ts'

export const listRepeats = query(shape, async (context, { days, kind, limit }) => {
  const kinds = kind ? [kind] : RepeatKind.options
  const repeats = await repeatsOf(context, { days, kinds, limit })
  return {
    repeats: repeats.slice(0, limit),
    from: since(context.now, days),
    communityId: context.actor.communityId,
  }
})

const since = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

type Row = PlaceRow & Omit<Repeat, 'where'> & { place: string }

interface Wanted {
  days?: number
  kinds?: readonly RepeatKind[]
  limit: number
}

/** What the morning shows of it: at most so many of each kind. */
export async function fewRepeatsOf(context: Asking, most: number): Promise<Repeat[]> {
  return fewOfEach(await repeatsOf(context, { limit: most }), most)
}

/** Within the reader's reach, `limit` of each kind; the most frequent first. */
async function repeatsOf(
  { tx, actor, now }: Asking,
  { days = REPEAT_DAYS, kinds = RepeatKind.options, limit }: Wanted,
): Promise<Repeat[]> {
  const groups = kinds.map((kind) => groupOf(kind, since(now, days), limit))
  const { rows } = await sql<Row>`
    with told as materialized (
      select k.id, k.leaf, k.dwelling_id, k.building_id, k.place, k.reporter_person_id, k.reported_at, k.is_open from cases k
      where k.community_id = ${actor.communityId} and k.reported_at >= ${since(now, 2 * days)} and k.state not in ('MERGED', 'CANCELLED')
        and ${caseListed(actor)}
    ), grouped as (${sql.join(groups, sql` union all `)})
    select g.kind, g.leaf, g.cases, g.open, g.before, g.ids as "caseIds", g.place, ${placeColumns}
    from grouped g
    left join dwellings d on d.community_id = ${actor.communityId} and d.id = g.dwelling_id
    left join buildings b on b.community_id = ${actor.communityId} and b.id = g.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join units u on u.community_id = d.community_id and u.id = d.unit_id`.execute(tx)
  const repeats = rows.map(({ compound, phase, building, unit, room, place, ...row }) => ({
    ...row,
    where: shownWhere({ compound, phase, building, unit, room }, place),
  }))
  return ranked(repeats)
}

const ids = sql<Id[]>`(array_agg(id order by reported_at desc))[1:10]`

/** Groups of one kind within the window; a category looks at the window before as well. */
function groupOf(kind: RepeatKind, from: string, limit: number): RawBuilder<unknown> {
  const within = sql`reported_at >= ${from}`
  const group = (
    where: RawBuilder<unknown>,
    by: RawBuilder<unknown>,
    shown: RawBuilder<unknown>,
    having = sql`true`,
  ) => sql`(
    select ${kind} as kind, leaf, ${shown}, count(*)::int as cases, count(*) filter (where is_open)::int as open, null::int as before, ${ids} as ids
    from told where ${within} and ${where} group by leaf, ${by}
    having count(*) >= ${timesThatCount[kind]} and ${having} order by count(*) desc limit ${limit})`
  const nowhere = sql`null::uuid as dwelling_id, null::uuid as building_id, '' as place`
  switch (kind) {
    case 'DOOR':
      return group(
        sql`dwelling_id is not null`,
        sql`dwelling_id, building_id`,
        sql`dwelling_id, building_id, '' as place`,
      )
    case 'BUILDING':
      // All at one door is told as that door.
      return group(
        sql`building_id is not null`,
        sql`building_id`,
        sql`null::uuid as dwelling_id, building_id, '' as place`,
        sql`count(distinct coalesce(dwelling_id, id)) > 1`,
      )
    case 'PLACE':
      return group(
        sql`building_id is null and place <> ''`,
        sql`lower(regexp_replace(place, '\\s', '', 'g'))`,
        sql`null::uuid as dwelling_id, null::uuid as building_id, min(place) as place`,
      )
    case 'PERSON':
      return group(sql`reporter_person_id is not null`, sql`reporter_person_id`, nowhere)
    case 'CATEGORY':
      return sql`(
        select 'CATEGORY' as kind, leaf, ${nowhere}, count(*) filter (where ${within})::int as cases,
          count(*) filter (where ${within} and is_open)::int as open, count(*) filter (where not ${within})::int as before,
          (array_agg(id order by reported_at desc))[1:10] as ids
        from told group by leaf having count(*) filter (where ${within}) >= ${timesThatCount[kind]}
        order by count(*) filter (where ${within}) desc limit ${limit})`
  }
}
