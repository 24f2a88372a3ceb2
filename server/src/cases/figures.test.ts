import type { CallBackAnswer } from '@red-steward/domain/cases/callback'
import { type Id, newId } from '@red-steward/domain/ids'
import { afterEach, describe, expect, test } from 'vitest'
import { done, why } from '../testing/cases-world.ts'
import { aMember, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'
import { callBack } from './call-back.ts'
import './index.ts'
import { listCallBacks } from './list-call-backs.ts'
import { readRates, setRateFormula } from './rates.ts'
import { reopenCase } from './reopen-case.ts'
import { listRepeats } from './repeats.ts'
import { reportCase } from './report-case.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'

afterEach(() => itIsNow())

/** A community of its own with a door, a family to ask, a steward and a desk. */
async function newPlace() {
  const community = await newCommunity()
  const there = await newDoor(community)
  const steward = await newMember({ role: 'steward', community, grids: [there.gridId] })
  const desk = await newMember({ role: 'station-desk', community })
  const secretary = await newMember({ role: 'secretary', community })
  const family = await newHousehold({ door: there, members: [aMember()], actor: secretary })
  return {
    community,
    there,
    steward,
    desk,
    person: family.personIds[0]!,
    secretary,
  }
}
type Place = Awaited<ReturnType<typeof newPlace>>

async function closed({ steward, there, person }: Place, more: object = {}): Promise<Id> {
  const id = newId()
  const input = { id, leaf: '0104', dwellingId: there.id, reporterPersonId: person, contactOk: true, ...more }
  done(await run(steward, reportCase, input))
  done(await run(steward, resolveOnTheSpot, { caseId: id, residentSays: 'WELL' }))
  return id
}

async function answered(place: Place, caseId: Id, answer: CallBackAnswer) {
  const { rows } = done(await ask(place.desk, listCallBacks, { limit: 100 }))
  const waiting = rows.find((row: { caseId: Id }) => row.caseId === caseId)
  done(await run(place.desk, callBack, { callBackId: waiting.id, answer }))
}

const rates = async ({ secretary }: Place, input: object = {}) => done(await ask(secretary, readRates, input))
const said = (
  contacted: boolean,
  resolved: 'YES' | 'PARTLY' | 'NO',
  satisfied: 'SATISFIED' | 'BASICALLY' | 'DISSATISFIED',
) => ({
  contacted,
  resolved,
  satisfied,
})
const times = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one)

describe('the rates of a month', () => {
  test('twenty cases in the database equal the hand calculation, with three unreached and two excluded', async () => {
    const place = await newPlace()
    itIsNow('2026-03-11T04:00:00.000Z')
    const answers = [
      ...times(7, said(true, 'YES', 'SATISFIED')),
      ...times(2, said(true, 'YES', 'BASICALLY')),
      said(true, 'PARTLY', 'SATISFIED'),
      ...times(2, said(true, 'PARTLY', 'BASICALLY')),
      ...times(3, said(false, 'NO', 'DISSATISFIED')),
    ]
    for (const answer of answers) await answered(place, await closed(place), answer)
    for (const _ of times(3, null)) await closed(place)
    for (const _ of times(2, null)) {
      const excluded = await closed(place)
      await inside(place.community, (tx) =>
        tx.updateTable('cases').set({ excluded_at: '2026-03-11T04:00:00.000Z' }).where('id', '=', excluded).execute(),
      )
      await answered(place, excluded, said(true, 'NO', 'DISSATISFIED'))
    }

    const found = await rates(place)
    expect(found.rates).toEqual({ n: 15, contacted: 0.8, resolved: 0.6, satisfied: 0.7733, overall: 0.6893 })
    expect(found).toMatchObject({ month: '2026-03', waiting: 3 })
    expect(found.indicators).toMatchObject({
      closing: { count: 20, n: 20, share: 1 },
      firstTime: { count: 18, n: 18, share: 1 },
      foundFirst: { count: 20, n: 20, share: 1 },
      excluded: { count: 2, n: 20, share: 0.1 },
      // Every one after the first came back to the same door with the same matter.
      repeated: { count: 19, n: 20, share: 0.95 },
    })
    expect((await rates(place, { branch: '02' })).rates).toMatchObject({ n: 0, overall: null })
    expect((await rates(place, { month: '2026-02' })).rates.n).toBe(0)
  })

  test('a bad answer leaves the rates with the case that is opened again', async () => {
    const place = await newPlace()
    const caseId = await closed(place)
    await answered(place, caseId, said(true, 'NO', 'DISSATISFIED'))
    expect((await rates(place)).rates.n).toBe(1)
    done(await run(place.desk, reopenCase, { caseId, text: '没解决' }))
    const found = await rates(place)
    expect(found.rates).toMatchObject({ n: 0, overall: null })
    expect(found.indicators.closing.n).toBe(1)
  })

  test('the secretary changes the formula; the month is counted from the 19th then', async () => {
    const place = await newPlace()
    itIsNow('2026-03-20T04:00:00.000Z')
    const formula = { contactedWeight: 0.3, resolvedWeight: 0.35, satisfiedWeight: 0.35, period: 'CUT_19' }
    expect(why(await run(place.desk, setRateFormula, { formula }))).toBe('role-not-allowed')
    expect(why(await run(place.secretary, setRateFormula, { formula: { ...formula, resolvedWeight: 0.9 } }))).toBe(
      'invalid-input',
    )
    done(await run(place.secretary, setRateFormula, { formula }))
    expect(await rates(place)).toMatchObject({
      month: '2026-04',
      from: '2026-03-18T04:00:00.000Z',
      formula: { basicallyValue: 0.9 },
    })
  })
})

describe('what comes back', () => {
  test('the same door, the same person and a hot category, with the cases behind them', async () => {
    const place = await newPlace()
    const first = await closed(place, { leaf: '0207' })
    const second = await closed(place, { leaf: '0207' })
    for (const _ of times(5, null))
      await closed(place, { leaf: '0302', dwellingId: null, place: `广场${newId()}`, reporterPersonId: null })

    const { repeats } = done(await ask(place.secretary, listRepeats, {}))
    const found = (kind: string) => repeats.find((repeat: { kind: string }) => repeat.kind === kind)
    expect(found('DOOR')).toMatchObject({ leaf: '0207', cases: 2, open: 0, caseIds: [second, first] })
    expect(found('DOOR').where).toContain('测试小区')
    expect(found('PERSON')).toMatchObject({ leaf: '0207', cases: 2, where: '' })
    expect(found('CATEGORY')).toMatchObject({ leaf: '0302', cases: 5, before: 0 })
    expect(found('BUILDING')).toBeUndefined()
  })

  test('what lies longer ago than the window does not count, a category remembers the window before', async () => {
    const place = await newPlace()
    itIsNow('2026-03-01T04:00:00.000Z')
    for (const _ of times(6, null)) await closed(place, { leaf: '0207' })
    itIsNow('2026-04-05T04:00:00.000Z')
    expect(done(await ask(place.secretary, listRepeats, {})).repeats).toEqual([])
    for (const _ of times(5, null)) await closed(place, { leaf: '0207' })
    const { repeats } = done(await ask(place.secretary, listRepeats, { kind: 'CATEGORY' }))
    expect(repeats).toMatchObject([{ kind: 'CATEGORY', leaf: '0207', cases: 5, before: 6 }])
  })

  test('a place in words is the same place with or without blanks; another grid sees nothing of it', async () => {
    const place = await newPlace()
    for (const where of ['小广场东侧', '小广场 东侧'])
      done(
        await run(place.secretary, reportCase, {
          id: newId(),
          leaf: '0502',
          buildingId: null,
          place: where,
        }),
      )
    expect(done(await ask(place.secretary, listRepeats, { kind: 'PLACE' })).repeats).toHaveLength(1)
    const lead = await newMember({
      role: 'grid-lead',
      community: place.community,
      grids: [(await newDoor(place.community)).gridId],
    })
    expect(done(await ask(lead, listRepeats, {})).repeats).toEqual([])
  })
})
