import { eldersAlone } from '@red-steward/domain/care/campaigns'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import './index.ts'
import { done, fed, newElder, newTeam, refusal, type Team, told } from '../testing/care-world.ts'
import { aMember, newDoor, newHousehold } from '../testing/registry-world.ts'
import { itIsNow } from '../testing/world.ts'
import { listVisits } from '../visits/list-visits.ts'
import { logCall, releaseCall, takeCall } from './calls.ts'
import { closeCampaign, openCampaign, previewCampaign } from './campaigns.ts'
import { listCalls, listCampaigns } from './list-campaigns.ts'
import { listRuns } from './runs.ts'
import { careToday } from './today.ts'

const NOW = '2026-03-02T04:00:00.000Z'
itIsNow(NOW)

const coldWave = (more: object = {}) => ({
  id: newId(),
  kind: 'COLD_WAVE',
  title: '寒潮电话',
  script: '今晚降温，注意保暖。',
  rule: eldersAlone,
  until: '2026-03-05',
  ...more,
})

async function opened(team: Team, actor = team.steward) {
  const campaign = coldWave()
  await done(actor, openCampaign, campaign)
  const calls = async () => (await told(team.steward, listCalls, { campaignId: campaign.id })).rows
  return { campaignId: campaign.id, calls }
}
const outcome = (callId: string, result: string, more: object = {}) => ({
  callId,
  visitId: newId(),
  result,
  calledAt: NOW,
  ...more,
})

test('one tap makes the list of elders living alone, in a group or not, and nobody else', async () => {
  const team = await newTeam()
  const [inGroup, noGroup] = [await newElder(team), await newElder(team, { group: null, birthDate: '1960-03-02' })]
  await newElder(team, { group: null, birthDate: '1966-03-03' })
  const door = await newDoor(team.secretary.communityId, team.building)
  await newHousehold({
    actor: team.secretary,
    door,
    members: [aMember({ birthDate: '1940-01-01' }), aMember({ relation: '12', birthDate: '1942-01-01' })],
  })

  expect(await told(team.steward, previewCampaign, { rule: eldersAlone })).toMatchObject({
    persons: 2,
    withoutPhone: 2,
    byGrid: [{ persons: 2 }],
  })
  const { calls } = await opened(team)

  expect((await calls()).map(({ personId }: { personId: string }) => personId).sort()).toEqual(
    [inGroup.personId, noGroup.personId].sort(),
  )
  expect(await fed(team.steward.communityId, 'campaign')).toMatchObject([{ gridId: team.building.gridId }])
})

test('a call that is taken is nobody else’s for ten minutes; a second outcome that comes late is kept all the same', async () => {
  const team = await newTeam()
  await newElder(team)
  const { calls, campaignId } = await opened(team)
  const [{ id: callId }] = await calls()

  expect(await done(team.steward, takeCall, { callId })).toEqual({ takenUntil: '2026-03-02T04:10:00.000Z' })
  expect(await refusal(team.lead, takeCall, { callId })).toBe('call-taken')
  expect(await calls()).toMatchObject([{ taken: { mine: true } }])
  itIsNow('2026-03-02T04:10:00.000Z')
  await done(team.lead, takeCall, { callId })
  await done(team.lead, releaseCall, { callId })
  itIsNow(NOW)

  expect(await done(team.lead, logCall, outcome(callId, 'ANSWERED'))).toMatchObject({ state: 'REACHED' })
  expect(
    await done(team.steward, logCall, outcome(callId, 'NO_ANSWER', { calledAt: '2026-03-02T03:59:00.000Z' })),
  ).toMatchObject({ state: 'REACHED' })

  expect(await calls()).toMatchObject([{ state: 'REACHED', attempts: 2, lastResult: 'ANSWERED' }])
  expect((await told(team.steward, listVisits, { means: 'PHONE' })).total).toBe(2)
  expect(await refusal(team.steward, takeCall, { callId })).toBe('call-already-reached')
  await done(team.steward, closeCampaign, { campaignId })
  expect(await done(team.lead, logCall, outcome(callId, 'MET'))).toMatchObject({ state: 'REACHED' })
})

test('who does not answer rises to the top, follows the no-answer flow and stands on the Today list', async () => {
  const team = await newTeam()
  const elders = [
    await newElder(team, { group: null }),
    await newElder(team, { group: null }),
    await newElder(team, { group: null }),
  ]
  const { calls, campaignId } = await opened(team)
  const [first, second, third] = await calls()
  await done(team.steward, logCall, outcome(first.id, 'ANSWERED'))

  const { openRunIds } = await done(
    team.steward,
    logCall,
    outcome(third.id, 'NO_ANSWER', { needs: [{ id: newId(), kind: 'ERRAND', text: '送棉被' }] }),
  )

  expect((await calls()).map(({ id }: { id: string }) => id)).toEqual([third.id, second.id, first.id])
  expect(openRunIds).toHaveLength(1)
  expect((await told(team.lead, listRuns)).runs).toMatchObject([
    { id: openRunIds[0], tier: 2, personId: third.personId },
  ])
  expect((await told(team.steward, careToday)).rows).toMatchObject([
    { kind: 'step', id: openRunIds[0], step: 'SECOND_CALL' },
  ])
  expect((await told(team.lead, listCampaigns)).campaigns).toMatchObject([
    {
      id: campaignId,
      progress: { total: elders.length, reached: 1, unreachable: 1, toCall: 1, openRuns: 1, needs: 1 },
    },
  ])
})

test('a campaign past its last day is no longer under way, though nobody closed it', async () => {
  const team = await newTeam()
  await newElder(team)
  const { campaignId } = await opened(team)
  const states = async () => {
    const of = async (state: string) => (await told(team.lead, listCampaigns, { state })).campaigns
    return [await of('OPEN'), await of('CLOSED')].map((rows) => rows.map(({ id }: { id: string }) => id))
  }

  itIsNow('2026-03-05T15:59:00.000Z')
  expect(await states()).toEqual([[campaignId], []])
  itIsNow('2026-03-05T16:00:00.000Z')
  expect(await states()).toEqual([[], [campaignId]])
  itIsNow(NOW)
})

test('a festival calls nobody’s neighbours: who does not answer is called again, without a flow', async () => {
  const team = await newTeam()
  await newElder(team, { group: null })
  const campaign = coldWave({ kind: 'FESTIVAL' })
  await done(team.steward, openCampaign, campaign)
  const [{ id }] = (await told(team.steward, listCalls, { campaignId: campaign.id })).rows

  expect(await done(team.steward, logCall, outcome(id, 'NO_ANSWER'))).toEqual({ state: 'UNREACHABLE', openRunIds: [] })
  expect((await told(team.steward, careToday)).rows).toMatchObject([{ kind: 'call', id }])
})

test('a campaign without a condition, past its end, or finding nobody is refused; another grid’s does not exist', async () => {
  const team = await newTeam()
  const nothing = { ...eldersAlone, livingAlone: false, ageFrom: null }
  expect(await refusal(team.steward, openCampaign, coldWave({ rule: nothing }))).toBe('campaign-rule-empty')
  expect(await refusal(team.steward, openCampaign, coldWave({ until: '2026-03-01' }))).toBe('day-in-the-past')
  expect(await refusal(team.steward, openCampaign, coldWave())).toBe('campaign-without-people')

  await newElder(team)
  const { campaignId, calls } = await opened(team)
  const other = await newTeam()
  expect(await refusal(other.steward, listCalls, { campaignId })).toBe('not-found')
  expect(await refusal(other.steward, logCall, outcome((await calls())[0].id, 'MET'))).toBe('not-found')
  expect(await refusal(other.lead, closeCampaign, { campaignId })).toBe('not-found')
  expect(await refusal(team.steward, closeCampaign, { campaignId: newId() })).toBe('not-found')
})
