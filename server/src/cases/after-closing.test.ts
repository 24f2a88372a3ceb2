import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../kernel/paths.ts'
import { done, leak, page, someone, why } from '../testing/cases-world.ts'
import { aMember, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, home, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { callBack } from './call-back.ts'
import { closeCase } from './close-case.ts'
import { dispatchCase } from './dispatch-case.ts'
import { approveExclusion, requestExclusion } from './exclude-case.ts'
import './index.ts'
import { listCallBacks } from './list-call-backs.ts'
import { markHandled } from './mark-handled.ts'
import { reopenCase } from './reopen-case.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { superviseCase } from './supervise-case.ts'
import { saveUnit } from './units.ts'

const good = { contacted: true, resolved: 'YES', satisfied: 'SATISFIED' }
const bad = { contacted: true, resolved: 'NO', satisfied: 'DISSATISFIED' }

const street = await someone('street-dispatcher')
const migration = readFileSync(join(ROOT, 'server/migrations/0251_excluded_call_backs.sql'), 'utf8')

beforeEach(() => itIsNow('2026-03-11T04:00:00.000Z'))

/** A leak told by somebody who may be called back, closed by the steward who did it. */
async function closedLeak(more: object = {}) {
  const there = await newDoor(await home())
  const steward = await someone('steward', [there.gridId])
  const family = await newHousehold({ door: there, members: [aMember()] })
  const input = leak({ dwellingId: there.id, reporterPersonId: family.personIds[0], contactOk: true, ...more })
  done(await run(steward, reportCase, input))
  done(await run(steward, resolveOnTheSpot, { caseId: input.id, residentSays: 'WELL', resultText: '已修好' }))
  const desk = await someone('station-desk', [there.gridId])
  return { steward, desk, caseId: input.id, there, lead: await someone('grid-lead', [there.gridId]) }
}

type Staff = Awaited<ReturnType<typeof someone>>
const waiting = async (actor: Staff, queue = 'waiting') => done(await ask(actor, listCallBacks, { queue })).rows
const close = (actor: Staff, caseId: string) =>
  run(actor, resolveOnTheSpot, { caseId, residentSays: 'WELL', resultText: '再修好' })

describe('call-back', () => {
  test('an urgent case waits for somebody other than its handler, with the name as the desk sees names', async () => {
    const { steward, desk, caseId } = await closedLeak()
    const rows = await waiting(desk)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ caseId, why: 'URGENT', attempts: [], refusal: null, answer: null })
    expect(rows[0].reporterName).toContain('*')

    const lead = { ...steward, role: 'grid-lead' as const }
    expect((await waiting(lead))[0].refusal).toBe('call-back-own-work')
    expect(why(await run(lead, callBack, { callBackId: rows[0].id, answer: good }))).toBe('call-back-own-work')
  })

  test('nobody to ask, or nobody who wants to be asked: nothing waits', async () => {
    const silent = await closedLeak({ reporterPersonId: null, contactOk: false })
    const unwilling = await closedLeak({ contactOk: false })
    expect(await waiting(silent.desk)).toEqual([])
    expect(await waiting(unwilling.desk)).toEqual([])
  })

  test('a good answer is the evaluation, told once', async () => {
    const { desk, caseId } = await closedLeak()
    const [{ id }] = await waiting(desk)
    expect(done(await run(desk, callBack, { callBackId: id, answer: good, text: '说谢谢' }))).toEqual({
      settled: true,
      needsSupervision: false,
    })
    expect(why(await run(desk, callBack, { callBackId: id, answer: bad }))).toBe('call-back-settled')
    expect(await waiting(desk)).toEqual([])
    const { case: one, hops } = await page(desk, caseId)
    expect(one.state).toBe('EVALUATED')
    expect(hops.find(({ action }: { action: string }) => action === 'CALLED_BACK')).toMatchObject({
      toState: 'EVALUATED',
      text: '说谢谢',
    })
  })

  test('every attempt is kept with its time; the third in vain ends it without an answer', async () => {
    const { desk, caseId } = await closedLeak()
    const [{ id }] = await waiting(desk)
    for (const [at, text] of [
      ['2026-03-12T01:00:00.000Z', '没人接'],
      ['2026-03-12T09:00:00.000Z', '关机'],
    ] as const) {
      itIsNow(at)
      expect(done(await run(desk, callBack, { callBackId: id, answer: null, text })).settled).toBe(false)
    }
    expect((await waiting(desk))[0].attempts).toEqual([
      { at: '2026-03-12T01:00:00.000Z', by: desk.name, reached: false, text: '没人接' },
      { at: '2026-03-12T09:00:00.000Z', by: desk.name, reached: false, text: '关机' },
    ])
    expect(done(await run(desk, callBack, { callBackId: id, answer: null })).settled).toBe(true)
    expect(await waiting(desk)).toEqual([])
    expect((await page(desk, caseId)).case.state).toBe('CLOSED')
  })

  test('what the street closed the street asks about, the community about the rest; each is told why', async () => {
    const { desk, steward, caseId, there } = await closedLeak()
    const [own] = await waiting(desk)
    expect(why(await run(street, callBack, { callBackId: own.id, answer: good }))).toBe('not-found')
    for (let time = 0; time < 3; time++) {
      done(await run(desk, reopenCase, { caseId, text: '还是漏' }))
      if (time < 2) done(await close(steward, caseId))
    }
    const unit = newId()
    done(await run(street, saveUnit, { id: unit, kind: 'DEPARTMENT', name: '城建办' }))
    done(await run(street, dispatchCase, { caseId, to: { kind: 'UNIT', unitId: unit } }))
    done(await run(street, markHandled, { caseId, text: '换了主管' }))
    const end = { caseId, result: 'RESOLVED', resultText: '换了主管', residentSays: 'WELL' }
    done(await run(await someone('street-dispatcher', [there.gridId]), closeCase, end))

    const [back] = await waiting(desk)
    expect(back).toMatchObject({ caseId, refusal: 'case-at-street' })
    expect(why(await run(desk, callBack, { callBackId: back.id, answer: good }))).toBe('case-at-street')
    const other = await someone('street-dispatcher')
    expect((await waiting(other))[0]).toMatchObject({ caseId, refusal: null })
    expect(why(await run(other, callBack, { callBackId: back.id, answer: good }))).toBe('done')
  })

  test('a confidential case is called back by nobody', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const input = { id: newId(), leaf: '0705', description: '邻居听到争吵' }
    done(await run(secretary, reportCase, input))
    done(await run(secretary, resolveOnTheSpot, { caseId: input.id, residentSays: 'NOBODY' }))
    const rows = await inside(secretary.communityId, (tx) =>
      tx.selectFrom('case_call_backs').select('id').where('case_id', '=', input.id).execute(),
    )
    expect(rows).toEqual([])
  })

  test('of a hundred who write the answer at once, one does', async () => {
    const { desk, caseId, there } = await closedLeak()
    const [{ id }] = await waiting(desk)
    const people = await Promise.all([1, 2, 3, 4].map(() => someone('station-desk', [there.gridId])))
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, at) => run(people[at % 4]!, callBack, { callBackId: id, answer: good })),
    )
    const said = results.map(why)
    expect(said.filter((one) => one === 'done')).toHaveLength(1)
    expect(new Set(said)).toEqual(new Set(['done', 'call-back-settled']))
    const { hops } = await page(desk, caseId)
    expect(hops.filter(({ action }: { action: string }) => action === 'CALLED_BACK')).toHaveLength(1)
  })
})

describe('left out of the rates', () => {
  test('a case waits for no call any more, and nothing can be answered for it', async () => {
    const { desk, caseId, there } = await closedLeak()
    const [{ id }] = await waiting(desk)
    const secretary = await someone('secretary', [there.gridId])
    const asked = { id: newId(), caseId, reason: 'PROVEN_FALSE', text: '现场核实没有此事' }
    done(await run(secretary, requestExclusion, asked))
    expect(await waiting(desk)).toHaveLength(1)

    done(await run(street, approveExclusion, { caseId }))
    expect(await waiting(desk)).toEqual([])
    expect(why(await run(desk, callBack, { callBackId: id, answer: good }))).toBe('call-back-settled')
  })

  test('before that was so, it waits no more from now on; what was not left out waits on', async () => {
    const [one, other] = [await closedLeak(), await closedLeak()]
    const at = '2026-03-11T04:00:00.000Z'
    await inside(await home(), (tx) =>
      tx.updateTable('cases').set({ excluded_at: at }).where('id', '=', one.caseId).execute(),
    )
    await inside(await home(), (tx) => sql.raw(migration).execute(tx))
    expect(await waiting(one.desk)).toEqual([])
    expect(await waiting(other.desk)).toHaveLength(1)
  })
})

describe('opening again', () => {
  test('takes the case back to whoever answered for it, and out of the queue', async () => {
    const { steward, desk, caseId } = await closedLeak()
    expect(why(await run(desk, reopenCase, { caseId, text: '又漏了' }))).toBe('done')
    expect(await waiting(desk)).toEqual([])
    const { case: one } = await page(steward, caseId)
    expect(one).toMatchObject({ state: 'REWORK', closedAt: null, result: null, responsible: steward.name })
    expect(why(await run(desk, reopenCase, { caseId, text: '又漏了' }))).toBe('case-not-closed')
  })

  test('fifteen days later it is too late', async () => {
    const { desk, caseId } = await closedLeak()
    itIsNow('2026-03-26T04:00:00.001Z')
    expect(why(await run(desk, reopenCase, { caseId, text: '又漏了' }))).toBe('reopen-too-late')
    itIsNow('2026-03-26T04:00:00.000Z')
    expect(why(await run(desk, reopenCase, { caseId, text: '又漏了' }))).toBe('done')
  })

  test('a resident opens what they follow, and nothing else', async () => {
    const { caseId } = await closedLeak()
    const other = await closedLeak()
    const resident = await newMember({ role: 'resident' })
    const followerId = newId()
    await inside(resident.communityId, (tx) =>
      tx
        .insertInto('case_followers')
        .values({
          community_id: resident.communityId,
          id: followerId,
          case_id: caseId,
          kind: 'REPORTER',
          joined_at: '2026-03-11T04:00:00.000Z',
        })
        .execute(),
    )
    expect(why(await run(resident, reopenCase, { caseId, text: '没解决' }))).toBe('not-found')
    expect(why(await run(resident, reopenCase, { caseId: other.caseId, followerId, text: '没解决' }))).toBe('not-found')
    expect(why(await run(resident, reopenCase, { caseId, followerId: newId(), text: '没解决' }))).toBe('not-found')
    expect(why(await run(resident, reopenCase, { caseId, followerId, text: '没解决' }))).toBe('done')
  })

  test('the third time it goes up to the street', async () => {
    const { steward, desk, caseId } = await closedLeak()
    for (const state of ['REWORK', 'REWORK', 'ACCEPTED']) {
      done(await run(desk, reopenCase, { caseId, text: '还是漏' }))
      expect((await page(desk, caseId)).case.state).toBe(state)
      if (state === 'REWORK') done(await close(steward, caseId))
    }
    const [row] = await inside(desk.communityId, (tx) =>
      tx.selectFrom('cases').select(['at_street', 'reworks', 'escalated_at']).where('id', '=', caseId).execute(),
    )
    expect(row).toEqual({ at_street: true, reworks: 2, escalated_at: '2026-03-11T04:00:00.000Z' })
    expect((await page(desk, caseId)).hops.map(({ action }: { action: string }) => action)).toContain('ESCALATED')
  })

  test('of a hundred who open it at once, one does', async () => {
    const { desk, caseId } = await closedLeak()
    const results = await Promise.all(
      Array.from({ length: 100 }, () => run(desk, reopenCase, { caseId, text: '又漏了' })),
    )
    expect(results.map(why).filter((one) => one === 'done')).toHaveLength(1)
    const [row] = await inside(desk.communityId, (tx) =>
      tx.selectFrom('cases').select(['state', 'reworks']).where('id', '=', caseId).execute(),
    )
    expect(row).toEqual({ state: 'REWORK', reworks: 1 })
  })
})

describe('the dissatisfied', () => {
  async function dissatisfied() {
    const world = await closedLeak()
    const [{ id }] = await waiting(world.desk)
    expect(
      done(await run(world.desk, callBack, { callBackId: id, answer: bad, text: '没修好' })).needsSupervision,
    ).toBe(true)
    return { ...world, callBackId: id }
  }

  test('wait for supervision by somebody other than the handler', async () => {
    const { steward, desk, lead, caseId, callBackId } = await dissatisfied()
    expect((await page(desk, caseId)).case.state).toBe('CLOSED')
    expect(await waiting(lead, 'dissatisfied')).toMatchObject([{ id: callBackId, answer: bad, refusal: null }])
    const handler = { ...steward, role: 'grid-lead' as const }
    const input = { callBackId, measure: 'REOPEN', text: '重新修' }
    expect(why(await run(handler, superviseCase, input))).toBe('call-back-own-work')
    expect(why(await run(desk, superviseCase, input))).toBe('role-not-allowed')
    expect(why(await run(lead, superviseCase, { ...input, residentText: '我们会再来' }))).toBe('done')
    expect(why(await run(lead, superviseCase, input))).toBe('supervision-done')
    expect((await page(desk, caseId)).case.state).toBe('REWORK')
    expect(await waiting(lead, 'dissatisfied')).toEqual([])
  })

  test('are asked again once it is closed anew, whatever the draw says', async () => {
    const { steward, desk, lead, caseId, callBackId } = await dissatisfied()
    done(await run(lead, superviseCase, { callBackId, measure: 'REOPEN', text: '重新修' }))
    done(await close(steward, caseId))
    expect(await waiting(desk)).toMatchObject([{ caseId, why: 'DISSATISFIED' }])
  })

  test('who explained instead does not ask how it was liked', async () => {
    const { desk, lead, callBackId } = await dissatisfied()
    done(await run(lead, superviseCase, { callBackId, measure: 'EXPLAIN', text: '维修资金未到位,已当面说明' }))
    expect((await waiting(lead))[0]).toMatchObject({ why: 'DISSATISFIED', refusal: 'call-back-own-work' })
    expect((await waiting(desk))[0].refusal).toBeNull()
  })

  test('a good answer needs none', async () => {
    const { desk, lead } = await closedLeak()
    const [{ id }] = await waiting(desk)
    done(await run(desk, callBack, { callBackId: id, answer: good }))
    expect(why(await run(lead, superviseCase, { callBackId: id, measure: 'EXPLAIN', text: '说明' }))).toBe(
      'supervision-not-needed',
    )
  })
})
