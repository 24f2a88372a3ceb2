// What a phone holds of care; the Today list is computed from these documents, here as there.
import type {
  CallDocument,
  CampaignDocument,
  CareRuleDocument,
  DutyDocument,
  FlowRuleDocument,
  RunDocument,
} from '@red-steward/domain/care/documents'
import type { Id } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { inReach } from '../registry/index.ts'
import { capacityDocuments } from './capacity.ts'
import { dutiesOf, isThere } from './duties.ts'
import { readFlow, readRules } from './rules.ts'
import { stepsJson } from './runs.ts'

const buildings = (ids: readonly Id[]) => sql`d.building_id = any(${[...ids]}::uuid[])`
const among = (column: string, ids: readonly Id[]) => sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`
const everywhere = sql`true`

export async function runsAt({ tx, actor, now }: QueryContext, where: RawBuilder<unknown> = everywhere) {
  const { rows } = await sql<RunDocument>`
    select 'run' as kind, r.id, d.building_id as "buildingId", r.version, kept_person(r.person_id) as "personId", r.dwelling_id as "dwellingId",
      r.tier, r.started_at as "startedAt", ${stepsJson} as steps,
      case when ${isThere(actor, now, sql.ref('r.assigned_to'))} then r.assigned_to end as "assignedTo"
    from no_answer_runs r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.closed_at is null and ${inReach(actor)} and ${where}
    order by r.id`.execute(tx)
  return rows
}

export async function callsAt({ tx, actor }: QueryContext, where: RawBuilder<unknown> = everywhere) {
  const { rows } = await sql<CallDocument>`
    select 'call' as kind, l.id, d.building_id as "buildingId", l.version, l.campaign_id as "campaignId", kept_person(l.person_id) as "personId",
      l.dwelling_id as "dwellingId", l.household_id as "householdId", l.state, l.attempts, l.last_called_at as "lastCalledAt",
      l.last_result as "lastResult", l.taken_until as "takenUntil",
      case when l.taken_by is not null then jsonb_build_object('id', a.id, 'name', a.display_name) end as "takenBy"
    from campaign_calls l
    join care_campaigns k on k.community_id = l.community_id and k.id = l.campaign_id and k.closed_at is null
    join dwellings d on d.community_id = l.community_id and d.id = l.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    left join accounts a on a.id = l.taken_by
    where l.community_id = ${actor.communityId} and ${inReach(actor)} and ${where}
    order by l.id`.execute(tx)
  return rows
}

/** Open campaigns with a call in reach. */
export async function campaignsAt(
  { tx, actor }: Pick<QueryContext, 'tx' | 'actor'>,
  where: RawBuilder<unknown> = everywhere,
) {
  const { rows } = await sql<CampaignDocument>`
    select 'campaign' as kind, k.id, null as "buildingId", k.version, k.kind as "campaignKind", k.title, k.script, k.until
    from care_campaigns k
    where k.community_id = ${actor.communityId} and k.closed_at is null and ${where} and exists (
      select from campaign_calls l
      join dwellings d on d.community_id = l.community_id and d.id = l.dwelling_id
      join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where l.community_id = k.community_id and l.campaign_id = k.id and ${inReach(actor)})
    order by k.id`.execute(tx)
  return rows
}

const ruleDocument = <Kind extends 'care-rule' | 'flow-rule', Rule>(kind: Kind, rule: Rule) => ({
  ...rule,
  kind,
  buildingId: null,
})
const rulesOf = async ({ tx, actor }: QueryContext): Promise<CareRuleDocument[]> =>
  (await readRules(tx, actor)).map((rule) => ruleDocument('care-rule', rule))
const flowOf = async ({ tx, actor }: QueryContext): Promise<FlowRuleDocument[]> =>
  (await readFlow(tx, actor)).map((rule) => ruleDocument('flow-rule', rule))
const none = async () => []
const only = <Document extends { id: Id }>(documents: Document[], ids: readonly Id[]) =>
  documents.filter(({ id }) => ids.includes(id))

const dutyDocuments: DocumentSource<DutyDocument> = {
  kind: 'duty',
  ofBuildings: (context, buildingIds) => dutiesOf(context, { buildingIds }),
  ofIds: (context, personIds) => dutiesOf(context, { personIds }),
}
const runDocuments: DocumentSource<RunDocument> = {
  kind: 'run',
  ofBuildings: (context, ids) => runsAt(context, buildings(ids)),
  ofIds: (context, ids) => runsAt(context, among('r.id', ids)),
}
const callDocuments: DocumentSource<CallDocument> = {
  kind: 'call',
  ofBuildings: (context, ids) => callsAt(context, buildings(ids)),
  ofIds: (context, ids) => callsAt(context, among('l.id', ids)),
}
const campaignDocuments: DocumentSource<CampaignDocument> = {
  kind: 'campaign',
  ofBuildings: none,
  ofActor: (context) => campaignsAt(context),
  ofIds: (context, ids) => campaignsAt(context, among('k.id', ids)),
}
const careRuleDocuments: DocumentSource<CareRuleDocument> = {
  kind: 'care-rule',
  ofBuildings: none,
  ofActor: rulesOf,
  ofIds: async (context, ids) => only(await rulesOf(context), ids),
}
const flowRuleDocuments: DocumentSource<FlowRuleDocument> = {
  kind: 'flow-rule',
  ofBuildings: none,
  ofActor: flowOf,
  ofIds: async (context, ids) => only(await flowOf(context), ids),
}

// biome-ignore lint/suspicious/noExplicitAny: sources of different documents stand in one list
export const documents: DocumentSource<any>[] = [
  dutyDocuments,
  runDocuments,
  callDocuments,
  campaignDocuments,
  careRuleDocuments,
  flowRuleDocuments,
  capacityDocuments,
]
