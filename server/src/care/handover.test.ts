import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import './index.ts'
import { done, newElder, newTeam, refusal, told, visited } from '../testing/care-world.ts'
import { inside, itIsNow, newCommunity, newMember } from '../testing/world.ts'
import { assignPerson } from './assign.ts'
import { handOver, handoverPreview, listHandovers, workers } from './handover.ts'
import { carePlan, savePlan } from './plan.ts'
import { careReachRate } from './reach-rate.ts'
import { listRuns } from './runs.ts'
import { careToday } from './today.ts'

itIsNow('2026-03-02T04:00:00.000Z')

const SUMMARY = '三栋两户独居老人每周二打电话。'

async function aLeaver() {
  const team = await newTeam(await newCommunity())
  const colleague = await newMember({ role: 'steward', community: team.steward.communityId, grids: [] })
  const elder = await newElder(team)
  await done(team.secretary, assignPerson, { id: newId(), personId: elder.personId, accountId: team.steward.id })
  return { ...team, colleague, elder }
}
const postsOf = (communityId: string, accountId: string) =>
  inside(communityId, (tx) =>
    tx
      .selectFrom('grants')
      .select(['role', 'grid_ids', 'ends_at', 'is_cover'])
      .where('account_id', '=', accountId)
      .orderBy('starts_at')
      .execute(),
  )

test('a leaver’s post, grid and named people pass to a colleague in one command, with a summary kept', async () => {
  const { steward, colleague, secretary, elder, building } = await aLeaver()
  const preview = await told(secretary, handoverPreview, { fromAccountId: steward.id })
  expect(preview).toMatchObject({ counts: { posts: 1, grids: 1, duties: 1, runs: 0, needs: 0, calls: 0 } })
  expect(preview.colleagues.map(({ id }: { id: string }) => id)).toContain(colleague.id)

  const passed = await done(secretary, handOver, {
    id: newId(),
    fromAccountId: steward.id,
    toAccountId: colleague.id,
    summary: SUMMARY,
  })

  expect(passed).toEqual(preview.counts)
  expect(await postsOf(steward.communityId, steward.id)).toMatchObject([{ ends_at: '2026-03-02T04:00:00.000Z' }])
  expect((await postsOf(steward.communityId, colleague.id)).at(-1)).toMatchObject({
    grid_ids: [building.gridId],
    ends_at: null,
    is_cover: false,
  })
  const now = { ...colleague, grids: [building.gridId] }
  expect((await told(now, careToday)).rows).toMatchObject([{ kind: 'contact', id: elder.personId }])
  expect((await told(secretary, listHandovers)).handovers).toMatchObject([
    { from: steward.name, to: colleague.name, summary: SUMMARY },
  ])
  expect((await told(secretary, workers)).workers.map(({ id }: { id: string }) => id)).not.toContain(steward.id)
})

test('a cover has an end, takes nothing away, and opens named work to the grid while it lasts', async () => {
  const { steward, colleague, secretary, lead, elder, building } = await aLeaver()
  const cover = {
    id: newId(),
    fromAccountId: steward.id,
    toAccountId: colleague.id,
    summary: SUMMARY,
    coverUntil: '2026-03-09T04:00:00.000Z',
  }

  await done(secretary, handOver, cover)

  expect(await postsOf(steward.communityId, steward.id)).toMatchObject([{ ends_at: null }])
  expect((await postsOf(steward.communityId, colleague.id)).at(-1)).toMatchObject({
    is_cover: true,
    ends_at: cover.coverUntil,
  })
  const covering = { ...colleague, grids: [building.gridId] }
  for (const worker of [covering, steward, lead])
    expect((await told(worker, careToday)).rows).toMatchObject([{ id: elder.personId }])
  itIsNow('2026-03-09T05:00:00.000Z')
  expect((await told(lead, careToday)).rows).toEqual([])
  itIsNow('2026-03-02T04:00:00.000Z')
})

test('nothing hangs on somebody who is gone: without a handover the work is the grid’s', async () => {
  const { steward, lead, elder } = await aLeaver()
  expect((await told(lead, careToday)).rows).toEqual([])
  await inside(steward.communityId, (tx) =>
    tx
      .updateTable('grants')
      .set({ ends_at: '2026-03-01T00:00:00.000Z' })
      .where('account_id', '=', steward.id)
      .execute(),
  )
  expect((await told(lead, careToday)).rows).toMatchObject([{ id: elder.personId }])
})

test('an open flow of a named person passes on too', async () => {
  const { steward, colleague, secretary, elder } = await aLeaver()
  await visited(steward, elder, { result: 'NO_ANSWER' })
  await done(secretary, assignPerson, { id: newId(), personId: elder.personId, accountId: steward.id })

  const passed = await done(secretary, handOver, {
    id: newId(),
    fromAccountId: steward.id,
    toAccountId: colleague.id,
    summary: SUMMARY,
  })

  expect(passed).toMatchObject({ duties: 1, runs: 1 })
  expect((await told(secretary, listRuns)).runs).toHaveLength(1)
})

test('work passes to nobody outside, to nobody’s self, and not by a steward', async () => {
  const { steward, secretary } = await aLeaver()
  const outsider = await newMember({ role: 'volunteer', community: steward.communityId })
  const to = (toAccountId: string) => ({ id: newId(), fromAccountId: steward.id, toAccountId, summary: SUMMARY })

  expect(await refusal(secretary, handOver, to(outsider.id))).toBe('colleague-without-post')
  expect(await refusal(secretary, handOver, to(steward.id))).toBe('hand-over-to-oneself')
  expect(await refusal(secretary, handOver, { ...to(outsider.id), coverUntil: '2026-03-01T00:00:00.000Z' })).toBe(
    'cover-in-the-past',
  )
  expect(await refusal(steward, handOver, to(outsider.id))).toBe('role-not-allowed')
  expect(await refusal(secretary, handoverPreview, { fromAccountId: newId() })).toBe('not-found')
})

test('a plan that cannot be done is refused with the hours; one that can be is kept', async () => {
  const { secretary } = await aLeaver()
  const plan = { month: '2026-03', minutesPerVisit: 25, hoursADay: 1 }
  const { lines, workingDays, saved } = await told(secretary, carePlan, plan)
  expect(lines).toMatchObject([
    { households: 1, tiers: [1, 0, 0], contacts: 5, neededMinutes: 125, posts: 2, possible: true },
  ])
  expect([workingDays, saved]).toEqual([22, null])

  expect(await refusal(secretary, savePlan, { id: newId(), ...plan, hoursADay: 0.01 })).toBe('plan-impossible')
  await done(secretary, savePlan, { id: newId(), ...plan })

  expect((await told(secretary, carePlan, plan)).saved).toMatchObject({ hoursADay: 1, by: secretary.name })
})

test('the monthly reach is told with its n, and fewer than five are not told apart', async () => {
  const team = await newTeam(await newCommunity())
  const elders = []
  for (let at = 0; at < 5; at++) elders.push(await newElder(team))
  await newElder(team, { group: 'K02' })
  await visited(team.steward, elders[0]!, { visitedAt: '2026-02-10T03:00:00.000Z' })
  await visited(team.steward, elders[1]!, { result: 'REFUSED', visitedAt: '2026-02-10T03:00:00.000Z' })
  await visited(team.steward, elders[2]!, { visitedAt: '2026-01-31T15:59:00.000Z' })

  const reach = await told(team.secretary, careReachRate, { month: '2026-02', groups: ['K01', 'K02', 'K04'] })

  expect(reach).toMatchObject({ countedOn: '2026-02-28', all: { n: 6, reached: 1 } })
  expect(reach.byGroup).toEqual([
    { groupCode: 'K01', n: 5, reached: 1, rate: 0.2, suppressed: false },
    { groupCode: 'K02', n: null, reached: null, rate: null, suppressed: true },
    { groupCode: 'K04', n: 0, reached: 0, rate: null, suppressed: false },
  ])
})
