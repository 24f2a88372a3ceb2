// What a phone holds of visits: the last of every household, needs and findings still open, one's own needs that ended.
import type { Id } from '@red-steward/domain/ids'
import type {
  NeedDocument,
  SafetyDocument,
  SettledNeedDocument,
  VisitDocument,
} from '@red-steward/domain/visits/documents'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { inReach } from '../registry/index.ts'
import { personIdsOfVisit } from './store.ts'

const DAYS_HELD = 90
const LAST_HELD = 3

/** Doors `d` in reach, of buildings or of rows of a table with these ids. */
const inBuildings = (ids: readonly Id[]) => sql`d.building_id = any(${[...ids]}::uuid[])`
const doorsOf = (table: string, ids: readonly Id[], { actor }: QueryContext) =>
  sql`d.id in (select dwelling_id from ${sql.table(table)} where community_id = ${actor.communityId} and id = any(${[...ids]}::uuid[]))`

async function visitsAt({ tx, actor, now }: QueryContext, doors: RawBuilder<unknown>): Promise<VisitDocument[]> {
  const since = new Date(Date.parse(now) - DAYS_HELD * 86_400_000).toISOString()
  const { rows } = await sql<VisitDocument>`
    select 'visit' as kind, v.id, v."buildingId", v.version, v.dwelling_id as "dwellingId", v.household_id as "householdId",
      ${personIdsOfVisit} as "personIds",
      v.means, v.result, v.changes, v.note, v.visited_at as "visitedAt",
      jsonb_build_object('id', a.id, 'name', a.display_name) as "enteredBy", v.next_on as "nextOn"
    from (
      select v.*, d.building_id as "buildingId",
        row_number() over (partition by v.dwelling_id, v.household_id order by v.visited_at desc, v.id desc) as nth
      from visits v
      join dwellings d on d.community_id = v.community_id and d.id = v.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where v.community_id = ${actor.communityId} and v.withdrawn_at is null and ${inReach(actor)} and ${doors}
    ) v join accounts a on a.id = v.entered_by
    where v.nth <= ${LAST_HELD} or v.visited_at >= ${since}::timestamptz
    order by v.visited_at desc, v.id desc`.execute(tx)
  return rows
}

async function needsAt({ tx, actor }: QueryContext, where: RawBuilder<unknown>): Promise<NeedDocument[]> {
  const { rows } = await sql<NeedDocument>`
    select 'need' as kind, n.id, d.building_id as "buildingId", n.version, n.dwelling_id as "dwellingId",
      n.household_id as "householdId", kept_person(n.person_id) as "personId", n.visit_id as "visitId", n.kind as "needKind", n.text,
      n.recorded_at as "recordedAt", n.recorded_by as "recordedBy", n.due_on as "dueOn", n.assigned_to as "assignedTo"
    from needs n
    join dwellings d on d.community_id = n.community_id and d.id = n.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where n.community_id = ${actor.communityId} and n.settled_at is null and ${inReach(actor)} and ${where}
    order by n.id`.execute(tx)
  return rows
}

async function settledAt(context: QueryContext, where: RawBuilder<unknown>): Promise<SettledNeedDocument[]> {
  const { tx, actor, now } = context
  const { rows } = await sql<SettledNeedDocument>`
    select 'settled-need' as kind, n.id, null as "buildingId", n.version, n.dwelling_id as "dwellingId", n.kind as "needKind", n.text,
      n.recorded_at as "recordedAt", n.recorded_by as "recordedBy", n.settled_at as "settledAt", n.settled_by as "settledBy",
      n.settled_as as "settledAs"
    from needs n
    join dwellings d on d.community_id = n.community_id and d.id = n.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where n.community_id = ${actor.communityId} and ${actor.id} in (n.recorded_by, n.settled_by) and ${inReach(actor)} and ${where}
      and n.settled_at >= ${now}::timestamptz - make_interval(days => ${DAYS_HELD}::int)
    order by n.id`.execute(tx)
  return rows
}

async function findingsAt({ tx, actor }: QueryContext, where: RawBuilder<unknown>): Promise<SafetyDocument[]> {
  const { rows } = await sql<SafetyDocument>`
    select 'safety' as kind, f.id, d.building_id as "buildingId", f.version, f.dwelling_id as "dwellingId",
      f.visit_id as "visitId", f.item, f.follow_up_on as "followUpOn", f.note
    from safety_findings f
    join dwellings d on d.community_id = f.community_id and d.id = f.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where f.community_id = ${actor.communityId} and not f.ok and f.settled_at is null and ${inReach(actor)} and ${where}
    order by f.id`.execute(tx)
  return rows
}

const among = (column: string, ids: readonly Id[]) => sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`

const at = (dwellingId: Id | undefined) => (dwellingId ? sql`d.id = ${dwellingId}` : sql`true`)

/** Needs promised and findings to look at again, everywhere in reach or at one door; for care. */
export const needsDue = (context: QueryContext, dwellingId?: Id) =>
  needsAt(context, sql`n.due_on is not null and ${at(dwellingId)}`)
export const safetyDue = (context: QueryContext, dwellingId?: Id) => findingsAt(context, at(dwellingId))

const visitDocuments: DocumentSource<VisitDocument> = {
  kind: 'visit',
  ofBuildings: (context, buildingIds) => visitsAt(context, inBuildings(buildingIds)),
  async ofIds(context, ids) {
    const asked = new Set(ids)
    return (await visitsAt(context, doorsOf('visits', ids, context))).filter(({ id }) => asked.has(id))
  },
}
const needDocuments: DocumentSource<NeedDocument> = {
  kind: 'need',
  ofBuildings: (context, buildingIds) => needsAt(context, inBuildings(buildingIds)),
  ofIds: (context, ids) => needsAt(context, among('n.id', ids)),
}
export const settledDocuments: DocumentSource<SettledNeedDocument> = {
  kind: 'settled-need',
  async ofBuildings() {
    return []
  },
  ofActor: (context) => settledAt(context, sql`true`),
  ofIds: (context, ids) => settledAt(context, among('n.id', ids)),
  comesWith: [{ kind: 'need', field: 'id', ofIds: (context, ids) => settledAt(context, among('n.id', ids)) }],
}
const safetyDocuments: DocumentSource<SafetyDocument> = {
  kind: 'safety',
  ofBuildings: (context, buildingIds) => findingsAt(context, inBuildings(buildingIds)),
  ofIds: (context, ids) => findingsAt(context, among('f.id', ids)),
}

// biome-ignore lint/suspicious/noExplicitAny: sources of different documents stand in one list
export const documents: DocumentSource<any>[] = [visitDocuments, needDocuments, settledDocuments, safetyDocuments]
