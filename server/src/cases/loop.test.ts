import { type Id, newId } from '@red-steward/domain/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { done, page, someone, why } from '../testing/cases-world.ts'
import {
  accepted,
  actionsOf,
  atStreet,
  beijing,
  department,
  desk,
  dispatched,
  handled,
  inbox,
  lead,
  reported,
  secretary,
  steward,
  street,
  toSteward,
} from '../testing/loop-world.ts'
import { ask, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { acceptCase, cancelCase, redirectCase, rejectCase } from './accept-case.ts'
import { casePage } from './case-page.ts'
import { keepClocksOf } from './clock.ts'
import { closeCase, reworkCase, verifyCase } from './close-case.ts'
import { designateHandler, dispatchCase } from './dispatch-case.ts'
import { escalateCase, handBackCase } from './escalate-case.ts'
import { extendCase } from './extend-case.ts'
import { markHandled } from './mark-handled.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { returnCase, transferCase } from './return-case.ts'
import { takeCase } from './take-case.ts'

afterEach(() => itIsNow())

const closing = { residentSays: 'WELL', resultText: '灯已亮' }

describe('the loop', () => {
  test('from the report to the end: every step has its person, its words for the resident and its deadline', async () => {
    itIsNow(beijing('2026-03-02 10:00'))
    const caseId = await reported()
    expect((await page(desk, caseId)).clocks).toMatchObject({
      step: { by: beijing('2026-03-03 10:00'), isLate: false },
      whole: { since: beijing('2026-03-02 10:00'), disposal: null },
    })

    itIsNow(beijing('2026-03-02 11:00'))
    done(await run(desk, acceptCase, { caseId, residentText: '已受理，今天安排。' }))
    itIsNow(beijing('2026-03-02 11:30'))
    done(await run(desk, dispatchCase, { caseId, to: toSteward, text: '请今天换' }))
    itIsNow(beijing('2026-03-02 15:00'))
    done(await run(steward, takeCase, { caseId }))
    const { clocks } = await page(steward, caseId)
    expect(clocks.step.by).toBe(beijing('2026-03-09 11:00'))
    expect(clocks.whole).toMatchObject({
      elapsedMs: 5 * 3_600_000,
      disposal: { unit: 'DAYS', usedMs: 4 * 3_600_000, budgetMs: 168 * 3_600_000, stoppedSince: null },
    })
    itIsNow(beijing('2026-03-02 16:00'))
    done(await run(steward, markHandled, { caseId, text: '已换灯泡' }))
    itIsNow(beijing('2026-03-03 09:00'))
    done(await run(desk, verifyCase, { caseId, text: '已看，灯亮' }))
    done(await run(desk, closeCase, { caseId, ...closing }))

    const told = await page(desk, caseId)
    expect(told.hops.map(({ action, toState, by }: Record<string, string>) => [action, toState, by])).toEqual([
      ['REPORTED', 'REPORTED', steward.name],
      ['ACCEPTED', 'ACCEPTED', desk.name],
      ['DISPATCHED', 'DISPATCHED', desk.name],
      ['TAKEN', 'HANDLING', steward.name],
      ['HANDLED', 'HANDLED', steward.name],
      ['VERIFIED', 'VERIFYING', desk.name],
      ['CLOSED', 'CLOSED', desk.name],
    ])
    expect(told.hops[1].residentText).toBe('已受理，今天安排。')
    expect(told.hops[2].detail.handler).toMatchObject({ role: 'STEWARD' })
    // The first receiver answers for it to the end.
    expect(told.case).toMatchObject({ state: 'CLOSED', responsible: desk.name, handledAt: beijing('2026-03-02 16:00') })
    expect(told.clocks.whole.disposal).toMatchObject({ usedMs: 5 * 3_600_000, isLate: false })
  })

  test('who handled it neither verifies nor closes it nor sends it back; a colleague does', async () => {
    const caseId = await accepted()
    done(await run(lead, takeCase, { caseId }))
    done(await run(lead, markHandled, { caseId, text: '已修' }))

    for (const [command, more] of [
      [verifyCase, { text: '好' }],
      [closeCase, closing],
      [reworkCase, { text: '再修' }],
    ] as const)
      expect(why(await run(lead, command, { caseId, ...more }))).toBe('handler-does-not-verify')
    expect(why(await run(steward, closeCase, { caseId, ...closing }))).toBe('role-not-allowed')
    done(await run(desk, closeCase, { caseId, ...closing }))
  })

  test('work is sent back twice, then it goes to the street, and the clock ran on only while it was in work', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await handled()
    itIsNow(beijing('2026-03-03 09:00'))
    done(await run(desk, reworkCase, { caseId, text: '二楼还不亮' }))
    // A day lay between "done" and "not yet": that day is given back.
    expect((await page(desk, caseId)).clocks.step.by).toBe(beijing('2026-03-10 09:00'))
    done(await run(steward, markHandled, { caseId, text: '又换了' }))
    done(await run(desk, reworkCase, { caseId, text: '三楼不亮' }))
    done(await run(steward, markHandled, { caseId, text: '都换了' }))
    expect(why(await run(desk, reworkCase, { caseId, text: '还不行' }))).toBe('rework-must-escalate')
    done(await run(desk, escalateCase, { caseId, text: '线路老化，须街道协调' }))
    expect((await page(street, caseId)).case).toMatchObject({ state: 'ACCEPTED', atStreet: true, reworks: 2 })
  })

  test('settled on the spot it is closed in one form; formally given, it is handled and somebody looks', async () => {
    const plain = await reported()
    expect(done(await run(steward, resolveOnTheSpot, { caseId: plain, ...closing }))).toMatchObject({ state: 'CLOSED' })
    const given = await dispatched()
    expect(done(await run(steward, resolveOnTheSpot, { caseId: given, ...closing }))).toMatchObject({
      state: 'HANDLED',
    })
    done(await run(desk, closeCase, { caseId: given, ...closing }))
  })

  test('what is not taken on is answered: with a reason, and the usual words when the desk has no better ones', async () => {
    const [court, again, gone] = [await reported(), await reported(), await reported({}, steward)]
    done(await run(desk, redirectCase, { caseId: court, reason: 'COURT' }))
    done(await run(desk, rejectCase, { caseId: again, reason: 'ALREADY_ANSWERED', residentText: '上月已答复。' }))
    done(await run(steward, cancelCase, { caseId: gone, text: '看错了' }))

    const hops = await Promise.all([court, again, gone].map(async (id) => (await page(desk, id)).hops.at(-1)))
    expect(hops[0]).toMatchObject({ action: 'REDIRECTED', detail: { reason: 'COURT' } })
    expect(hops[0].residentText).toContain('12348')
    expect(hops[1]).toMatchObject({ action: 'REJECTED', residentText: '上月已答复。' })
    expect(hops[2]).toMatchObject({ action: 'CANCELLED', text: '看错了' })
    expect(why(await run(desk, acceptCase, { caseId: court }))).toBe('case-ended')
  })
})

describe('giving back', () => {
  test('three times, then its handler is named and keeps it', async () => {
    const { unitId, people } = await department('城管队')
    const officer = people[0]!
    const caseId = await accepted()
    for (let time = 1; time <= 3; time++) {
      expect(why(await run(desk, designateHandler, { caseId, to: toSteward, text: '指定' }))).toBe(
        'designate-only-after-returns',
      )
      done(await run(desk, dispatchCase, { caseId, to: { kind: 'UNIT', unitId } }))
      done(await run(officer, returnCase, { caseId, reason: 'NOT_OURS', text: '楼道灯属物业' }))
      expect(await inbox(desk, 'returned')).toContain(caseId)
    }
    expect(why(await run(desk, dispatchCase, { caseId, to: { kind: 'UNIT', unitId } }))).toBe('dispatch-must-designate')
    done(await run(desk, designateHandler, { caseId, to: { kind: 'UNIT', unitId }, text: '三次退单，指定办理' }))
    expect(why(await run(officer, returnCase, { caseId, reason: 'NOT_OURS', text: '仍不属' }))).toBe(
      'return-after-designation',
    )
    expect((await page(desk, caseId)).case).toMatchObject({ returns: 3, state: 'DISPATCHED' })
  })

  test('is possible within one working day; after that silence was acceptance', async () => {
    itIsNow(beijing('2026-03-06 16:00'))
    const { unitId, people } = await department('水务')
    const caseId = await dispatched({ kind: 'UNIT', unitId })
    expect((await page(desk, caseId)).case.returnBy).toBe(beijing('2026-03-09 16:00'))
    itIsNow(beijing('2026-03-09 16:01'))
    expect(why(await run(people[0]!, returnCase, { caseId, reason: 'NOT_OURS', text: '迟了' }))).toBe('return-too-late')
  })

  test('is not for stewards, who are asked, nor for anybody it was not given to', async () => {
    const caseId = await dispatched()
    expect(why(await run(steward, returnCase, { caseId, reason: 'NO_POWER', text: '修不了' }))).toBe('role-not-allowed')
    expect(why(await run(lead, returnCase, { caseId, reason: 'NO_POWER', text: '修不了' }))).toBe('case-not-yours')
  })
})

describe('who may see and touch what was given away', () => {
  test('a department sees what it was given and nothing else, and handles it', async () => {
    const [one, other] = [await department('住建局'), await department('供电所')]
    const caseId = await dispatched({ kind: 'UNIT', unitId: one.unitId })
    const [theirs, others] = [one.people[0]!, other.people[0]!]

    expect(why(await ask(others, casePage, { caseId }))).toBe('not-found')
    expect(await inbox(theirs, 'mine')).toEqual([caseId])
    done(await run(theirs, takeCase, { caseId }))
    expect(why(await run(steward, takeCase, { caseId }))).toBe('case-not-at-this-step')
    expect(why(await run(steward, markHandled, { caseId, text: '我修了' }))).toBe('case-handled-by-another')
    done(await run(theirs, markHandled, { caseId, text: '已修' }))
    done(await run(desk, closeCase, { caseId, ...closing }))
  })

  test('for a unit that does not sign in the dispatcher writes down what it said by telephone, and may look at it', async () => {
    const { unitId } = await department('供气公司', 0)
    const caseId = await dispatched({ kind: 'UNIT', unitId })
    done(await run(desk, markHandled, { caseId, text: '电话：已恢复供气' }))
    done(await run(desk, closeCase, { caseId, ...closing }))
  })

  test('a person outside the grid sees the case they were given by name', async () => {
    const elsewhere = await someone('steward', [])
    const caseId = await accepted()
    expect(why(await ask(elsewhere, casePage, { caseId }))).toBe('not-found')
    done(await run(desk, dispatchCase, { caseId, to: { kind: 'PERSON', personId: elsewhere.id } }))
    expect((await page(elsewhere, caseId)).case.handler).toMatchObject({ name: elsewhere.name })
    const mediator = await newMember({ role: 'mediator' })
    expect(why(await run(desk, dispatchCase, { caseId, to: { kind: 'PERSON', personId: mediator.id } }))).toBe(
      'handler-without-post',
    )
  })

  test('who answers for it stays until it is formally handed over, to somebody with a post', async () => {
    const caseId = await dispatched()
    expect((await page(desk, caseId)).case.responsible).toBe(desk.name)
    expect(why(await run(steward, transferCase, { caseId, toPersonId: lead.id, text: '调岗' }))).toBe(
      'role-not-allowed',
    )
    expect(why(await run(desk, transferCase, { caseId, toPersonId: desk.id, text: '调岗' }))).toBe(
      'transfer-to-the-same',
    )
    expect(why(await run(desk, transferCase, { caseId, toPersonId: newId(), text: '调岗' }))).toBe(
      'handler-without-post',
    )
    done(await run(desk, transferCase, { caseId, toPersonId: lead.id, text: '调岗' }))
    expect((await page(desk, caseId)).case).toMatchObject({ responsible: lead.name, state: 'DISPATCHED' })
  })
})

describe('the street', () => {
  test('sees what was brought before it, gives it to a department or hands it back', async () => {
    const { unitId } = await department('交警队')
    const kept = await accepted()
    const caseId = await atStreet()

    expect(why(await ask(street, casePage, { caseId: kept }))).toBe('not-found')
    expect(await inbox(street, 'escalated')).toContain(caseId)
    expect(why(await run(desk, dispatchCase, { caseId, to: toSteward }))).toBe('case-at-street')
    done(await run(street, dispatchCase, { caseId, to: { kind: 'UNIT', unitId } }))
    done(await run(street, handBackCase, { caseId, text: '属社区职责' }))
    done(await run(desk, dispatchCase, { caseId, to: toSteward }))
    // What the street had to do with it may go on seeing.
    expect(await actionsOf(street, caseId)).toEqual([
      ...['REPORTED', 'ACCEPTED', 'ESCALATED', 'DISPATCHED', 'HANDED_BACK', 'DISPATCHED'],
    ])
    expect(why(await run(street, dispatchCase, { caseId, to: toSteward }))).toBe('case-not-at-street')
    expect((await page(desk, caseId)).case.responsible).toBe(desk.name)
  })
})

describe('more time', () => {
  const more = { reason: '等配件', residentText: '配件要等几天。' }

  test('is given once, no longer than the original, by somebody else than the handler, and the resident is told', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await accepted()
    done(await run(lead, takeCase, { caseId }))
    expect(why(await run(lead, extendCase, { caseId, amount: 3, ...more }))).toBe('handler-does-not-verify')
    expect(why(await run(desk, extendCase, { caseId, amount: 8, ...more }))).toBe('extend-too-long')
    done(await run(desk, extendCase, { caseId, amount: 3, ...more }))
    expect(why(await run(desk, extendCase, { caseId, amount: 1, ...more }))).toBe('extended-already')

    const told = await page(desk, caseId)
    expect(told.clocks.step.by).toBe(beijing('2026-03-12 09:00'))
    expect(told.hops.at(-1)).toMatchObject({
      action: 'EXTENDED',
      residentText: '配件要等几天。',
      detail: { dueAt: beijing('2026-03-12 09:00') },
    })
  })

  test('half and most of the longer time are said anew', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await accepted()
    done(await run(lead, takeCase, { caseId }))
    itIsNow(beijing('2026-03-08 09:00'))
    await keepClocksOf(machine, desk.communityId)
    done(await run(desk, extendCase, { caseId, amount: 7, ...more }))
    const said = async (moment: string) => {
      itIsNow(beijing(moment))
      await keepClocksOf(machine, desk.communityId)
      const { hops } = await page(desk, caseId)
      return hops.flatMap(({ action, detail }: { action: string; detail: { share?: number } }) =>
        action === 'WARNED' ? [detail.share] : [],
      )
    }
    expect(await said('2026-03-08 10:00')).toEqual([0.8])
    expect(await said('2026-03-09 09:00')).toEqual([0.8, 0.5])
    expect(await said('2026-03-13 14:00')).toEqual([0.8, 0.5, 0.8])
    expect(await said('2026-03-15 09:00')).toEqual([0.8, 0.5, 0.8])
  })

  test('is not given when the time is over', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId: Id = await dispatched()
    itIsNow(beijing('2026-03-09 09:00'))
    expect(why(await run(desk, extendCase, { caseId, amount: 1, ...more }))).toBe('extend-too-late')
    expect(why(await run(secretary, extendCase, { caseId, amount: 1, ...more }))).toBe('extend-too-late')
  })
})
