import { runBegunBy } from '@red-steward/domain/care/after-visit'
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import './index.ts'
import { mergePersons } from '../registry/merge-persons.ts'
import { moveOut } from '../registry/move-out.ts'
import { openEligibility } from '../registry/open-eligibility.ts'
import { recordDeath } from '../registry/record-death.ts'
import { undo } from '../registry/undo.ts'
import { done, type Elder, fed, newElder, newTeam, refusal, type Team, told, visited } from '../testing/care-world.ts'
import { inside, itIsNow, run } from '../testing/world.ts'
import { correctVisit, withdrawVisit } from '../visits/change-visit.ts'
import { assignPerson, lookedAfter } from './assign.ts'
import { setCapacity } from './capacity.ts'
import { endRule, listRules, saveRule } from './rules.ts'
import { listRuns } from './runs.ts'
import { closeRun, logStep } from './step-run.ts'
import { careToday } from './today.ts'

const NOON = '2026-03-02T04:00:00.000Z'
itIsNow(NOON)

const contactsOf = async (actor: Team['steward'], elder: Elder) =>
  (await told(actor, careToday)).rows.filter(
    (row: { kind: string; id: string }) => row.kind === 'contact' && row.id === elder.personId,
  )

test('an elder of 86 who lives alone and was never seen stands on the list with the reason, and leaves it when seen', async () => {
  const team = await newTeam()
  const elder = await newElder(team)

  expect(await contactsOf(team.steward, elder)).toMatchObject([
    {
      tier: 1,
      dueOn: '2026-01-02',
      overdueDays: 59,
      name: '赵秀英',
      age: 86,
      reason: { zh: '独居老人 80+，每周，还没有联系过' },
    },
  ])
  await visited(team.steward, elder, { means: 'PHONE', result: 'ANSWERED' })
  expect(await contactsOf(team.steward, elder)).toEqual([])
})

test('a duty is gone with a death, a move away or the end of the eligibility, and comes back with an undo', async () => {
  const team = await newTeam()
  const [died, moved, undone] = [await newElder(team), await newElder(team), await newElder(team, { group: null })]
  const commandId = newId()
  const eligibility = {
    id: newId(),
    personId: undone.personId,
    groupCode: 'K05',
    decidedBy: '民政',
    basis: 'STATUTORY_DUTY',
    startsOn: '2025-10-01',
  }
  await run(team.secretary, openEligibility, eligibility, commandId)
  for (const elder of [died, moved, undone]) expect(await contactsOf(team.lead, elder)).toHaveLength(1)

  await done(team.steward, recordDeath, { personId: died.personId, day: '2026-03-01' })
  const leaving = newId()
  await run(
    team.steward,
    moveOut,
    { householdId: moved.householdId, personIds: [moved.personId], day: '2026-03-01' },
    leaving,
  )
  await done(team.secretary, undo, { commandId })
  for (const elder of [died, moved, undone]) expect(await contactsOf(team.lead, elder)).toEqual([])
  await done(team.steward, undo, { commandId: leaving })

  expect(await contactsOf(team.lead, moved)).toHaveLength(1)
  const told = await fed(team.lead.communityId, 'duty')
  for (const elder of [died, moved, undone])
    expect(told.filter(({ id }) => id === elder.personId).length).toBeGreaterThan(1)
})

test('contacts of a record that was merged count for the one that was kept', async () => {
  const team = await newTeam()
  const [kept, dropped] = [await newElder(team), await newElder(team, { group: null })]
  await visited(team.steward, dropped)
  await done(team.secretary, mergePersons, {
    id: newId(),
    keptId: kept.personId,
    droppedId: dropped.personId,
    take: [],
    home: 'kept',
  })

  expect(await contactsOf(team.steward, kept)).toEqual([])
})

test('nobody answers an elder of tier 1: the flow opens, takes later calls as its steps, and ends with whoever is met', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const silent = { means: 'PHONE', result: 'NO_ANSWER' }

  const first = await visited(team.steward, elder, { ...silent, visitedAt: '2026-03-02T01:00:00.000Z' })
  const [runId] = first.openRunIds
  expect((await told(team.lead, listRuns)).runs).toMatchObject([
    { id: runId, tier: 1, next: { step: 'SECOND_CALL', dueAt: '2026-03-02T03:00:00.000Z' } },
  ])
  const second = await visited(team.lead, elder, { ...silent, visitedAt: '2026-03-02T03:05:00.000Z' })
  expect(second.openRunIds).toEqual([runId])
  const step = { id: newId(), runId, step: 'NEIGHBOUR', result: 'NOT_REACHED', doneAt: '2026-03-02T03:30:00.000Z' }
  expect(await done(team.steward, logStep, step)).toEqual({
    open: true,
    next: 'FAMILY',
    dueAt: '2026-03-02T06:00:00.000Z',
  })
  expect(await refusal(team.steward, logStep, { ...step, id: newId() })).toBe('step-already-logged')

  const reached = { id: newId(), runId, step: 'FAMILY', result: 'REACHED', doneAt: '2026-03-02T03:50:00.000Z' }
  expect(await done(team.steward, logStep, reached)).toEqual({ open: false, next: null, dueAt: null })

  expect((await told(team.lead, listRuns)).runs).toEqual([])
  expect((await told(team.lead, listRuns, { personId: elder.personId })).runs).toMatchObject([
    { closed: { as: 'REACHED' }, steps: [{ step: 'SECOND_CALL' }, { step: 'NEIGHBOUR' }, { step: 'FAMILY' }] },
  ])
  expect(await contactsOf(team.steward, elder)).toEqual([])
  expect(await refusal(team.steward, closeRun, { runId, as: 'MISTAKE' })).toBe('run-closed')
})

test('a flow has the id a phone without a signal gave it; where a colleague was first, steps typed there are steps of that flow', async () => {
  const team = await newTeam()
  const [elder, other] = [await newElder(team), await newElder(team)]
  const own = await visited(team.steward, elder, { result: 'NO_ANSWER' })
  expect(own.openRunIds).toEqual([runBegunBy(own.visitId, elder.personId)])

  const first = await visited(team.lead, other, { result: 'NO_ANSWER', visitedAt: '2026-03-02T02:00:00.000Z' })
  const second = await visited(team.steward, other, { means: 'PHONE', result: 'NO_ANSWER' })
  const begun = { visitId: second.visitId, personId: other.personId }
  const runId = runBegunBy(second.visitId, other.personId)
  const step = { id: newId(), runId, begun, step: 'FAMILY', result: 'NOT_REACHED', doneAt: '2026-03-02T03:30:00.000Z' }
  expect(await refusal(team.steward, logStep, { ...step, begun: undefined })).toBe('not-found')
  expect(await refusal(team.lead, logStep, step)).toBe('not-found')
  expect(await done(team.steward, logStep, step)).toMatchObject({ open: true, next: 'NEIGHBOUR' })
  expect((await told(team.steward, listRuns, { personId: other.personId })).runs).toMatchObject([
    { id: first.openRunIds[0], steps: [{ step: 'SECOND_CALL' }, { step: 'FAMILY' }] },
  ])

  await visited(team.lead, other, { visitedAt: '2026-03-02T03:45:00.000Z' })
  expect(await refusal(team.steward, logStep, { ...step, id: newId(), step: 'DOOR' })).toBe('run-closed')
})

test('a visit corrected to met and back to nobody answered begins another flow', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const { visitId, openRunIds } = await visited(team.steward, elder, { result: 'NO_ANSWER' })
  await done(team.steward, correctVisit, { visitId, base: 1, changes: { result: 'MET' } })
  await done(team.steward, correctVisit, { visitId, base: 2, changes: { result: 'NO_ANSWER' } })

  const { runs } = await told(team.steward, listRuns)
  expect(runs).toMatchObject([{ personId: elder.personId, closed: null }])
  expect(runs[0].id).not.toBe(openRunIds[0])
})

test('two colleagues call in vain at the same moment: both calls are kept, and there is one flow', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let opened = () => {}
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve
  })
  // The first flow is written and its transaction kept open until the second call waits for it.
  const first = inside(team.lead.communityId, async (tx) => {
    const run = { id: newId(), person_id: elder.personId, dwelling_id: elder.dwellingId, tier: 1, started_at: NOON }
    await tx
      .insertInto('no_answer_runs')
      .values({ ...run, community_id: team.lead.communityId })
      .execute()
    opened()
    await held
    return run.id
  })
  await isOpen
  const second = visited(team.steward, elder, { means: 'PHONE', result: 'NO_ANSWER' })
  await waitsForLock(team.lead.communityId)
  release()

  expect((await second).openRunIds).toEqual([await first])
})

/** Until some transaction waits for another's lock. */
async function waitsForLock(communityId: string) {
  for (;;) {
    const { rows } = await inside(communityId, (tx) =>
      sql`select from pg_locks where not granted and locktype = 'transactionid'`.execute(tx),
    )
    if (rows.length > 0) return
  }
}

test.each([
  ['a visit entered from paper two days later', {}, { visitedAt: '2026-02-28T03:00:00.000Z' }],
  ['somebody of tier 3', { group: 'K07' as const, birthDate: '1975-01-01' }, {}],
  ['somebody in no group', { group: null }, {}],
])('no flow opens for %s', async (_, member, more) => {
  const team = await newTeam()
  const elder = await newElder(team, member)
  expect((await visited(team.steward, elder, { result: 'NO_ANSWER', ...more })).openRunIds).toEqual([])
})

test('an old visit entered late does not end a flow, and a visit taken back takes its flow along', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const { visitId, openRunIds } = await visited(team.steward, elder, { result: 'NO_ANSWER' })
  expect(openRunIds).toHaveLength(1)

  await visited(team.steward, elder, { visitedAt: '2026-03-01T03:00:00.000Z' })
  expect((await told(team.steward, listRuns)).runs).toHaveLength(1)
  await done(team.steward, withdrawVisit, { visitId, reason: 'TWICE' })
  expect((await told(team.steward, listRuns, { personId: elder.personId })).runs).toMatchObject([
    { closed: { as: 'MISTAKE' } },
  ])
})

test('what the day has no room for is a number, and everybody sets their own day', async () => {
  const team = await newTeam()
  for (let at = 0; at < 3; at++) await newElder(team)
  await done(team.steward, setCapacity, { minutesADay: 50, minutesPerVisit: 25 })

  expect(await told(team.steward, careToday)).toMatchObject({ cut: 1, capacity: { minutesADay: 50 } })
  expect((await told(team.steward, careToday, { all: true })).rows).toHaveLength(3)
  expect(await told(team.lead, careToday)).toMatchObject({ cut: 0, capacity: { minutesADay: 200 } })
})

test('who is given to somebody by name is on that list alone', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  await done(team.lead, assignPerson, { id: newId(), personId: elder.personId, accountId: team.steward.id })
  expect(await told(team.lead, lookedAfter, { personId: elder.personId })).toMatchObject({
    by: { id: team.steward.id },
    colleagues: expect.arrayContaining([expect.objectContaining({ id: team.steward.id, role: 'steward' })]),
  })

  expect(await contactsOf(team.steward, elder)).toHaveLength(1)
  expect(await contactsOf(team.lead, elder)).toEqual([])
  await done(team.lead, assignPerson, { id: newId(), personId: elder.personId, accountId: null })
  expect((await told(team.lead, lookedAfter, { personId: elder.personId })).by).toBeNull()
  expect(await contactsOf(team.lead, elder)).toHaveLength(1)
  expect(await refusal(team.lead, assignPerson, { id: newId(), personId: elder.personId, accountId: newId() })).toBe(
    'colleague-without-post',
  )
})

test('the secretary changes a rule and every duty follows at once; two rules for the same case are refused', async () => {
  const team = await newTeam()
  const elder = await newElder(team, { birthDate: '1955-01-01' })
  await visited(team.steward, elder, { visitedAt: '2026-02-20T03:00:00.000Z' })
  expect(await contactsOf(team.steward, elder)).toEqual([])
  const { rules } = await told(team.secretary, listRules)
  const monthly = rules.find(
    (rule: { groupCode: string; ageFrom: number | null }) => rule.groupCode === 'K01' && rule.ageFrom === null,
  )

  await done(team.secretary, saveRule, { ...monthly, days: 7 })

  expect(await contactsOf(team.steward, elder)).toMatchObject([{ dueOn: '2026-02-27' }])
  expect(await refusal(team.secretary, saveRule, { ...monthly, id: newId() })).toBe('rule-of-the-same-kind')
  expect(await refusal(team.lead, saveRule, monthly)).toBe('role-not-allowed')
  expect(await refusal(team.secretary, endRule, { ruleId: monthly.id, validTo: '2019-01-01' })).toBe('end-before-start')
  await done(team.secretary, saveRule, monthly)
})

test('a step logged by a clock that runs ahead is kept, as done now and not later', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const { openRunIds } = await visited(team.steward, elder, { result: 'NO_ANSWER' })
  const step = { id: newId(), runId: openRunIds[0], step: 'SECOND_CALL', doneAt: '2026-03-02T09:00:00.000Z' }

  expect(await done(team.steward, logStep, { ...step, result: 'NOT_REACHED' })).toMatchObject({ open: true })

  const { runs } = await told(team.steward, listRuns)
  const [run] = runs.filter(({ id }: { id: string }) => id === openRunIds[0])
  expect(run.steps).toMatchObject([{ step: 'SECOND_CALL', doneAt: NOON }])
})
