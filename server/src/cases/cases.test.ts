import { type Id, newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { done, door, leak, page, someone, why } from '../testing/cases-world.ts'
import { ask, itIsNow, run } from '../testing/world.ts'
import { addNote } from './add-note.ts'
import { linkCases } from './link-cases.ts'
import { listCases } from './list-cases.ts'
import { recordEntry } from './record-entry.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { tickStep, untickStep } from './tick-step.ts'

describe('a leak', () => {
  test('told by the steward has its number, its class and its door, and the list shows it first', async () => {
    const steward = await someone('steward')
    const lamp = { id: newId(), leaf: '0207', buildingId: door.building.buildingId }
    await run(steward, reportCase, lamp)
    const input = leak()

    const { caseNo } = done(await run(steward, reportCase, input))

    expect(caseNo).toMatch(/^RS\d{8}\d{3}\d{4}$/)
    const { rows, total } = done(await ask(steward, listCases, {}))
    const mine = rows.filter(({ id }: { id: Id }) => id === input.id || id === lamp.id)
    expect(mine).toMatchObject([
      { id: input.id, caseNo, class: 'P1', state: 'REPORTED', title: '' },
      { id: lamp.id, class: 'P3' },
    ])
    expect(mine[0].where).toContain(door.room)
    expect(total).toBeGreaterThanOrEqual(2)
  })

  test('sent twice is one case with one number', async () => {
    const steward = await someone('steward')
    const [input, commandId] = [leak(), newId()]

    const first = await run(steward, reportCase, input, commandId)
    const again = await run(steward, reportCase, input, commandId)
    const otherId = await run(steward, reportCase, input)

    expect(again).toEqual(first)
    expect(why(otherId)).toBe('already-exists')
  })

  test('goes through its playbook: every hop has its person and both clocks', async () => {
    itIsNow('2026-03-11T06:00:00.000Z')
    const steward = await someone('steward')
    const input = leak({ happenedAt: '2026-03-11T05:00:00.000Z' })
    await run(steward, reportCase, input)
    const at = { caseId: input.id, happenedAt: '2026-03-11T05:06:00.000Z' }

    done(await run(steward, tickStep, { ...at, step: 'shut-valve' }))
    done(await run(steward, tickStep, { ...at, step: 'call-owner', happenedAt: '2026-03-11T05:08:00.000Z' }))
    done(await run(steward, untickStep, { ...at, step: 'call-owner', happenedAt: '2026-03-11T05:09:00.000Z' }))
    done(await run(steward, addNote, { ...at, text: '户主在赶来的路上', happenedAt: '2026-03-11T05:10:00.000Z' }))
    const entry = {
      id: newId(),
      caseId: input.id,
      consent: 'OWNER',
      consentedBy: '户主本人',
      means: 'PHONE',
      consentedAt: '2026-03-11T05:09:00.000Z',
      purpose: '查漏点',
      enteredAt: '2026-03-11T05:12:00.000Z',
    }
    done(await run(steward, recordEntry, entry))
    done(await run(steward, recordEntry, { ...entry, leftAt: '2026-03-11T05:40:00.000Z' }))
    const closing = { caseId: input.id, resultText: '更换软管', residentSays: 'WELL' }
    done(await run(steward, resolveOnTheSpot, closing))

    const told = await page(steward, input.id)
    expect(told.hops.map(({ action }: { action: string }) => action)).toEqual([
      'REPORTED',
      'TAKEN',
      'NOTE',
      'ENTRY',
      'CLOSED',
    ])
    expect(told.hops[0]).toMatchObject({
      by: steward.name,
      happenedAt: '2026-03-11T05:00:00.000Z',
      enteredAt: '2026-03-11T06:00:00.000Z',
    })
    expect(told.ticks).toEqual([{ step: 'shut-valve', by: steward.name, at: '2026-03-11T05:06:00.000Z' }])
    expect(told.entries).toMatchObject([{ consentedBy: '户主本人', leftAt: '2026-03-11T05:40:00.000Z' }])
    expect(told.case).toMatchObject({
      state: 'CLOSED',
      result: 'RESOLVED',
      responsible: steward.name,
      acceptedAt: '2026-03-11T05:06:00.000Z',
    })
    itIsNow()
  })

  test('a recorded entry keeps its words: only the time of leaving can still be told', async () => {
    const steward = await someone('steward')
    const input = leak()
    await run(steward, reportCase, input)
    const entry = {
      id: newId(),
      caseId: input.id,
      consent: 'DANGER_TO_LIFE',
      witness: '保安',
      purpose: '救人',
      enteredAt: '2026-03-11T05:12:00.000Z',
    }
    done(await run(steward, recordEntry, entry))

    expect(why(await run(steward, recordEntry, { ...entry, purpose: '别的' }))).toBe('entry-already-recorded')
    expect(why(await run(steward, recordEntry, { ...entry, id: newId(), purpose: '门锁密码 2580' }))).toBe(
      'text-forbidden-door-code',
    )
    expect(why(await run(steward, recordEntry, { ...entry, id: newId(), consent: 'OWNER' }))).toBe(
      'entry-consent-missing',
    )
  })

  test('brings its lift along, told once however often it is tied', async () => {
    const steward = await someone('steward')
    const [water, lift] = [leak(), leak({ leaf: '0104' })]
    await run(steward, reportCase, water)
    await run(steward, reportCase, lift)

    done(await run(steward, linkCases, { caseId: water.id, otherId: lift.id, kind: 'CAUSED' }))
    done(await run(await someone('grid-lead'), linkCases, { caseId: lift.id, otherId: water.id }))

    expect((await page(steward, water.id)).links).toMatchObject([{ id: lift.id, kind: 'CAUSED', direction: 'to' }])
    expect((await page(steward, lift.id)).links).toMatchObject([{ id: water.id, kind: 'CAUSED', direction: 'from' }])
    expect(why(await run(steward, linkCases, { caseId: water.id, otherId: water.id }))).toBe('link-itself')
  })
})

describe('clocks', () => {
  test('a phone an hour ahead reports now, and both of its moments are kept in order', async () => {
    itIsNow('2026-03-11T06:00:00.000Z')
    const steward = await someone('steward')
    const report = { leaf: '0207', place: '二楼', happenedAt: '2026-03-11T07:00:00.000Z' }
    const caseId = newId()

    done(
      await run(steward, resolveOnTheSpot, {
        caseId,
        report,
        residentSays: 'NOBODY',
        happenedAt: '2026-03-11T06:58:00.000Z',
      }),
    )

    const { case: one } = await page(steward, caseId)
    expect(one).toMatchObject({
      happenedAt: '2026-03-11T06:00:00.000Z',
      closedAt: '2026-03-11T06:00:00.000Z',
      state: 'CLOSED',
    })
    itIsNow()
  })

  test('a phone back after a month tells when it really was', async () => {
    const steward = await someone('steward')
    const input = { ...leak(), happenedAt: '2026-01-05T05:00:00.000Z' }
    done(await run(steward, reportCase, input))
    done(
      await run(steward, resolveOnTheSpot, {
        caseId: input.id,
        residentSays: 'WELL',
        happenedAt: '2026-01-05T04:00:00.000Z',
      }),
    )

    // Closed an hour before it was reported, says a second clock: then it was closed at once.
    expect((await page(steward, input.id)).case).toMatchObject({
      reportedAt: input.happenedAt,
      closedAt: input.happenedAt,
    })
  })
})

describe('late', () => {
  test('a tick and a note from before the end are taken after it; what came later is refused whole', async () => {
    const steward = await someone('steward')
    const input = { ...leak(), happenedAt: '2026-01-05T05:00:00.000Z' }
    done(await run(steward, reportCase, input))
    const closing = { caseId: input.id, residentSays: 'WELL', happenedAt: '2026-01-05T06:00:00.000Z' }
    done(await run(await someone('grid-lead'), resolveOnTheSpot, closing))

    const caseId = input.id
    const [before, later] = ['2026-01-05T05:30:00.000Z', '2026-01-05T07:00:00.000Z']
    expect(why(await run(steward, tickStep, { caseId, step: 'shut-valve', happenedAt: before }))).toBe('done')
    expect(why(await run(steward, addNote, { caseId, text: '阀门已关', happenedAt: before }))).toBe('done')
    expect(why(await run(steward, addNote, { caseId, text: '又漏', happenedAt: later }))).toBe('case-ended')
    expect(why(await run(steward, resolveOnTheSpot, closing))).toBe('case-ended')
    expect((await page(steward, caseId)).case).toMatchObject({ state: 'CLOSED', closedAt: closing.happenedAt })
  })
})

test('a case needs a place, and no text of it keeps what may not be kept', async () => {
  const steward = await someone('steward')
  expect(why(await run(steward, reportCase, { id: newId(), leaf: '0111' }))).toBe('place-missing')
  expect(why(await run(steward, reportCase, { id: newId(), leaf: '0902' }))).toBe('done')
  expect(why(await run(steward, reportCase, leak({ description: '门禁密码 2580#' })))).toBe('text-forbidden-door-code')
})

test('numbers of a day are never given twice, whoever asks at once', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => someone('steward')))
  const results = await Promise.all(people.map((steward) => run(steward, reportCase, leak())))
  const numbers = results.map((result) => done(result).caseNo)
  expect(new Set(numbers).size).toBe(6)
})
