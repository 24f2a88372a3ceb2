import type { Id } from '@red-steward/domain/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { done, door, page, why } from '../testing/cases-world.ts'
import { beijing, desk, inbox, reported, secretary, steward } from '../testing/loop-world.ts'
import { aMember, newHousehold } from '../testing/registry-world.ts'
import { ask, home, itIsNow, machine, run } from '../testing/world.ts'
import { callBack } from './call-back.ts'
import { keepClocksOf } from './clock.ts'
import './index.ts'
import { listCallBacks } from './list-call-backs.ts'
import { listCases } from './list-cases.ts'
import { reopenCase } from './reopen-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'

afterEach(() => itIsNow())

const family = await newHousehold({ door, members: [aMember()] })

async function clockAt(moment: string, more = 0) {
  itIsNow(new Date(Date.parse(beijing(moment)) + more).toISOString())
  await keepClocksOf(machine, await home())
}

/** Urgent, so that it is called back; closed at nine on the second of March and found good. */
async function evaluated(): Promise<Id> {
  itIsNow(beijing('2026-03-02 09:00'))
  const caseId = await reported({ leaf: '0104', reporterPersonId: family.personIds[0], contactOk: true })
  done(await run(steward, resolveOnTheSpot, { caseId, residentSays: 'WELL', resultText: '电梯已恢复' }))
  const { rows } = done(await ask(desk, listCallBacks, { limit: 100 }))
  const { id } = rows.find((row: { caseId: Id }) => row.caseId === caseId)
  const answer = { contacted: true, resolved: 'YES', satisfied: 'SATISFIED' }
  done(await run(desk, callBack, { callBackId: id, answer }))
  return caseId
}

const stateOf = async (caseId: Id) => (await page(secretary, caseId)).case.state
const listed = async (filters: object) =>
  done(await ask(secretary, listCases, { limit: 100, ...filters })).rows.map(({ id }: { id: Id }) => id)

describe('an evaluated case', () => {
  test('goes into the archive once fifteen days of opening it again are over, and not a moment before', async () => {
    const caseId = await evaluated()
    await clockAt('2026-03-17 09:00')
    expect(await stateOf(caseId)).toBe('EVALUATED')
    await clockAt('2026-03-17 09:00', 1)
    expect(await stateOf(caseId)).toBe('ARCHIVED')
    await clockAt('2026-03-17 09:00', 60_000)
    const { hops } = await page(secretary, caseId)
    expect(hops.filter(({ action }: { action: string }) => action === 'ARCHIVED')).toMatchObject([
      { toState: 'ARCHIVED', by: '系统' },
    ])
    expect(why(await run(desk, reopenCase, { caseId, text: '又坏了' }))).toBe('case-not-closed')
  })

  test('that is opened again in time is not archived', async () => {
    const caseId = await evaluated()
    itIsNow(beijing('2026-03-10 10:00'))
    done(await run(desk, reopenCase, { caseId, text: '又停了' }))
    await clockAt('2026-03-18 09:00')
    expect(await stateOf(caseId)).toBe('REWORK')
  })

  test('in the archive stands in no open list and is found by its number', async () => {
    const caseId = await evaluated()
    await clockAt('2026-03-18 09:00')
    const { caseNo } = (await page(secretary, caseId)).case
    expect(await listed({ state: 'open' })).not.toContain(caseId)
    expect(await listed({ state: 'all', text: caseNo })).toEqual([caseId])
    expect(await listed({ state: 'closed', text: caseNo })).toEqual([caseId])
    for (const bucket of ['mine', 'to-verify', 'overdue']) expect(await inbox(desk, bucket)).not.toContain(caseId)
  })
})

test('what was closed and never evaluated stays closed', async () => {
  itIsNow(beijing('2026-03-02 09:00'))
  const caseId = await reported({ leaf: '0207' })
  done(await run(steward, resolveOnTheSpot, { caseId, residentSays: 'NOBODY', resultText: '已换' }))
  await clockAt('2026-06-01 09:00')
  expect(await stateOf(caseId)).toBe('CLOSED')
})
