import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { type HistoryEntry, history as shape } from '@red-steward/domain/registry/pages'
import { mayUndo } from '@red-steward/domain/registry/undoing'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { type DoorRow, doorColumns, doorTables, inReach, personInReach } from './reach.ts'
import { maskedSecret, type SecretField } from './secrets.ts'
import { shownName } from './view.ts'

export const history = query(shape, async (context, { subjectKind, subjectId, before, limit }) => {
  const { actor, trail } = context
  const subjects = await subjectsOf(context, subjectKind, subjectId)
  trail.looked(subjectKind, subjectId, ['history'])
  const rows = await rowsOf(context, subjects, before, limit + 1)
  const page = rows.slice(0, limit)
  const shown = await secretsShown(context, page)
  const entries = page.map(({ actorId, done: _, ...row }) => ({
    ...row,
    oldValue: shown(row.oldValue),
    newValue: shown(row.newValue),
    mayUndo: mayUndo(actor, { name: row.commandName, actorId, done: true, undone: row.undone }).allowed,
  }))
  return { entries, labels: await labelsOf(context, entries), next: rows.length > limit ? page.at(-1)!.id : null }
})

/** The subject and what hangs on it; within reach, or it does not exist. */
async function subjectsOf(
  { tx, actor }: QueryContext,
  kind: 'person' | 'household' | 'dwelling',
  id: Id,
): Promise<Id[]> {
  const community = actor.communityId
  const own =
    kind === 'person'
      ? sql`select p.id from persons p where p.community_id = ${community} and p.id = ${id} and ${personInReach(actor)}`
      : sql`select d.id from ${doorTables} left join households h on h.community_id = d.community_id and h.dwelling_id = d.id
          where d.community_id = ${community} and ${kind === 'dwelling' ? sql.ref('d.id') : sql.ref('h.id')} = ${id} and ${inReach(actor)}`
  const attached =
    kind === 'person'
      ? sql`select id from residences where community_id = ${community} and person_id = ${id}
          union all select id from eligibilities where community_id = ${community} and person_id = ${id}
          union all select id from guardianships where community_id = ${community} and (child_id = ${id} or guardian_id = ${id})`
      : kind === 'household'
        ? sql`select id from residences where community_id = ${community} and household_id = ${id}`
        : sql`select id from households where community_id = ${community} and dwelling_id = ${id}`
  const found = await sql`${own}`.execute(tx)
  if (found.rows.length === 0) notFound()
  const { rows } = await sql<{ id: Id }>`${attached}`.execute(tx)
  return [id, ...rows.map((row) => row.id)]
}

type Row = Omit<HistoryEntry, 'mayUndo'> & { actorId: Id; done: boolean }

async function rowsOf(
  { tx, actor }: QueryContext,
  subjects: Id[],
  before: number | undefined,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select h.id, h.subject_kind as "subjectKind", h.subject_id as "subjectId", h.field, h.old_value as "oldValue",
      h.new_value as "newValue", h.at, a.display_name as by, h.actor_id as "actorId", h.command_id as "commandId",
      c.name as "commandName",
      exists (select 1 from undone_commands u where u.community_id = h.community_id and u.command_id = h.command_id) as undone
    from history h join accounts a on a.id = h.actor_id
    join commands c on c.community_id = h.community_id and c.id = h.command_id
    where h.community_id = ${actor.communityId} and h.subject_id = any(${subjects}::uuid[])
      and h.id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by h.id desc limit ${limit}`.execute(tx)
  return rows
}

const ERASED = { erased: true }

/** Id numbers and phones as masked text, as far as they are still kept. */
async function secretsShown({ tx, actor, vault }: QueryContext, rows: readonly Row[]) {
  const ids = rows.flatMap((row) => [row.oldValue, row.newValue]).flatMap((value) => secretId(value) ?? [])
  const kept = await sql<{ id: Id; personId: Id; field: SecretField; sealed: Buffer }>`
    select id, person_id as "personId", field, sealed from former_secrets
    where community_id = ${actor.communityId} and id = any(${ids}::uuid[])`.execute(tx)
  const masked = new Map(kept.rows.map((row) => [row.id, maskedSecret(vault, row.personId, row.field, row.sealed)]))
  return (value: unknown) => {
    const id = secretId(value)
    return id ? (masked.get(id) ?? ERASED) : value
  }
}

function secretId(value: unknown): Id | undefined {
  return value !== null && typeof value === 'object' ? (value as { secret?: Id }).secret : undefined
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Names and addresses behind every id that the entries mention. */
async function labelsOf({ tx, actor }: QueryContext, entries: readonly HistoryEntry[]): Promise<Record<Id, string>> {
  const values = entries.flatMap((entry) => [entry.subjectId, entry.oldValue, entry.newValue])
  const ids = [...new Set(values.filter((value): value is Id => typeof value === 'string' && UUID.test(value)))]
  const some = sql`any(${ids}::uuid[])`
  const { rows } = await sql<{ id: Id; label: string; isName: boolean }>`
    select id, name as label, true as "isName" from persons where community_id = ${actor.communityId} and id = ${some}
    union all select r.id, p.name, true from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
      where r.community_id = ${actor.communityId} and r.id = ${some}
    union all select g.id, coalesce(g.guardian_name, p.name), true from guardianships g
      left join persons p on p.community_id = g.community_id and p.id = g.guardian_id
      where g.community_id = ${actor.communityId} and g.id = ${some}
    union all select id, group_code, false from eligibilities where community_id = ${actor.communityId} and id = ${some}`.execute(
    tx,
  )
  const doors = await sql<DoorRow>`
    select ${doorColumns} from ${doorTables} where d.community_id = ${actor.communityId} and d.id = ${some}`.execute(tx)
  return Object.fromEntries([
    ...rows.map(({ id, label, isName }) => [id, isName ? shownName(actor, label) : label]),
    ...doors.rows.map((row) => [row.dwellingId, formatAddress(row)]),
  ])
}
