import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nationalPrint } from '../calendar.ts'
import { done, page } from '../testing/cases-world.ts'
import {
  accepted,
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
} from '../testing/loop-world.ts'
import { ask, home, inside, itIsNow, machine, run } from '../testing/world.ts'
import { setCalendarDay, setCalendarHours, setDeadlineProfile, showCalendar } from './calendar.ts'
import { keepClocks, keepClocksOf } from './clock.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { requestSuspension, suspendCase } from './suspend-case.ts'
import { takeCase } from './take-case.ts'

afterEach(() => itIsNow())
// Cases of earlier tests have been told of already.
beforeEach(async () => {
  await inside(await home(), (tx) => sql`update cases set next_clock_at = null`.execute(tx))
})

/** What the clock wrote: action, when, whom it was told to, how far. */
async function saidOf(caseId: string) {
  const { hops } = await page(secretary, caseId)
  return hops
    .filter(({ by }: { by: string }) => by === '系统')
    .map(({ action, happenedAt, detail }: { action: string; happenedAt: string; detail: Record<string, unknown> }) => [
      action,
      happenedAt,
      detail.share ?? detail.told ?? (detail.silent ? 'silent' : undefined),
    ])
}

async function clockAt(moment: string) {
  itIsNow(beijing(moment))
  await keepClocksOf(machine, await home())
}

describe('the clock', () => {
  test('warns at half and at four fifths, says when it is over, and climbs from grid lead to secretary to street; each once', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await accepted()
    done(await run(steward, takeCase, { caseId }))
    await clockAt('2026-03-05 20:59')
    expect(await saidOf(caseId)).toEqual([])
    await clockAt('2026-03-05 21:00')
    await clockAt('2026-03-05 21:00')
    const half = ['WARNED', beijing('2026-03-05 21:00'), 0.5]
    expect(await saidOf(caseId)).toEqual([half])
    await clockAt('2026-03-07 23:24')
    const most = ['WARNED', beijing('2026-03-07 23:24'), 0.8]
    await clockAt('2026-03-09 09:00')
    await clockAt('2026-03-09 17:29')
    const late = ['OVERDUE', beijing('2026-03-09 09:00'), 'GRID_LEAD']
    expect(await saidOf(caseId)).toEqual([half, most, late])
    expect(await inbox(desk, 'overdue')).toContain(caseId)
    expect(await inbox(street, 'overdue')).not.toContain(caseId)
    // One working day from rung to rung: from nine to half past five, and the next day the same.
    await clockAt('2026-03-09 17:30')
    await clockAt('2026-03-10 17:30')
    await clockAt('2026-03-20 17:30')
    expect((await saidOf(caseId)).slice(3)).toEqual([
      ['OVERDUE', beijing('2026-03-09 17:30'), 'SECRETARY'],
      ['OVERDUE', beijing('2026-03-10 17:30'), 'STREET'],
    ])
    // It climbed: the street sees it, though it still lies with the community.
    expect(await inbox(street, 'overdue')).toContain(caseId)
    expect((await page(street, caseId)).case.atStreet).toBe(false)
  })

  test('says after a night without power what is true by then, and not what is overtaken', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const caseId = await reported({ leaf: '0104' })
    done(await run(steward, takeCase, { caseId }))
    await clockAt('2026-03-03 10:00')
    expect(await saidOf(caseId)).toEqual([['OVERDUE', beijing('2026-03-03 09:00'), 'GRID_LEAD']])
  })

  test('says that nobody accepted an urgent report in fifteen minutes, on a Sunday night too', async () => {
    itIsNow(beijing('2026-03-08 03:00'))
    const caseId = await reported({ leaf: '0105' })
    await clockAt('2026-03-08 03:16')
    expect(await saidOf(caseId)).toEqual([['OVERDUE', beijing('2026-03-08 03:15'), 'GRID_LEAD']])
    await clockAt('2026-03-08 03:46')
    expect((await saidOf(caseId)).slice(1)).toEqual([['OVERDUE', beijing('2026-03-08 03:45'), 'SECRETARY']])
  })

  test('takes silence as acceptance when nobody gave it back in time', async () => {
    itIsNow(beijing('2026-03-06 16:00'))
    const { unitId } = await department('园林')
    const caseId = await dispatched({ kind: 'UNIT', unitId })
    await clockAt('2026-03-09 16:00')
    expect(await saidOf(caseId)).toEqual([['TAKEN', beijing('2026-03-09 16:00'), 'silent']])
    expect((await page(desk, caseId)).case).toMatchObject({ state: 'HANDLING', handler: { unitId } })
  })

  test('is silent about what rests, until the day of review, and about what has ended', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const [resting, over, done1] = [await accepted(), await reported(), await handled()]
    done(await run(steward, resolveOnTheSpot, { caseId: over, residentSays: 'WELL' }))
    const asked = { id: newId(), caseId: resting, reason: 'SEASON', text: '等开春', reviewOn: '2026-03-30' }
    done(await run(desk, requestSuspension, asked))
    done(await run(street, suspendCase, { caseId: resting }))
    await clockAt('2026-03-29 23:00')
    for (const caseId of [resting, over, done1]) expect(await saidOf(caseId)).toEqual([])
    await clockAt('2026-03-30 08:00')
    expect(await saidOf(resting)).toEqual([['WARNED', beijing('2026-03-30 08:00'), 'HANDLER']])
  })

  test('two servers and a kill in between say nothing twice and leave nothing out', async () => {
    itIsNow(beijing('2026-03-02 09:00'))
    const ids = await Promise.all(Array.from({ length: 12 }, () => reported({ leaf: '0104' })))
    itIsNow(beijing('2026-03-02 09:31'))
    const community = await home()
    // Killed in the midst: some cases were told of, the rest not; then two hands at once.
    await inside(community, (tx) =>
      sql`update cases set next_clock_at = now() + interval '1 day' where id = any(${ids.slice(6)}::uuid[])`.execute(
        tx,
      ),
    )
    await keepClocksOf(machine, community)
    await inside(community, (tx) =>
      sql`update cases set next_clock_at = respond_by where id = any(${ids}::uuid[])`.execute(tx),
    )
    await Promise.all([keepClocksOf(machine, community), keepClocksOf(machine, community), keepClocks(machine)])
    for (const caseId of ids)
      expect(await saidOf(caseId)).toEqual([['OVERDUE', beijing('2026-03-02 09:30'), 'GRID_LEAD']])
  })
})

describe('the calendar of a community', () => {
  test('P2 accepted at 17:55 on a Friday before a make-up Saturday is due a day later; a holiday moves what is in working days', async () => {
    itIsNow(beijing('2026-02-13 17:55'))
    const urgent = await accepted({ leaf: '0104' })
    const plain = await reported()
    expect((await page(desk, urgent)).clocks.step.by).toBe(beijing('2026-02-13 18:25'))
    expect((await page(desk, urgent)).clocks.whole.disposal.by).toBe(beijing('2026-02-14 17:55'))
    expect((await page(desk, plain)).clocks.step.by).toBe(beijing('2026-02-14 17:30'))

    const day = { day: '2026-02-14', works: false, name: '本地放假' }
    expect(done(await run(secretary, setCalendarDay, day)).recomputed).toBeGreaterThanOrEqual(1)
    expect((await page(desk, plain)).clocks.step.by).toBe(beijing('2026-02-24 17:30'))
    expect((await page(desk, urgent)).clocks.whole.disposal.by).toBe(beijing('2026-02-14 17:55'))
    const shown = done(await ask(secretary, showCalendar, { year: 2026 }))
    expect(shown.days).toEqual([{ day: '2026-02-14', works: false, periods: null, name: '本地放假' }])
    expect(shown.makeUp).toContain('2026-02-14')

    done(await run(secretary, setCalendarDay, { day: '2026-02-14', works: null }))
    expect((await page(desk, plain)).clocks.step.by).toBe(beijing('2026-02-14 17:30'))

    const festival = { day: '2026-02-14', through: '2026-02-16', name: '苗年' }
    done(await run(secretary, setCalendarDay, { ...festival, works: false }))
    const named = done(await ask(secretary, showCalendar, { year: 2026 })).days
    expect(named.map(({ day, name }: { day: string; name: string }) => `${day} ${name}`)).toEqual([
      '2026-02-14 苗年',
      '2026-02-15 苗年',
      '2026-02-16 苗年',
    ])
    done(await run(secretary, setCalendarDay, { ...festival, works: null }))
    expect(done(await ask(secretary, showCalendar, { year: 2026 })).days).toEqual([])
    const faults = async (through: string) =>
      (await run(secretary, setCalendarDay, { ...festival, works: false, through })) as { fields?: unknown }
    expect((await faults('2026-02-13')).fields).toEqual([{ path: 'through', code: 'ends_before_start' }])
    expect((await faults('2026-03-17')).fields).toEqual([{ path: 'through', code: 'month_at_most' }])
  })

  test('other hours and another profile count at once, for what is open and for what comes', async () => {
    itIsNow(beijing('2026-07-01 08:30'))
    const before = await accepted()
    done(
      await run(secretary, setCalendarHours, {
        validFrom: '2026-07-01',
        periods: [
          [510, 720],
          [870, 1080],
        ],
      }),
    )
    expect(done(await run(secretary, setDeadlineProfile, { profile: 'workday5' })).recomputed).toBeGreaterThanOrEqual(1)
    const after = await accepted()
    for (const caseId of [before, after])
      expect((await page(desk, caseId)).clocks.whole.disposal.by).toBe(beijing('2026-07-07 18:00'))
    done(await run(secretary, setDeadlineProfile, { profile: 'beijing' }))
    done(await run(secretary, setCalendarHours, { validFrom: '2026-07-01', periods: null }))
    expect((await page(desk, before)).clocks.whole.disposal.by).toBe(beijing('2026-07-08 08:30'))
  })

  test('an upgrade brings other holidays: what is open is due by them with the next round, once, and not by an older program', async () => {
    itIsNow(beijing('2026-02-13 09:00'))
    const plain = await reported()
    const community = await home()
    /** As a program left it that did not know that this Saturday is worked. */
    const leftBy = (holidays: string | null) =>
      inside(community, async (tx) => {
        await sql`update case_settings set holidays = ${holidays} where community_id = ${community}`.execute(tx)
        await sql`update cases set step_by = ${beijing('2026-02-24 17:30')}, respond_by = ${beijing('2026-02-24 17:30')},
          next_clock_at = null where id = ${plain}`.execute(tx)
      })
    const stored = () =>
      inside(community, async (tx) => {
        const { rows } = await sql<{ at: string }>`select step_by as at from cases where id = ${plain}`.execute(tx)
        return rows[0]!.at
      })
    const round = async () => {
      await keepClocksOf(machine, community)
      return stored()
    }
    const right = await stored()
    const old = beijing('2026-02-24 17:30')
    expect(right < old).toBe(true)

    for (const before of [null, '2025 0123456789abcdef']) {
      await leftBy(before)
      expect(await round()).toBe(right)
    }
    await leftBy(nationalPrint())
    expect(await round()).toBe(old)
    await leftBy('2099 0123456789abcdef')
    expect(await round()).toBe(old)
  })

  test('a year of which no holidays are known is said to be so', async () => {
    itIsNow(beijing('2026-12-31 16:00'))
    const caseId = await reported()
    expect((await page(desk, caseId)).clocks.step.by).toBe(beijing('2027-01-01 16:00'))
    const told = done(await run(secretary, setCalendarDay, { day: '2026-12-31', works: true, name: '照常' }))
    expect(told.yearsUnknown).toContain(2027)
    expect(done(await ask(secretary, showCalendar, { year: 2027 })).isKnown).toBe(false)
  })
})
