import { followsNoAnswer, mayTakeCall, stateAfter } from '@red-steward/domain/care/campaign-rules'
import {
  type CallState,
  type CampaignKind,
  CLAIM_MINUTES,
  logCall as logShape,
  releaseCall as releaseShape,
  takeCall as takeShape,
} from '@red-steward/domain/care/campaigns'
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { recordVisit } from '@red-steward/domain/visits/visit'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { inReach } from '../registry/index.ts'
import { writeVisit } from '../visits/index.ts'
import { beginFlow } from './follow-visit.ts'

interface CallForChange {
  id: Id
  campaignId: Id
  kind: CampaignKind
  isClosed: boolean
  personId: Id
  dwellingId: Id
  householdId: Id
  gridId: Id | null
  state: CallState
  takenBy: Id | null
  takenUntil: Instant | null
}

/** A call behind a door within reach, locked. */
async function getCallForChange(tx: Tx, actor: Actor, id: Id): Promise<CallForChange> {
  const { rows } = await sql<CallForChange>`
    select l.id, l.campaign_id as "campaignId", k.kind, k.closed_at is not null as "isClosed", kept_person(l.person_id) as "personId",
      l.dwelling_id as "dwellingId", l.household_id as "householdId", b.grid_id as "gridId", l.state,
      l.taken_by as "takenBy", l.taken_until as "takenUntil"
    from campaign_calls l
    join care_campaigns k on k.community_id = l.community_id and k.id = l.campaign_id
    join dwellings d on d.community_id = l.community_id and d.id = l.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where l.community_id = ${actor.communityId} and l.id = ${id} and ${inReach(actor)} for update of l`.execute(tx)
  return rows[0] ?? notFound()
}

export const takeCall = command(takeShape, async (context, { callId }) => {
  const { tx, actor, now } = context
  const call = await getCallForChange(tx, actor, callId)
  ensure(mayTakeCall(actor, call, now))
  const takenUntil = new Date(Date.parse(now) + CLAIM_MINUTES * 60_000).toISOString() as Instant
  await claim(context, call, actor.id, takenUntil)
  return { takenUntil }
})

export const releaseCall = command(releaseShape, async (context, { callId }) => {
  const call = await getCallForChange(context.tx, context.actor, callId)
  if (call.takenBy === context.actor.id) await claim(context, call, null, null)
})

async function claim({ tx, actor, trail }: Context, call: CallForChange, by: Id | null, until: Instant | null) {
  await sql`update campaign_calls set taken_by = ${by}::uuid, taken_until = ${until}::timestamptz, version = version + 1
    where community_id = ${actor.communityId} and id = ${call.id}`.execute(tx)
  trail.changed('call', call.id, call.gridId)
}

/** Kept whatever happened meanwhile: taken by another, reached by another, the campaign closed. Somebody did call. */
export const logCall = command(logShape, async (context, input) => {
  const { tx, actor, trail } = context
  const { callId, visitId, result, calledAt, note, noteReviewed, needs } = input
  const call = await getCallForChange(tx, actor, callId)
  const { dwellingId, householdId, personId, gridId } = call
  const visit = recordVisit.input.parse({
    visitId,
    dwellingId,
    householdId,
    personIds: [personId],
    means: 'PHONE',
    result,
    note,
    noteReviewed,
    visitedAt: calledAt,
    needs,
  })
  const { openRunIds, visitedAt } = await writeVisit(context, visit)
  await tx
    .insertInto('campaign_outcomes')
    .values({ community_id: actor.communityId, visit_id: visitId, call_id: callId })
    .execute()
  const state = stateAfter(call.state, result)
  await sql`update campaign_calls set state = ${state}, attempts = attempts + 1,
      last_result = case when coalesce(last_called_at, '-infinity') <= ${visitedAt}::timestamptz then ${result} else last_result end,
      last_called_at = greatest(last_called_at, ${visitedAt}::timestamptz), taken_by = null, taken_until = null, version = version + 1
    where community_id = ${actor.communityId} and id = ${callId}`.execute(tx)
  trail.changed('call', callId, gridId)
  if (state === 'REACHED') await reachTwins(context, call, { result, visitedAt })
  if (openRunIds.length > 0 || state !== 'UNREACHABLE' || !followsNoAnswer(call.kind)) return { state, openRunIds }
  const inVain = { id: visitId, dwellingId, householdId, gridId, personIds: [personId], means: visit.means, result }
  const started = await beginFlow(context, { ...inVain, visitedAt, withdrawn: false }, personId, 2)
  return { state, openRunIds: started ? [started] : [] }
})

/** A person of two records may stand on a list twice: once reached, nobody calls them again. */
async function reachTwins(
  { tx, actor, trail }: Context,
  call: CallForChange,
  { result, visitedAt }: { result: string; visitedAt: Instant },
) {
  const { rows } = await sql<{ id: Id; gridId: Id | null }>`
    update campaign_calls l set state = 'REACHED', attempts = attempts + 1, last_result = ${result},
      last_called_at = greatest(last_called_at, ${visitedAt}::timestamptz), taken_by = null, taken_until = null, version = l.version + 1
    from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where l.community_id = ${actor.communityId} and l.campaign_id = ${call.campaignId} and l.id <> ${call.id}
      and l.person_id in (select records_of(${call.personId})) and l.state <> 'REACHED'
      and d.community_id = l.community_id and d.id = l.dwelling_id
    returning l.id, b.grid_id as "gridId"`.execute(tx)
  for (const { id, gridId } of rows) trail.changed('call', id, gridId)
}
