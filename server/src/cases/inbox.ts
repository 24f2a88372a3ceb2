// What needs the asking post now. Everything is read through partial indexes over what is open: a few thousand of all cases
// there ever were.
import { rolesOfHandler } from '@red-steward/domain/cases/action-checks'
import type { FirstHandler } from '@red-steward/domain/cases/catalogue'
import {
  type CaseInbox,
  type InboxBucket,
  type InboxFilters,
  type InboxRow,
  caseInbox as shape,
} from '@red-steward/domain/cases/inbox'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { Id } from '@red-steward/domain/ids'
import { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { coveredBy } from '../care/index.ts'
import { keptQuery, reachKey } from '../kernel/kept.ts'
import type { QueryContext } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'
import { together } from '../kernel/together.ts'
import { due, isDueToday, isOverdue, isUntouched } from './due.ts'
import { type CaseRow, listed, listedColumns, narrowedTo } from './list-cases.ts'
import { placeTables } from './places.ts'
import { caseListed, unitsOfMine } from './reach.ts'

const desk: readonly InboxBucket[] = [
  ...(['to-accept', 'untouched', 'to-dispatch', 'returned', 'mine', 'to-verify', 'overdue', 'due-today'] as const),
  ...(['escalated', 'suspended'] as const),
]
const doors: readonly InboxBucket[] = ['to-accept', 'mine', 'overdue', 'due-today']
const bucketsOf: Partial<Record<Role, readonly InboxBucket[]>> = {
  'building-head': ['mine'],
  'property-steward': [...doors, 'whistled'],
  steward: doors,
  'grid-lead': desk,
  'station-desk': desk,
  secretary: [...desk, 'to-decide'],
  'street-dispatcher': [
    'escalated',
    'to-dispatch',
    'returned',
    'to-verify',
    'to-decide',
    'overdue',
    'due-today',
    'suspended',
  ],
  'department-handler': ['mine', 'whistled', 'overdue', 'due-today'],
}

/** Kept until the community's feed grows or the minute is over: what is late grows by itself. */
export const caseInbox = keptQuery(shape, {
  key: ({ actor, now }, asked) => {
    const minute = Math.floor(Date.parse(now) / 60_000)
    return `inbox ${actor.id} ${actor.role} ${reachKey(actor)} ${minute} ${JSON.stringify(asked)}`
  },
  read: readInbox,
  tell: (_, inbox) => inbox,
})

type Asked = z.infer<typeof shape.input>

async function readInbox(context: QueryContext, asked: Asked): Promise<CaseInbox> {
  const buckets = bucketsOf[context.actor.role] ?? []
  const { bucket, limit } = asked
  const counting = () => countsOf(context, buckets, asked)
  if (!bucket || !buckets.includes(bucket)) return { counts: await counting(), rows: [], next: null }
  // On one connection both leave together and are answered one after another.
  const [counts, rows] = await together([counting(), pageOf(context, { ...asked, bucket })])
  return {
    counts,
    rows: rows.slice(0, limit).map(shown),
    next: rows.length > limit ? cursorOf(rows[limit - 1]!) : null,
  }
}

async function pageOf({ tx, actor, now }: QueryContext, asked: Asked & { bucket: InboxBucket }) {
  const { bucket, after, limit } = asked
  const which = [openTo(actor), ...narrowedTo(asked), conditionOf(bucket, actor, now), ...afterCursor(after)]
  const page = sql.join(which, sql` and `)
  // The limit stands in the text: a plan that does not know it reads whole tables for fifty rows.
  const { rows } = await sql<Row>`
    select ${listedColumns}, k.dispose_by as "disposeBy",
      coalesce(ha.display_name, hu.name) as handler, k.handler_role as "handlerRole", k.at_street as "atStreet", k.returns, k.version
    from (select k.* from cases k where ${page} order by ${due}, k.id limit ${sql.lit(limit + 1)}) k
    ${placeTables('k')} left join accounts a on a.id = k.responsible_id left join accounts ha on ha.id = k.handler_id
    left join handling_units hu on hu.community_id = k.community_id and hu.id = k.handler_unit_id
    order by ${due}, k.id`.execute(tx)
  return rows
}

type Row = CaseRow & Omit<InboxRow, keyof CaseRow | 'where'>

function shown({ disposeBy, handler, handlerRole, atStreet, returns, version, ...row }: Row): InboxRow {
  return { ...listed(row), disposeBy, handler, handlerRole, atStreet, returns, version }
}

const Cursor = z.tuple([z.union([Instant, z.literal('infinity')]), Id])
const cursorOf = ({ stepBy, id }: Row) => Buffer.from(JSON.stringify([stepBy ?? 'infinity', id])).toString('base64url')

function afterCursor(after: string | undefined): RawBuilder<unknown>[] {
  if (after === undefined) return []
  const cursor = Cursor.safeParse(parsed(after))
  if (!cursor.success) return refuseWith('page-unknown')
  const [stepBy, id] = cursor.data
  return [sql`(${due}, k.id) > (${stepBy}::timestamptz, ${id}::uuid)`]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** One pass over what is open counts every bucket. */
async function countsOf(
  { tx, actor, now }: QueryContext,
  buckets: readonly InboxBucket[],
  filters: InboxFilters,
): Promise<CaseInbox['counts']> {
  if (buckets.length === 0) return {}
  const one = (bucket: InboxBucket) =>
    sql`count(*) filter (where ${conditionOf(bucket, actor, now)})::int as ${sql.ref(bucket)}`
  const { rows } = await sql<CaseInbox['counts']>`
    select ${sql.join(buckets.map(one))} from cases k where ${sql.join([openTo(actor), ...narrowedTo(filters)], sql` and `)}`.execute(
    tx,
  )
  return rows[0]!
}

function openTo(actor: Actor): RawBuilder<unknown> {
  return sql`k.community_id = ${actor.communityId} and k.is_open and ${caseListed(actor)}`
}

/** The cases of a bucket, as this post sees them. */
function conditionOf(bucket: InboxBucket, actor: Actor, now: Instant): RawBuilder<unknown> {
  // The street decides about what lies with it; the community about the rest.
  const hands = actor.role === 'street-dispatcher' ? sql`k.at_street` : sql`not k.at_street`
  switch (bucket) {
    case 'to-accept':
      return sql`k.state = 'REPORTED' and ${firstOf(actor.role)}`
    case 'untouched':
      return isUntouched(now)
    case 'to-dispatch':
      return sql`k.state = 'ACCEPTED' and ${hands}`
    case 'returned':
      return sql`k.state = 'ACCEPTED' and k.returns > 0 and ${hands}`
    case 'mine':
      return sql`k.state in ('DISPATCHED', 'HANDLING', 'REWORK') and ${mine(actor, now)}`
    case 'to-verify':
      return sql`k.state in ('HANDLED', 'VERIFYING') and k.handled_by is distinct from ${actor.id} and ${hands}`
    case 'overdue':
      return isOverdue(now)
    case 'due-today':
      return isDueToday(now)
    case 'escalated':
      return sql`k.at_street`
    case 'whistled':
      return sql`exists (select from case_whistles w
        join case_whistle_units u on u.community_id = w.community_id and u.whistle_id = w.id
        where w.community_id = k.community_id and w.case_id = k.id and w.concluded_at is null
          and u.unit_id in (${unitsOfMine(actor)}))`
    case 'to-decide':
      return actor.role === 'secretary'
        ? sql`k.exclusion_asked_at is not null and k.exclusion_first_by is null`
        : sql`(k.suspension_asked_at is not null or k.exclusion_first_by is not null)`
    case 'suspended':
      return sql`k.state = 'SUSPENDED'`
  }
}

/** The desk accepts everything; at the doors each takes what the catalogue gives to them. */
function firstOf(role: Role): RawBuilder<unknown> {
  const kinds = (Object.keys(rolesOfHandler) as FirstHandler[]).filter((kind) => rolesOfHandler[kind].includes(role))
  return role === 'steward' || role === 'property-steward' ? sql`k.first_handler = any(${kinds}::text[])` : sql`true`
}

function mine(actor: Actor, now: Instant): RawBuilder<unknown> {
  const kinds = (Object.keys(rolesOfHandler) as FirstHandler[]).filter((kind) =>
    rolesOfHandler[kind].includes(actor.role),
  )
  const byUnit =
    actor.role === 'department-handler' || actor.role === 'property-steward'
      ? sql`k.handler_unit_id in (${unitsOfMine(actor)})`
      : sql`false`
  return sql`(k.handler_id = ${actor.id} or k.handler_id in (${coveredBy(actor, now)}) or ${byUnit}
    or (k.handler_id is null and k.handler_unit_id is null and k.handler_role = any(${kinds}::text[])))`
}
