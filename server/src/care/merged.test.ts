import { type Id, newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import './index.ts'
import { mergePersons } from '../registry/merge-persons.ts'
import { unmergePersons } from '../registry/unmerge-persons.ts'
import { done, type Elder, fed, newElder, newTeam, type Team, told, visited, visitTo } from '../testing/care-world.ts'
import { itIsNow } from '../testing/world.ts'
import { correctVisit } from '../visits/change-visit.ts'
import { listVisits } from '../visits/list-visits.ts'
import { listNeeds } from '../visits/needs.ts'
import { recordVisit } from '../visits/record-visit.ts'
import { assignPerson, lookedAfter } from './assign.ts'
import { logCall } from './calls.ts'
import { openCampaign } from './campaigns.ts'
import { listCalls, listCampaigns } from './list-campaigns.ts'
import { listRuns } from './runs.ts'
import { careToday } from './today.ts'

const NOON = '2026-03-02T04:00:00.000Z'
itIsNow(NOON)
const SILENT = { means: 'PHONE', result: 'NO_ANSWER' } as const

async function merged({ secretary }: Team, kept: Elder, dropped: Elder) {
  const id = newId()
  const pair = { keptId: kept.personId, droppedId: dropped.personId, take: [], home: 'kept' as const }
  await done(secretary, mergePersons, { id, ...pair })
  return { apart: () => done(secretary, unmergePersons, { mergeId: id }) }
}

const runsOf = async (team: Team, personId: Id) => (await told(team.lead, listRuns, { personId })).runs
const todayOf = async (team: Team, kind: string) =>
  (await told(team.steward, careToday)).rows.filter((row: { kind: string }) => row.kind === kind)

test('a flow opened for a record that was merged stands under the one kept, and ends when that one is met', async () => {
  const team = await newTeam()
  const [kept, dropped] = [await newElder(team, { name: '赵秀英' }), await newElder(team, { name: '赵秀莹' })]
  const { openRunIds } = await visited(team.steward, dropped, {
    ...SILENT,
    visitedAt: '2026-03-02T00:30:00.000Z',
  })
  await merged(team, kept, dropped)

  expect((await told(team.lead, listRuns)).runs).toMatchObject([
    { id: openRunIds[0], personId: kept.personId, personName: '赵秀英' },
  ])
  expect(await runsOf(team, kept.personId)).toHaveLength(1)
  expect(await todayOf(team, 'step')).toMatchObject([{ id: openRunIds[0], personId: kept.personId, name: '赵秀英' }])
  expect(await todayOf(team, 'contact')).toEqual([])
  const again = await visited(team.steward, kept, { ...SILENT, visitedAt: '2026-03-02T03:10:00.000Z' })
  expect(again.openRunIds).toEqual(openRunIds)
  await visited(team.steward, kept, { visitedAt: '2026-03-02T03:30:00.000Z' })
  expect(await runsOf(team, kept.personId)).toMatchObject([{ closed: { as: 'REACHED' } }])
})

test('taken apart again, flow, need, visit and who looks after go back to the record they were noted for', async () => {
  const team = await newTeam()
  const [kept, dropped] = [await newElder(team), await newElder(team)]
  const need = { id: newId(), kind: 'ERRAND', text: '送药', dueOn: '2026-03-02', personId: dropped.personId }
  await visited(team.steward, dropped, { ...SILENT, needs: [need] })
  await done(team.lead, assignPerson, { id: newId(), personId: dropped.personId, accountId: team.steward.id })
  const whose = async () => ({
    run: (await told(team.lead, listRuns)).runs[0].personId,
    need: (await told(team.lead, listNeeds, { dwellingId: dropped.dwellingId })).rows[0].personId,
    visits: (await told(team.lead, listVisits, { personId: dropped.personId })).rows[0].persons[0].id,
    keptIsLookedAfter: (await told(team.lead, lookedAfter, { personId: kept.personId })).by?.id ?? null,
  })
  const before = await whose()

  const { apart } = await merged(team, kept, dropped)
  expect(await whose()).toEqual({
    run: kept.personId,
    need: kept.personId,
    visits: kept.personId,
    keptIsLookedAfter: team.steward.id,
  })
  expect((await told(team.lead, listVisits, { personId: kept.personId })).rows).toHaveLength(1)
  await apart()

  expect(await whose()).toEqual(before)
  expect(before).toMatchObject({ run: dropped.personId, need: dropped.personId, keptIsLookedAfter: null })
  const { communityId } = team.lead
  for (const kind of ['run', 'need', 'visit']) expect((await fed(communityId, kind)).length).toBeGreaterThanOrEqual(3)
})

test('merged twice over, everything follows to the last one', async () => {
  const team = await newTeam()
  const [first, second, third] = [await newElder(team), await newElder(team), await newElder(team)]
  const { openRunIds } = await visited(team.steward, first, SILENT)
  await done(team.lead, assignPerson, { id: newId(), personId: first.personId, accountId: team.lead.id })
  await merged(team, second, first)
  await merged(team, third, second)

  expect(await runsOf(team, third.personId)).toMatchObject([{ id: openRunIds[0], personId: third.personId }])
  expect(await todayOf(team, 'contact')).toEqual([])
  expect((await told(team.lead, lookedAfter, { personId: third.personId })).by.id).toBe(team.lead.id)
  await done(team.lead, assignPerson, { id: newId(), personId: third.personId, accountId: null })
  expect((await told(team.lead, lookedAfter, { personId: third.personId })).by).toBeNull()
  const late = visitTo(first, { personIds: [first.personId], visitedAt: '2026-03-02T03:40:00.000Z' })
  await done(team.steward, recordVisit, late)
  expect(await runsOf(team, third.personId)).toMatchObject([{ closed: { as: 'REACHED' } }])
})

test('correcting the note of a visit noted for a merged record ends no flow and keeps whom it was noted for', async () => {
  const team = await newTeam()
  const [kept, dropped] = [await newElder(team), await newElder(team)]
  const { visitId } = await visited(team.steward, dropped, SILENT)
  const { apart } = await merged(team, kept, dropped)

  await done(team.steward, correctVisit, { visitId, base: 1, changes: { note: '敲门也没人' } })

  expect(await runsOf(team, kept.personId)).toMatchObject([{ closed: null }])
  await apart()
  expect((await told(team.lead, listVisits, { personId: dropped.personId })).rows).toHaveLength(1)
})

test('somebody who stands twice on a call list is called once, and both flows are one line of the day', async () => {
  const team = await newTeam()
  const [kept, dropped] = [await newElder(team), await newElder(team)]
  await visited(team.steward, kept, { ...SILENT, visitedAt: '2026-03-02T01:00:00.000Z' })
  await visited(team.steward, dropped, { ...SILENT, visitedAt: '2026-03-02T00:30:00.000Z' })
  const campaign = { id: newId(), kind: 'HEAT', title: '高温', until: '2026-03-05' }
  await done(team.lead, openCampaign, { ...campaign, rule: { ageFrom: 60, livingAlone: true } })
  await merged(team, kept, dropped)

  expect(await todayOf(team, 'step')).toHaveLength(1)
  const { rows } = await told(team.steward, listCalls, { campaignId: campaign.id })
  expect(rows.map(({ personId }: { personId: Id }) => personId)).toEqual([kept.personId, kept.personId])
  expect((await told(team.steward, listCampaigns)).campaigns[0].progress).toMatchObject({ total: 2 })
  const answered = { result: 'ANSWERED', calledAt: '2026-03-02T03:50:00.000Z' }
  await done(team.steward, logCall, { callId: rows[1].id, visitId: newId(), ...answered })

  expect((await told(team.steward, listCampaigns)).campaigns[0].progress).toMatchObject({ reached: 2, openRuns: 0 })
  expect(await todayOf(team, 'step')).toEqual([])
})
