import { newId } from '@red-steward/domain/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { done, page, someone, why } from '../testing/cases-world.ts'
import {
  accepted,
  atStreet,
  beijing,
  department,
  desk,
  dispatched,
  handled,
  inbox,
  reported,
  secretary,
  steward,
  street,
  toSteward,
} from '../testing/loop-world.ts'
import { ask, itIsNow, newMember, run } from '../testing/world.ts'
import { acceptCase, cancelCase } from './accept-case.ts'
import { casePage } from './case-page.ts'
import { closeCase } from './close-case.ts'
import { dispatchCase } from './dispatch-case.ts'
import { dispatchMany, undoDispatch } from './dispatch-many.ts'
import { approveExclusion, refuseExclusion, requestExclusion } from './exclude-case.ts'
import { reportCase } from './report-case.ts'
import { refuseSuspension, requestSuspension, resumeCase, suspendCase } from './suspend-case.ts'
import { takeCase } from './take-case.ts'
import { arriveAtWhistle, blowWhistle, concludeWhistle, evaluateWhistle } from './whistle.ts'

afterEach(() => itIsNow())

describe('a whistle', () => {
  test('calls two departments: they arrive in time, conclude, and both sides say how it went', async () => {
    itIsNow(beijing('2026-03-02 10:00'))
    const [city, traffic] = [await department('城管'), await department('交警')]
    const [officer, other] = [city.people[0]!, traffic.people[0]!]
    const caseId = await atStreet({ leaf: '0606' })
    const whistle = { id: newId(), caseId, topic: '占道经营会商' }

    expect(why(await run(desk, blowWhistle, { ...whistle, unitIds: [city.unitId, traffic.unitId] }))).toBe(
      'role-not-allowed',
    )
    expect(why(await run(street, blowWhistle, { ...whistle, unitIds: [city.unitId, city.unitId] }))).toBe(
      'whistle-needs-two',
    )
    done(await run(street, blowWhistle, { ...whistle, unitIds: [city.unitId, traffic.unitId] }))
    expect(
      why(await run(street, blowWhistle, { ...whistle, id: newId(), unitIds: [city.unitId, traffic.unitId] })),
    ).toBe('whistle-already-blown')

    expect(await inbox(officer, 'whistled')).toEqual([caseId])
    expect(why(await run(officer, arriveAtWhistle, { caseId, unitId: traffic.unitId }))).toBe('case-not-yours')
    done(await run(officer, arriveAtWhistle, { caseId, unitId: city.unitId }))
    expect(why(await run(officer, arriveAtWhistle, { caseId, unitId: city.unitId }))).toBe('whistle-already-arrived')
    done(await run(street, arriveAtWhistle, { caseId, unitId: traffic.unitId }))
    expect(why(await run(officer, evaluateWhistle, { caseId, unitId: city.unitId, mark: 'GOOD' }))).toBe(
      'whistle-nothing-to-evaluate',
    )
    const marks = [{ unitId: city.unitId, mark: 'GOOD', text: '到得快' }]
    done(await run(street, concludeWhistle, { caseId, conclusion: '划定摊位，早晚各查一次', marks }))
    done(await run(officer, evaluateWhistle, { caseId, unitId: city.unitId, mark: 'ENOUGH', text: '材料可以更早' }))
    done(await run(other, evaluateWhistle, { caseId, unitId: traffic.unitId, mark: 'GOOD' }))

    const { whistles } = await page(street, caseId)
    expect(whistles).toMatchObject([{ topic: '占道经营会商', arriveBy: beijing('2026-03-03 10:00') }])
    expect(whistles[0].units.find(({ id }: { id: string }) => id === city.unitId)).toMatchObject({
      arrivedAt: beijing('2026-03-02 10:00'),
      mark: 'GOOD',
      saidMark: 'ENOUGH',
    })
    expect(await inbox(officer, 'whistled')).toEqual([])
  })

  test.each([
    ['0111', '2026-03-08 10:30'],
    ['0301', '2026-03-08 12:00'],
    ['0606', '2026-03-09 17:30'],
  ])('about %s on a Sunday at ten has its units there by %s', async (leaf, by) => {
    itIsNow(beijing('2026-03-08 10:00'))
    const units = await Promise.all(['甲', '乙'].map(async (name) => (await department(name)).unitId))
    const caseId = await atStreet({ leaf })
    done(await run(street, blowWhistle, { id: newId(), caseId, topic: '会商', unitIds: units }))
    expect((await page(street, caseId)).whistles[0].arriveBy).toBe(beijing(by))
  })
})

describe('a suspension', () => {
  const asked = (caseId: string, reviewOn = '2026-04-10') => ({
    id: newId(),
    caseId,
    reason: 'OWNERS_VOTE',
    text: '等业主表决',
    reviewOn,
  })

  test('is asked for by the community, approved by the street, and the clock visibly stands still until it resumes', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await dispatched()
    done(await run(steward, takeCase, { caseId }))
    itIsNow(beijing('2026-03-04 09:00'))
    done(await run(steward, requestSuspension, asked(caseId)))
    expect(why(await run(desk, requestSuspension, asked(caseId)))).toBe('suspension-already-asked')
    expect(why(await run(secretary, suspendCase, { caseId }))).toBe('role-not-allowed')
    expect(await inbox(street, 'to-decide')).toContain(caseId)
    expect((await page(street, caseId)).requests.suspension).toMatchObject({ reason: 'OWNERS_VOTE' })
    done(await run(street, suspendCase, { caseId, text: '同意' }))

    itIsNow(beijing('2026-03-20 09:00'))
    const resting = await page(desk, caseId)
    expect(resting.case).toMatchObject({ state: 'SUSPENDED', reviewOn: '2026-04-10' })
    expect(resting.clocks).toMatchObject({
      step: { by: null, isLate: false },
      whole: {
        elapsedMs: 18 * 86_400_000,
        disposal: { usedMs: 2 * 86_400_000, stoppedSince: beijing('2026-03-04 09:00'), by: null, isLate: false },
      },
    })
    expect(await inbox(desk, 'suspended')).toContain(caseId)
    expect(await inbox(desk, 'overdue')).not.toContain(caseId)
    done(await run(desk, resumeCase, { caseId, text: '表决通过' }))
    const going = await page(desk, caseId)
    expect(going.case.state).toBe('HANDLING')
    expect(going.clocks.step.by).toBe(beijing('2026-03-25 09:00'))
  })

  test('is looked at again within ninety days', async () => {
    itIsNow(beijing('2026-01-05 09:00'))
    const caseId = await accepted()
    for (const day of ['2026-01-05', '2026-04-06'])
      expect(why(await run(desk, requestSuspension, asked(caseId, day)))).toBe('review-day-out-of-range')
    done(await run(desk, requestSuspension, asked(caseId, '2026-04-05')))
    done(await run(street, refuseSuspension, { caseId, text: '可以先行处置' }))
    expect((await page(desk, caseId)).case.state).toBe('ACCEPTED')
    expect(why(await run(street, suspendCase, { caseId }))).toBe('suspension-not-asked')
  })
})

describe('an exclusion', () => {
  const asked = (caseId: string) => ({ id: newId(), caseId, reason: 'PROVEN_FALSE', text: '现场核实没有此事' })

  test('needs the secretary first and then the street, and they are two people', async () => {
    const caseId = await handled()
    done(await run(desk, closeCase, { caseId, residentSays: 'UNREACHED' }))
    done(await run(steward, requestExclusion, asked(caseId)))
    expect(why(await run(secretary, requestExclusion, asked(caseId)))).toBe('exclusion-already-asked')
    expect(why(await ask(street, casePage, { caseId }))).toBe('not-found')
    done(await run(secretary, approveExclusion, { caseId }))
    expect(why(await run(secretary, approveExclusion, { caseId }))).toBe('exclusion-waits-for-street')
    // The same person in a second post is still the same person.
    const both = { ...street, id: secretary.id }
    expect(why(await run(both, approveExclusion, { caseId }))).toBe('second-person-needed')
    done(await run(street, approveExclusion, { caseId }))
    expect((await page(desk, caseId)).case).toMatchObject({ state: 'CLOSED', exclusionReason: 'PROVEN_FALSE' })
    expect(why(await run(steward, requestExclusion, asked(caseId)))).toBe('excluded-already')
  })

  test('asked for by the secretary has the first of two; refused it may be asked for again', async () => {
    const caseId = await accepted()
    done(await run(secretary, requestExclusion, asked(caseId)))
    expect(await inbox(street, 'to-decide')).toContain(caseId)
    done(await run(street, refuseExclusion, { caseId, text: '确有其事' }))
    done(await run(steward, requestExclusion, asked(caseId)))
    expect(why(await run(street, approveExclusion, { caseId }))).toBe('exclusion-waits-for-secretary')
    done(await run(secretary, refuseExclusion, { caseId, text: '不报' }))
    expect((await page(desk, caseId)).requests.exclusion).toBeNull()
  })
})

describe('many at once', () => {
  test('are looked at first, given away as far as they may be, and taken back as far as nothing has happened since', async () => {
    const [a, b, c] = [await accepted(), await accepted(), await accepted()]
    const ended = await accepted()
    done(await run(desk, cancelCase, { caseId: ended, text: '撤回' }))
    const batch = { batchId: newId(), caseIds: [a, b, c, ended], to: toSteward, text: '一起看' }

    const seen = done(await run(desk, dispatchMany, { ...batch, preview: true })).outcomes
    expect(
      Object.fromEntries(seen.map(({ caseId, why: no }: { caseId: string; why: string }) => [caseId, no])),
    ).toEqual({
      [a]: null,
      [b]: null,
      [c]: null,
      [ended]: 'case-ended',
    })
    expect((await page(desk, a)).case.state).toBe('ACCEPTED')
    done(await run(desk, dispatchMany, batch))
    expect((await page(desk, a)).case).toMatchObject({ state: 'DISPATCHED', handler: { role: 'STEWARD' } })
    done(await run(steward, takeCase, { caseId: b }))

    const undone = done(await run(desk, undoDispatch, { batchId: batch.batchId })).outcomes
    expect(undone.map(({ why: no }: { why: string }) => no).sort()).toEqual(['case-moved-on', null, null])
    expect((await page(desk, a)).case).toMatchObject({ state: 'ACCEPTED', handler: null })
    expect((await page(desk, b)).case.state).toBe('HANDLING')
    expect(why(await run(desk, undoDispatch, { batchId: batch.batchId }))).toBe('batch-already-undone')
    expect(why(await run(secretary, undoDispatch, { batchId: batch.batchId }))).toBe('not-found')
  })
})

describe('one given away under a batch', () => {
  test('is taken back while nothing has happened to it; what was only reported stays accepted', async () => {
    const [first, second] = [await reported(), await dispatched()]
    for (const [caseId, to, state] of [
      [first, toSteward, 'ACCEPTED'],
      [second, { kind: 'ROLE', role: 'GRID' }, 'DISPATCHED'],
    ] as const) {
      const before = (await page(desk, caseId)).case.handler
      const batchId = newId()
      done(await run(desk, dispatchCase, { caseId, to, batchId }))
      expect((await page(desk, caseId)).case).toMatchObject({ state: 'DISPATCHED', handler: { role: to.role } })
      expect(done(await run(desk, undoDispatch, { batchId })).outcomes).toMatchObject([{ caseId, why: null }])
      expect((await page(desk, caseId)).case).toMatchObject({ state, handler: before })
    }
  })
})

describe('a confidential case', () => {
  test('stays with the secretary: nobody gives it away, takes it to the street or excludes it', async () => {
    const caseId = newId()
    done(await run(steward, reportCase, { id: caseId, leaf: '0705', description: '邻居听到争吵' }))
    for (const [command, more] of [
      [dispatchCase, { to: toSteward }],
      [requestExclusion, { id: newId(), reason: 'WITHDRAWN', text: '撤回' }],
    ] as const)
      expect(why(await run(secretary, command, { caseId, ...more }))).toBe('case-confidential')
    expect(why(await run(steward, cancelCase, { caseId, text: '看错' }))).toBe('case-not-yours')
    for (const role of ['station-desk', 'grid-lead', 'street-dispatcher'] as const)
      expect(why(await run(await newMember({ role }), acceptCase, { caseId }))).toBe('not-found')
    done(await run(secretary, acceptCase, { caseId }))
    expect(await inbox(secretary, 'to-dispatch')).not.toContain(caseId)
    expect(why(await ask(await someone('grid-lead'), casePage, { caseId }))).toBe('not-found')
  })
})
