import { mayCloseCampaign, mayOpenCampaign } from '@red-steward/domain/care/campaign-rules'
import {
  closeCampaign as closeShape,
  openCampaign as openShape,
  previewCampaign as previewShape,
} from '@red-steward/domain/care/campaigns'
import { type Id, newId } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { ensureText } from '../visits/index.ts'
import { audience, type Called } from './audience.ts'
import { campaignsAt } from './documents.ts'

export const openCampaign = command(openShape, async (context, input) => {
  const { tx, actor, now, trail } = context
  ensure(mayOpenCampaign(input, dayOf(now)))
  ensureText('title', input.title, true)
  ensureText('script', input.script, true)
  const called = await audience(tx, actor, now, input.rule)
  if (called.length === 0) refuseWith('campaign-without-people')
  const { id, kind, title, script, rule, until } = input
  await tx
    .insertInto('care_campaigns')
    .values({
      community_id: actor.communityId,
      id,
      kind,
      title,
      script,
      rule: JSON.stringify(rule),
      until,
      opened_at: now,
      opened_by: actor.id,
    })
    .execute()
  trail.fact('campaign', id, '*created*', null, true)
  await listCalled(context, id, called)
  announceCampaign(context, id, called)
  return { calls: called.length }
})

async function listCalled({ tx, actor, trail }: Context, campaignId: Id, called: readonly Called[]) {
  const ids = called.map(() => newId())
  await sql`
    insert into campaign_calls (community_id, id, campaign_id, person_id, dwelling_id, household_id)
    select ${actor.communityId}::uuid, id, ${campaignId}::uuid, person, dwelling, household
    from unnest(${ids}::uuid[], ${called.map(({ personId }) => personId)}::uuid[], ${called.map(({ dwellingId }) => dwellingId)}::uuid[],
      ${called.map(({ householdId }) => householdId)}::uuid[]) as fresh (id, person, dwelling, household)`.execute(tx)
  for (const [at, { gridId }] of called.entries()) trail.changed('call', ids[at]!, gridId)
}

/** Every grid with a call in it hears of the campaign. */
function announceCampaign({ trail }: Context, id: Id, calls: readonly { gridId: Id | null }[]) {
  for (const gridId of new Set(calls.map(({ gridId }) => gridId))) trail.changed('campaign', id, gridId)
}

export const previewCampaign = query(previewShape, async ({ tx, actor, now }, { rule }) => {
  const called = await audience(tx, actor, now, rule)
  const grids = await tx
    .selectFrom('grids')
    .select(['id', 'name'])
    .where('community_id', '=', actor.communityId)
    .execute()
  const names = new Map<Id | null, string>(grids.map(({ id, name }) => [id, name]))
  const counts = new Map<Id | null, number>()
  for (const { gridId } of called) counts.set(gridId, (counts.get(gridId) ?? 0) + 1)
  return {
    persons: called.length,
    withoutPhone: called.filter(({ hasPhone }) => !hasPhone).length,
    byGrid: [...counts]
      .map(([gridId, persons]) => ({ gridId, name: names.get(gridId) ?? '', persons }))
      .sort((one, other) => other.persons - one.persons),
  }
})

export const closeCampaign = command(closeShape, async (context, { campaignId }) => {
  const { tx, actor, now, trail } = context
  // One without a call in reach does not exist here.
  const inReach = await campaignsAt(context, sql`k.id = ${campaignId}`)
  const { rows } = await sql<{ openedBy: Id; closedAt: string | null }>`
    select opened_by as "openedBy", closed_at as "closedAt" from care_campaigns
    where community_id = ${actor.communityId} and id = ${campaignId} for update`.execute(tx)
  const campaign = rows[0] ?? notFound()
  if (campaign.closedAt) refuseWith('campaign-closed')
  if (inReach.length === 0) notFound()
  ensure(mayCloseCampaign(actor, campaign))
  await sql`update care_campaigns set closed_at = ${now}, closed_by = ${actor.id}, version = version + 1
    where community_id = ${actor.communityId} and id = ${campaignId}`.execute(tx)
  trail.fact('campaign', campaignId, 'closed', null, now)
  const calls = await sql<{ id: Id; gridId: Id | null }>`
    select l.id, b.grid_id as "gridId" from campaign_calls l
    join dwellings d on d.community_id = l.community_id and d.id = l.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where l.community_id = ${actor.communityId} and l.campaign_id = ${campaignId}`.execute(tx)
  for (const { id, gridId } of calls.rows) trail.changed('call', id, gridId)
  announceCampaign(context, campaignId, calls.rows)
})
