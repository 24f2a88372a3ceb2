import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { mayUndoPlaces, placesHistory as shape } from '@red-steward/domain/places/undoing'
import type { HistoryEntry } from '@red-steward/domain/registry/pages'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { buildingsInReach } from './store.ts'

export const placesHistory = query(shape, async (context, { subjectKind, subjectId, before, limit }) => {
  const { tx, actor } = context
  const subjects = await subjectsOf(context, subjectKind, subjectId)
  const { rows } = await sql<Omit<HistoryEntry, 'mayUndo'>>`
    select h.id, h.subject_kind as "subjectKind", h.subject_id as "subjectId", h.field, h.old_value as "oldValue",
      h.new_value as "newValue", h.at, a.display_name as by, h.command_id as "commandId", c.name as "commandName",
      exists (select from undone_commands u where u.community_id = h.community_id and u.command_id = h.command_id) as undone
    from history h join accounts a on a.id = h.actor_id
    join commands c on c.community_id = h.community_id and c.id = h.command_id
    where h.community_id = ${actor.communityId} and h.subject_id = any(${subjects}::uuid[])
      and h.id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by h.id desc limit ${limit + 1}`.execute(tx)
  const page = rows.slice(0, limit)
  const entries = page.map((row) => ({
    ...row,
    mayUndo: mayUndoPlaces(actor, { name: row.commandName, done: true, undone: row.undone }).allowed,
  }))
  return {
    entries,
    labels: await labelsOf(context, entries),
    next: rows.length > limit ? page.at(-1)!.id : null,
  }
})

/** The place, of a building its units and doors, and what stood in it and was taken out again. */
async function subjectsOf(context: QueryContext, kind: 'grid' | 'compound' | 'building', id: Id): Promise<Id[]> {
  const { tx, actor } = context
  if (kind !== 'building') {
    // Compounds and grids are the frame of the whole community.
    const { rows } = await sql`select from ${sql.table(kind === 'grid' ? 'grids' : 'compounds')}
      where community_id = ${actor.communityId} and id = ${id}`.execute(tx)
    const isInReach = actor.grids === 'all' || kind === 'compound' || actor.grids.includes(id)
    if (rows.length === 0 || !isInReach) return notFound()
    // A building that is gone lay in some grid or other: only who sees all of them sees it named.
    return actor.grids === 'all' ? [id, ...(await removedWithin(context, id))] : [id]
  }
  if (!(await buildingsInReach(tx, actor).select('id').where('id', '=', id).executeTakeFirst())) return notFound()
  const { rows } = await sql<{ id: Id }>`
    select id from units where community_id = ${actor.communityId} and building_id = ${id}
    union all select id from dwellings where community_id = ${actor.communityId} and building_id = ${id}`.execute(tx)
  return [id, ...rows.map((row) => row.id), ...(await removedWithin(context, id))]
}

async function removedWithin({ tx, actor }: QueryContext, id: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    with recursive removed as (
      select subject_id as id from history
      where community_id = ${actor.communityId} and field = '*removed*' and old_value ->> 'within' = ${id}
      union
      select h.subject_id from removed join history h
        on h.community_id = ${actor.communityId} and h.field = '*removed*' and h.old_value ->> 'within' = removed.id::text
    ) select id from removed`.execute(tx)
  return rows.map((row) => row.id)
}

/** Names behind the ids that the entries mention: doors and units by number, grids and compounds by name. */
async function labelsOf({ tx, actor }: QueryContext, entries: readonly HistoryEntry[]): Promise<Record<Id, string>> {
  const mentioned = entries.flatMap((entry) => [entry.subjectId, entry.oldValue, entry.newValue])
  const ids = mentioned.filter((value): value is Id => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))
  const some = sql`community_id = ${actor.communityId} and id = any(${ids}::uuid[])`
  const { rows } = await sql<{ id: Id; label: string }>`
    select id, name as label from grids where ${some}
    union all select id, name from compounds where ${some}
    union all select id, door_key from dwellings where ${some}
    union all select subject_id, old_value ->> 'name' from history where community_id = ${actor.communityId}
      and field = '*removed*' and subject_id = any(${ids}::uuid[]) and jsonb_typeof(old_value) = 'object'`.execute(tx)
  const units = await sql<{ id: Id; number: string }>`select id, number from units where ${some}`.execute(tx)
  return Object.fromEntries([
    ...rows.map(({ id, label }) => [id, label]),
    ...units.rows.map(({ id, number }) => [id, formatAddress({ unit: number })]),
  ])
}
