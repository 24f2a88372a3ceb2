import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { door, page, someone, why } from '../testing/cases-world.ts'
import { accepted, atStreet, department, desk, dispatched, handled, toSteward } from '../testing/loop-world.ts'
import { inside, newMember, run } from '../testing/world.ts'
import { addNote } from './add-note.ts'
import { closeCase, reworkCase } from './close-case.ts'
import { dispatchCase } from './dispatch-case.ts'
import { escalateCase, handBackCase } from './escalate-case.ts'
import { returnCase } from './return-case.ts'
import { takeCase } from './take-case.ts'

const people = (role: Parameters<typeof someone>[0], count: number) =>
  Promise.all(Array.from({ length: count }, () => someone(role, [door.gridId])))

/** How often each outcome was answered. */
const tally = (results: string[]) =>
  Object.fromEntries([...new Set(results)].sort().map((one) => [one, results.filter((same) => same === one).length]))

test('of a hundred stewards who take the same case one has it, the others hear that it is taken', async () => {
  const stewards = await people('steward', 100)
  const caseId = await dispatched()

  const results = await Promise.all(stewards.map(async (one) => why(await run(one, takeCase, { caseId }))))

  expect(tally(results)).toEqual({ 'case-not-at-this-step': 99, done: 1 })
  const winner = stewards[results.indexOf('done')]!
  const told = await page(desk, caseId)
  expect(told.case).toMatchObject({ state: 'HANDLING', handler: { personId: winner.id }, responsible: desk.name })
  expect(told.hops.filter(({ action }: { action: string }) => action === 'TAKEN')).toHaveLength(1)
})

test('a hundred people of every kind act at once: every change is one the table allows where the case then stood', async () => {
  const { unitId, people: officers } = await department('城管', 20)
  const desks = [desk, ...(await people('station-desk', 19))]
  const leads = await people('grid-lead', 20)
  const streets = await Promise.all(Array.from({ length: 20 }, () => newMember({ role: 'street-dispatcher' })))
  const stewards = await people('steward', 20)
  const caseId = await atStreet()

  const results = await Promise.all([
    ...streets.map((one, at) =>
      at % 2 === 0
        ? run(one, dispatchCase, { caseId, to: { kind: 'UNIT', unitId } })
        : run(one, handBackCase, { caseId, text: '属社区职责' }),
    ),
    ...officers.map((one, at) =>
      at % 2 === 0
        ? run(one, takeCase, { caseId })
        : run(one, returnCase, { caseId, reason: 'NOT_OURS', text: '不属' }),
    ),
    ...desks.map((one) => run(one, dispatchCase, { caseId, to: toSteward })),
    ...leads.map((one) => run(one, escalateCase, { caseId, text: '请街道协调' })),
    ...stewards.map((one) => run(one, addNote, { caseId, text: '已到现场' })),
  ])

  // What the hops say, in the order in which they were written, is a walk through the table that ends where the case is.
  const rows = await inside(desk.communityId, (tx) =>
    sql<{ action: string; toState: string | null; role: string }>`
      select action, to_state as "toState", role from case_hops where case_id = ${caseId} order by sequence`.execute(
      tx,
    ),
  )
  let [state, atStreetNow] = ['', false]
  const illegal: string[] = []
  for (const { action, toState, role } of rows.rows) {
    const ok = {
      REPORTED: state === '',
      ACCEPTED: state === 'REPORTED',
      ESCALATED: !atStreetNow && ['ACCEPTED', 'DISPATCHED', 'HANDLING', 'REWORK'].includes(state),
      HANDED_BACK: atStreetNow,
      DISPATCHED: (role === 'street-dispatcher') === atStreetNow,
      TAKEN: state === 'ACCEPTED' || state === 'DISPATCHED',
      RETURNED: state === 'DISPATCHED' && atStreetNow,
      NOTE: true,
    }[action]
    if (!ok) illegal.push(`${action} at ${state}`)
    if (action === 'ESCALATED') atStreetNow = true
    if (action === 'HANDED_BACK') atStreetNow = false
    state = toState ?? state
  }
  expect(illegal).toEqual([])
  const { case: one } = await page(desk, caseId)
  expect([one.state, one.atStreet]).toEqual([state, atStreetNow])
  const accepted = results.filter(({ outcome }) => outcome === 'done').length
  // Beside the three hops before and the TAKEN a note may bring along, every accepted command left its one hop: none is lost.
  const taken = rows.rows.filter(({ action, role }) => action === 'TAKEN' && role === 'steward').length
  expect(rows.rows).toHaveLength(3 + accepted + taken)
  expect(one.version).toBeGreaterThan(accepted)
  expect(results.every((result) => result.outcome === 'done' || result.why !== 'busy-try-again')).toBe(true)
})

test('closed and sent back at once it is one of the two, and fifty notes written meanwhile are all there', async () => {
  const caseId = await handled()
  const [desks, stewards] = [await people('station-desk', 50), await people('steward', 50)]

  const ends = desks.map(async (one, at) =>
    why(
      at % 2 === 0
        ? await run(one, closeCase, { caseId, residentSays: 'WELL' })
        : await run(one, reworkCase, { caseId, text: '再看' }),
    ),
  )
  const notes = stewards.map(async (one, at) => why(await run(one, addNote, { caseId, text: `第${at}条` })))
  const [ended, noted] = [await Promise.all(ends), await Promise.all(notes)]

  expect(ended.filter((one) => one === 'done')).toHaveLength(1)
  const { hops } = await page(desk, caseId)
  const written = hops.filter(({ action }: { action: string }) => action === 'NOTE').length
  expect(written).toBe(noted.filter((one) => one === 'done').length)
  expect(noted.every((one) => one === 'done' || one === 'case-ended')).toBe(true)
})

test('twenty dispatchers give one case to twenty people: each sees what the one before did, the last one has it', async () => {
  const [desks, stewards] = [await people('station-desk', 20), await people('steward', 20)]
  const caseId = await accepted()
  const results = await Promise.all(
    desks.map((one, at) =>
      run(one, dispatchCase, { caseId, to: { kind: 'PERSON', personId: stewards[at]!.id } }, newId()),
    ),
  )
  expect(results.map(why).every((one) => one === 'done')).toBe(true)
  const told = await page(desk, caseId)
  const given = await inside(desk.communityId, async (tx) => {
    const { rows } = await sql<{ to: string }>`
      select detail -> 'handler' ->> 'personId' as to from case_hops where case_id = ${caseId} and action = 'DISPATCHED' order by sequence`.execute(
      tx,
    )
    return rows
  })
  expect(given).toHaveLength(20)
  expect(told.case.handler.personId).toBe(given.at(-1)!.to)
})
