// The one way a fact of the register changes: locked, compared, written, remembered. Everything that goes through here
// can be undone by `undo-commands.ts`, because history alone says what to put back.
import { type Id, newId } from '@red-steward/domain/ids'
import { HEAD } from '@red-steward/domain/registry/relations'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { notFound } from '../kernel/refused.ts'
import { nameReader } from './pinyin.ts'
import { hex, isSecret, openSecret, type SecretField, sealSecret, secretColumns } from './secrets.ts'
import { type SubjectKind, subjects } from './subjects.ts'

export type Writing = Pick<Context, 'tx' | 'actor' | 'now' | 'commandId' | 'vault' | 'trail' | 'offline'>

export interface Revision {
  id: Id
  /** The fields that are to have these values; the others stay. Id numbers and phones in plain text. */
  to: Readonly<Record<string, unknown>>
}

export interface Change {
  id: Id
  field: string
  oldValue: unknown
  newValue: unknown
  /** The version of the row at which this field had last changed, where fields have versions. */
  since: number
}

interface Options {
  /** Looks at the changes before they are written: may refuse, or answer the ones that are to be written. */
  before?: (changes: readonly Change[]) => Promise<Change[] | void> | void
  /** The old value of a secret is erased instead of kept for history (handbook §3.4). */
  erase?: boolean
}

/**
 * Gives records of one kind new values, in one statement. Answers what really changed. History, versions, readings of
 * names and sealed values follow by themselves; the feed is the caller's, who knows the grid.
 */
export async function revise(
  context: Writing,
  kind: SubjectKind,
  revisions: readonly Revision[],
  options: Options = {},
): Promise<Change[]> {
  if (revisions.length === 0) return []
  const fields = [...new Set(revisions.flatMap((revision) => Object.keys(revision.to)))]
  const rows = await lockedRows(
    context,
    kind,
    revisions.map((revision) => revision.id),
    fields,
  )
  const found = revisions.flatMap((revision) => changesOf(context, rows.get(revision.id) ?? notFound(), revision))
  if (found.length === 0) return []
  const changes = (await options.before?.(found)) ?? found
  if (changes.length === 0) return []

  const secrets = options.erase ? new Map<Change, [unknown, unknown]>() : await keepFormerSecrets(context, changes)
  for (const part of inOrder(changes)) await write(context, kind, rows, part)
  for (const change of changes) {
    const erased = options.erase && isSecret(change.field) ? ([{ erased: true }, null] as const) : undefined
    const [oldValue, newValue] = erased ?? secrets.get(change) ?? [change.oldValue, change.newValue]
    context.trail.fact(kind, change.id, change.field, oldValue, newValue)
  }
  return changes
}

type Row = { id: Id; version: number; field_versions: Record<string, number> } & Record<string, unknown>

async function lockedRows({ tx, actor }: Writing, kind: SubjectKind, ids: Id[], fields: string[]) {
  const subject = subjects[kind]
  const columns = fields.map((field) => columnOf(kind, field))
  if (kind === 'person') columns.push('name', 'reading_override')
  if (kind === 'residence') columns.push('person_id')
  if (subject.versions !== 'none') columns.push('version')
  if (subject.versions === 'fields') columns.push('field_versions')
  const { rows } = await sql<Row>`
    select id, ${sql.join([...new Set(columns)].map((column) => sql.ref(column)))}
    from ${sql.table(subject.table)}
    where community_id = ${actor.communityId} and id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

function columnOf(kind: SubjectKind, field: string): string {
  if (isSecret(field) && subjects[kind].secrets.includes(field)) return secretColumn[field]
  const known = subjects[kind].fields[field]
  if (!known) throw new Error(`a ${kind} has no field ${field}`)
  return known[0]
}

const secretColumn = { idNumber: 'id_number_sealed', phone: 'phone_sealed' } as const

function changesOf({ vault }: Writing, row: Row, { id, to }: Revision): Change[] {
  return Object.entries(to).flatMap(([field, newValue]) => {
    const stored = row[isSecret(field) ? secretColumn[field] : (fieldColumn(field, row) ?? field)]
    const oldValue = isSecret(field) ? openSecret(vault, id, field, stored as Buffer | null) : stored
    if ((oldValue ?? null) === (newValue ?? null)) return []
    return [
      { id, field, oldValue: oldValue ?? null, newValue: newValue ?? null, since: row.field_versions?.[field] ?? 0 },
    ]
  })
}

const columnByField = new Map(
  Object.values(subjects).flatMap((subject) =>
    Object.entries(subject.fields).map(([field, [column]]) => [field, column]),
  ),
)
const fieldColumn = (field: string, row: Row) => {
  const column = columnByField.get(field)
  return column !== undefined && column in row ? column : undefined
}

/** Both values of a changed secret are kept sealed beside the person; history names them by id. */
async function keepFormerSecrets({ tx, actor, vault }: Writing, changes: readonly Change[]) {
  const named = new Map<Change, [unknown, unknown]>()
  const kept: { id: Id; person_id: Id; field: SecretField; sealed: string | null }[] = []
  for (const change of changes) {
    const field = change.field
    if (!isSecret(field)) continue
    const keep = (value: unknown) => {
      if (typeof value !== 'string') return null
      const id = newId()
      kept.push({ id, person_id: change.id, field, sealed: hex(sealSecret(vault, change.id, field, value)) })
      return { secret: id }
    }
    named.set(change, [keep(change.oldValue), keep(change.newValue)])
  }
  if (kept.length > 0) {
    await sql`
      insert into former_secrets (community_id, id, person_id, field, sealed)
      select ${actor.communityId}::uuid, x.id, x.person_id, x.field, x.sealed
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) x (id uuid, person_id uuid, field text, sealed bytea)`.execute(
      tx,
    )
  }
  return named
}

/**
 * What leaves a place is written before what takes it: a household never has two heads, a person never two homes, not
 * even for a moment, for the indexes look at every row as it is written. A reopened residence takes its place again.
 */
function inOrder(changes: readonly Change[]): readonly (readonly Change[])[] {
  const takes = ({ field, newValue }: Change) =>
    (field === 'relation' && newValue === HEAD) || (field === 'toDay' && newValue === null)
  const takers = new Set(changes.filter(takes).map(({ id }) => id))
  if (takers.size === 0) return [changes]
  const others = changes.filter(({ id }) => !takers.has(id))
  return [others, changes.filter(({ id }) => takers.has(id))].filter((part) => part.length > 0)
}

async function write({ tx, actor, vault }: Writing, kind: SubjectKind, rows: Map<Id, Row>, changes: readonly Change[]) {
  const subject = subjects[kind]
  const types = new Map<string, string>()
  const updates = new Map<Id, Record<string, unknown>>()
  for (const [id, own] of groupBy(changes, (change) => change.id)) {
    const values: Record<string, unknown> = {}
    for (const { field, newValue } of own) {
      if (isSecret(field)) {
        for (const [column, bytes] of Object.entries(secretColumns(vault, id, field, newValue as string | null))) {
          types.set(column, 'bytea')
          values[column] = hex(bytes)
        }
      } else {
        const [column, type] = subject.fields[field]!
        types.set(column, type)
        values[column] = newValue
      }
    }
    if (kind === 'person' && ('name' in values || 'reading_override' in values)) {
      const row = { ...rows.get(id)!, ...values } as unknown as { name: string; reading_override: string | null }
      const reading = (await nameReader()).read(row.name, row.reading_override)
      Object.assign(values, { pinyin: reading.pinyin, initials: reading.initials })
      types.set('pinyin', 'text').set('initials', 'text')
    }
    const version = rows.get(id)!.version + 1
    updates.set(id, { id, ...values, changed: Object.fromEntries(own.map(({ field }) => [field, version])) })
  }
  // A column that another row of this batch changes keeps its value in the rows that do not mention it.
  const columns = [...types.keys()]
  const sets = columns.map(
    (column) =>
      sql`${sql.ref(column)} = case when x.row ? ${sql.lit(column)} then x.${sql.ref(column)} else t.${sql.ref(column)} end`,
  )
  if (subject.versions !== 'none') sets.push(sql`version = t.version + 1`)
  if (subject.versions === 'fields') sets.push(sql`field_versions = t.field_versions || x.changed`)
  const payload = [...updates.values()].map(({ id, changed, ...values }) => ({ id, changed, ...values, row: values }))
  await sql`
    update ${sql.table(subject.table)} t set ${sql.join(sets)}
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb)
      x (id uuid, changed jsonb, row jsonb, ${sql.join(columns.map((column) => sql`${sql.ref(column)} ${sql.raw(types.get(column)!)}`))})
    where t.community_id = ${actor.communityId} and t.id = x.id`.execute(tx)
}

function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
