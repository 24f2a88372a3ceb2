import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import '../care/index.ts'
import { done, fed, newElder, newTeam, refusal, told, visited, visitTo } from '../testing/care-world.ts'
import { householdById } from '../testing/registry-world.ts'
import { inside, itIsNow, newMember, run } from '../testing/world.ts'
import { correctVisit, withdrawVisit } from './change-visit.ts'
import { followUpSafety } from './follow-up-safety.ts'
import { listVisits, visitsOfDwelling } from './list-visits.ts'
import { listNeeds, recordNeed, settleNeed } from './needs.ts'
import { recordVisit } from './record-visit.ts'

itIsNow('2026-03-02T04:00:00.000Z')

test('a steward records a visit with a need and an unsafe stove; both wait to be seen to, and the next date is told', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const need = { id: newId(), kind: 'ERRAND', text: '代取药', dueOn: '2026-03-03' }

  const answer = await visited(team.steward, elder, {
    needs: [need],
    safety: [{ id: newId(), item: 'GAS', ok: false }],
  })

  expect(answer).toMatchObject({ nextOn: '2026-03-09', openRunIds: [], visitedAt: '2026-03-02T03:00:00.000Z' })
  const { rows, total } = await told(team.steward, visitsOfDwelling, { dwellingId: elder.dwellingId })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({
    persons: [{ id: elder.personId, name: '赵秀英' }],
    nextOn: '2026-03-09',
    needs: 1,
    safety: [{ item: 'GAS', ok: false, followUpOn: '2026-03-09' }],
  })
  expect((await told(team.steward, listNeeds, { dwellingId: elder.dwellingId })).rows).toMatchObject([
    { text: '代取药', settled: null },
  ])
  for (const kind of ['visit', 'need', 'safety', 'duty'])
    expect((await fed(team.steward.communityId, kind)).at(-1)).toMatchObject({
      gridId: elder.gridId,
      operation: 'upsert',
    })
})

test('"still true" at the door confirms the household, and a visit taken back takes that back', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const confirmedAt = async () => (await householdById(team.steward.communityId, elder.householdId))!.confirmed_at
  const before = await confirmedAt()
  itIsNow('2026-03-02T05:00:00.000Z')
  const { visitId } = await visited(team.steward, elder, {
    confirmHousehold: true,
    visitedAt: '2026-03-02T04:30:00.000Z',
  })
  expect(await confirmedAt()).toBe('2026-03-02T04:30:00.000Z')

  await done(team.steward, withdrawVisit, { visitId, reason: 'WRONG_DOOR' })
  itIsNow('2026-03-02T04:00:00.000Z')

  expect(await confirmedAt()).toBe(before)
  expect((await told(team.steward, listVisits, {})).rows).toEqual([])
  expect((await told(team.steward, listVisits, { withdrawn: true })).rows).toMatchObject([{ id: visitId }])
})

test.each([
  ['a door code in the note', { note: '门禁密码 2580#' }, 'text-forbidden-door-code'],
  ['a belief in a need', { needs: [{ id: newId(), kind: 'WISH', text: '她信教' }] }, 'text-forbidden-religion'],
  ['an illness nobody looked at again', { note: '有高血压' }, 'text-needs-second-look'],
  ['a visit of last year', { visitedAt: '2025-12-01T03:00:00.000Z' }, 'visit-too-long-ago'],
  ['a confirmation through a neighbour', { means: 'PROXY', confirmHousehold: true }, 'proxy-cannot-confirm'],
  ['a confirmation by nobody', { result: 'NO_ANSWER', confirmHousehold: true }, 'confirm-needs-contact'],
])('refused with its reason: %s', async (_, more, why) => {
  const team = await newTeam()
  const elder = await newElder(team)
  expect(await refusal(team.steward, recordVisit, visitTo(elder, more))).toBe(why)
})

test('the words that may not stay are named, so that the screen can show them', async () => {
  const team = await newTeam()
  const result = await run(team.steward, recordVisit, visitTo(await newElder(team), { note: '有高血压' }))
  expect(result).toMatchObject({ detail: { field: 'note', findings: [{ words: '高血压', reason: 'diagnosis' }] } })
})

test('a person of another door, another household, another grid: none of them can be slipped in', async () => {
  const team = await newTeam()
  const [here, next] = [await newElder(team), await newElder(team)]
  const elsewhere = await newElder(await newTeam())

  expect(await refusal(team.steward, recordVisit, visitTo(here, { personIds: [next.personId] }))).toBe(
    'person-not-behind-door',
  )
  expect(await refusal(team.steward, recordVisit, visitTo(here, { householdId: next.householdId }))).toBe(
    'household-not-behind-door',
  )
  expect(await refusal(team.steward, recordVisit, visitTo(elsewhere))).toBe('not-found')
  expect(await refusal(team.steward, visitsOfDwelling, { dwellingId: elsewhere.dwellingId })).toBe('not-found')
})

test('a phone that sends the same visit twice gets the same answer, and there is one visit', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const [id, input] = [newId(), visitTo(elder)]

  const [first, again] = [
    await run(team.steward, recordVisit, input, id),
    await run(team.steward, recordVisit, input, id),
  ]

  expect(again).toEqual(first)
  expect((await told(team.steward, listVisits, {})).total).toBe(1)
})

test('a steward corrects her own visit today; tomorrow the grid lead does, and the old values stay in history', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const { visitId } = await visited(team.steward, elder)
  const correct = (more: object) => ({ visitId, base: 1, changes: { note: '换了灯泡' }, ...more })
  const colleague = await newMember({ role: 'steward', community: team.steward.communityId, grids: [elder.gridId] })
  expect(await refusal(colleague, correctVisit, correct({}))).toBe('visit-of-somebody-else')

  await done(team.steward, correctVisit, correct({}))
  expect(await refusal(team.steward, correctVisit, correct({}))).toBe('changed-meanwhile')
  itIsNow('2026-03-03T04:00:00.000Z')
  expect(await refusal(team.steward, correctVisit, correct({ base: 2 }))).toBe('visit-of-another-day')
  await done(team.lead, correctVisit, correct({ base: 2, changes: { result: 'RELATIVE' } }))
  itIsNow('2026-03-02T04:00:00.000Z')

  expect((await told(team.lead, listVisits, {})).rows[0]).toMatchObject({
    note: '换了灯泡',
    result: 'RELATIVE',
    version: 3,
  })
  const history = await inside(team.lead.communityId, (tx) =>
    tx.selectFrom('history').select(['field', 'old_value']).where('subject_id', '=', visitId).orderBy('id').execute(),
  )
  expect(history).toMatchObject([
    { field: '*created*' },
    { field: 'note', old_value: '' },
    { field: 'result', old_value: 'MET' },
  ])
})

test('a need is settled once; passed on, it names what it became', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const [id, caseId] = [newId(), newId()]
  await done(team.steward, recordNeed, {
    id,
    dwellingId: elder.dwellingId,
    personId: elder.personId,
    kind: 'CASE',
    text: '楼道灯不亮',
  })

  await done(team.lead, settleNeed, { needId: id, as: 'PASSED_ON', became: { kind: 'case', id: caseId } })

  expect(await refusal(team.steward, settleNeed, { needId: id, as: 'DONE' })).toBe('need-already-settled')
  expect((await told(team.steward, listNeeds, {})).rows).toEqual([])
  expect((await told(team.steward, listNeeds, { state: 'SETTLED' })).rows).toMatchObject([
    { id, settled: { as: 'PASSED_ON' } },
  ])
})

test('an unsafe finding is looked at again until it is put right', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const findingId = newId()
  await visited(team.steward, elder, {
    safety: [
      { id: findingId, item: 'SLIP', ok: false },
      { id: newId(), item: 'FIRE', ok: true },
    ],
  })

  await done(team.steward, followUpSafety, { findingId, outcome: { kind: 'LOOK_AGAIN', followUpOn: '2026-03-20' } })
  await done(team.steward, followUpSafety, { findingId, outcome: { kind: 'PUT_RIGHT' }, note: '装了扶手' })

  expect(await refusal(team.steward, followUpSafety, { findingId, outcome: { kind: 'PUT_RIGHT' } })).toBe(
    'safety-already-settled',
  )
})

test('pages of visits meet without gap or repeat', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  const made: string[] = []
  for (const minute of [1, 2, 2, 3, 4]) {
    made.push((await visited(team.steward, elder, { visitedAt: `2026-03-02T03:0${minute}:00.000Z` })).visitId)
  }
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await told(team.steward, listVisits, { limit: 2, ...(after ? { after } : {}) })
    seen.push(...page.rows.map(({ id }: { id: string }) => id))
    after = page.next ?? undefined
  } while (after)
  expect([...seen].sort()).toEqual([...made].sort())
  expect(new Set(seen).size).toBe(5)
})
