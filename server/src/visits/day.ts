import type { Id } from '@red-steward/domain/ids'
import type { Address } from '@red-steward/domain/places/address'
import { dayText as dayShape, editDay as editShape } from '@red-steward/domain/visits/day'
import { type DayNeed, type DaySettled, type DayVisit, dayWords } from '@red-steward/domain/visits/day-words'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import { doorTables, inReach } from '../registry/index.ts'
import { toldOfDay } from './day-sources.ts'
import { addressColumns, addressOf, ensureText, personIdsOfVisit } from './store.ts'

export const dayText = query(dayShape, async (context, { day }) => {
  const { tx, actor } = context
  const onDay = (moment: string) =>
    sql`${sql.ref(moment)} >= (${day}::date::timestamp at time zone 'Asia/Shanghai') and ${sql.ref(moment)} < ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
  const visits = await sql<DayVisit & Address>`
    select v.visited_at as at, ${addressColumns}, v.means, v.result, v.changes, v.note,
      array(select p.name from persons p where p.community_id = v.community_id and p.id = any(${personIdsOfVisit}) order by p.id) as names
    from ${doorTables} join visits v on v.community_id = d.community_id and v.dwelling_id = d.id
    where v.community_id = ${actor.communityId} and v.entered_by = ${actor.id} and ${inReach(actor)} and v.withdrawn_at is null
      and ${onDay('v.visited_at')} order by 1`.execute(tx)
  const needs = await sql<DayNeed & Address>`
    select n.recorded_at as at, ${addressColumns}, n.kind, n.text
    from ${doorTables} join needs n on n.community_id = d.community_id and n.dwelling_id = d.id
    where n.community_id = ${actor.communityId} and n.recorded_by = ${actor.id} and ${inReach(actor)} and ${onDay('n.recorded_at')}
    order by 1`.execute(tx)
  const settled = await sql<DaySettled & Address>`
    select n.settled_at as at, ${addressColumns}, n.text, n.settled_as as "as"
    from ${doorTables} join needs n on n.community_id = d.community_id and n.dwelling_id = d.id
    where n.community_id = ${actor.communityId} and n.settled_by = ${actor.id} and ${inReach(actor)} and ${onDay('n.settled_at')}
    order by 1`.execute(tx)
  const edited = await tx
    .selectFrom('day_texts')
    .select(['text', 'edited_at as at', 'version'])
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('day', '=', day)
    .executeTakeFirst()
  const placed = <Row extends Address>(row: Row) => ({ ...row, address: addressOf(row) })
  return {
    day,
    visits: visits.rows.length,
    needs: needs.rows.length,
    derived: dayWords({
      visits: visits.rows.map(placed),
      needs: needs.rows.map(placed),
      settled: settled.rows.map(placed),
      ...(await toldOfDay(context, day)),
    }),
    edited: edited ?? null,
  }
})

export const editDay = command(editShape, async ({ tx, actor, now, trail }, { day, text, noteReviewed, base }) => {
  ensureText('text', text, noteReviewed)
  const own = sql`community_id = ${actor.communityId} and account_id = ${actor.id} and day = ${day}`
  const { rows } = await sql<{ id: Id; version: number }>`
    select id, version from day_texts where ${own} for update`.execute(tx)
  const before = rows[0]
  // Told to one grid of the writer's: a row for every grid would make every kept building stream be read anew.
  const gridId = actor.grids === 'all' ? null : (actor.grids[0] ?? null)
  if (base !== null && base !== (before?.version ?? 0)) refuseWith('changed-meanwhile', { fields: ['text'] })
  if (text === '') {
    if (!before) return
    await sql`delete from day_texts where ${own}`.execute(tx)
    trail.changed('day-text', before.id, gridId, 'forget')
    return
  }
  const { rows: kept } = await sql<{ id: Id }>`
    insert into day_texts (community_id, account_id, day, text, edited_at)
    values (${actor.communityId}, ${actor.id}, ${day}, ${text}, ${now})
    on conflict (community_id, account_id, day)
      do update set text = excluded.text, edited_at = excluded.edited_at, version = day_texts.version + 1
    returning id`.execute(tx)
  trail.changed('day-text', kept[0]!.id, gridId)
})
