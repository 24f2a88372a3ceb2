import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { setCalendarDay } from '../cases/calendar.ts'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { done, why } from '../testing/cases-world.ts'
import { aMember, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'
import { overviewMorning } from './morning.ts'
import { overviewStreet } from './street.ts'

afterEach(() => itIsNow())

type Actor = Awaited<ReturnType<typeof newMember>>
const now = '2026-03-11T00:00:00.000Z'

/** A case as it stands: some columns set by hand, so that each pile has its own. */
async function standing(by: Actor, gridDoor: Id, columns: Record<string, unknown> = {}): Promise<Id> {
  const id = newId()
  done(await run(by, reportCase, { id, leaf: '0104', dwellingId: gridDoor }))
  const calm = { step_by: null, ...columns }
  await inside(by.communityId, (tx) => tx.updateTable('cases').set(calm).where('id', '=', id).execute())
  return id
}

describe('the morning', () => {
  test('has a pile for what is late, due today, with the street, and touched by nobody', async () => {
    itIsNow(now)
    const community = await newCommunity()
    const there = await newDoor(community)
    const secretary = await newMember({ role: 'secretary', community })
    await newHousehold({ door: there, members: [aMember()], actor: secretary })
    const late = await standing(secretary, there.id, { step_by: '2026-03-10T08:00:00.000Z' })
    const today = await standing(secretary, there.id, { step_by: '2026-03-11T15:59:59.999Z' })
    await standing(secretary, there.id, { step_by: '2026-03-11T16:00:00.000Z' })
    const up = await standing(secretary, there.id, { at_street: true, before_street: true })
    const forgotten = await standing(secretary, there.id, {
      reported_at: '2026-03-09T00:00:00.000Z',
      happened_at: '2026-03-09T00:00:00.000Z',
    })
    const ended = await standing(secretary, there.id)
    done(await run(secretary, resolveOnTheSpot, { caseId: ended, residentSays: 'NOBODY' }))

    const morning = done(await ask(secretary, overviewMorning, {}))

    const idsOf = (pile: { first: { id: Id }[] }) => pile.first.map(({ id }) => id)
    expect(morning.open).toBe(5)
    expect([morning.overdue, morning.dueToday, morning.escalated, morning.untouched].map(idsOf)).toEqual([
      [late],
      [today],
      [up],
      [forgotten],
    ])
    expect(morning).toMatchObject({
      callBacks: { waiting: 0, dissatisfied: 0 },
      month: '2026-03',
      rates: { n: 0, overall: null },
    })
    expect(morning.repeats[0]).toMatchObject({ kind: 'DOOR', leaf: '0104', cases: 6, open: 5 })
    expect(morning.doorsNotSeenForAYear).toBe(1)
    await inside(community, (tx) => tx.updateTable('households').set({ confirmed_at: now }).execute())
    itIsNow('2026-03-12T00:00:00.000Z')
    expect(done(await ask(secretary, overviewMorning, {})).doorsNotSeenForAYear).toBe(0)
    itIsNow('2027-03-12T00:00:00.000Z')
    expect(done(await ask(secretary, overviewMorning, {})).doorsNotSeenForAYear).toBe(1)
  })

  test('says before the turn of the year that its holidays are not known, until somebody writes down a day of it', async () => {
    const community = await newCommunity()
    const secretary = await newMember({ role: 'secretary', community })
    const unknown = async () => done(await ask(secretary, overviewMorning, {})).holidaysUnknown
    itIsNow('2026-11-16T00:00:00.000Z')
    expect(await unknown()).toEqual([])
    itIsNow('2026-11-18T00:00:00.000Z')
    expect(await unknown()).toEqual([2027])
    done(await run(secretary, setCalendarDay, { day: '2027-02-08', works: false, name: '春节' }))
    itIsNow('2026-11-18T00:01:00.000Z')
    expect(await unknown()).toEqual([])
  })

  test('of a grid lead is that of the grid', async () => {
    const community = await newCommunity()
    const [ours, theirs] = [await newDoor(community), await newDoor(community)]
    const secretary = await newMember({ role: 'secretary', community })
    await standing(secretary, ours.id)
    await standing(secretary, theirs.id)
    const lead = await newMember({ role: 'grid-lead', community, grids: [ours.gridId] })
    expect(done(await ask(lead, overviewMorning, {})).open).toBe(1)
    expect(why(await ask(await newMember({ role: 'volunteer', community }), overviewMorning, {}))).toBe(
      'role-not-allowed',
    )
  })
})

describe('the street', () => {
  /** Two communities with a post of the dispatcher, and a third without. */
  async function street() {
    const [first, second, foreign] = [
      await newCommunity({ name: '东社区' }),
      await newCommunity({ name: '西社区' }),
      await newCommunity({ name: '外社区' }),
    ]
    const dispatcher = await newMember({ role: 'street-dispatcher', community: first })
    const hold = (community: Id, more: Record<string, unknown> = {}) =>
      inside(community, (tx) =>
        sql`insert into grants (community_id, id, account_id, role, starts_at, ends_at)
          values (${community}, ${newId()}, ${dispatcher.id}, ${more.role ?? 'street-dispatcher'}, '2020-01-01', ${more.endsAt ?? null})`.execute(
          tx,
        ),
      )
    await hold(second)
    await hold(foreign, { endsAt: '2021-01-01T00:00:00.000Z' })
    await hold(foreign, { role: 'secretary' })
    const cases = async (community: Id, count: number, columns: Record<string, unknown> = {}) => {
      const secretary = await newMember({ role: 'secretary', community })
      const there = await newDoor(community)
      const made: Id[] = []
      for (let at = 0; at < count; at++) made.push(await standing(secretary, there.id, columns))
      return made
    }
    return { first, second, foreign, dispatcher, cases }
  }

  test('sees the communities in which the dispatcher holds this post now, by code, and no other', async () => {
    const { first, second, foreign, dispatcher, cases } = await street()
    await cases(first, 6)
    await cases(second, 2)
    await cases(foreign, 7)
    const { communities } = done(await ask(dispatcher, overviewStreet, {}))
    expect(
      communities.map(({ communityId, name, open }: { communityId: Id; name: string; open: number }) => [
        communityId,
        name,
        open,
      ]),
    ).toEqual([
      [first, '东社区', 6],
      // Two are too few to be told to somebody who may not see them.
      [second, '西社区', null],
    ])
    expect(JSON.stringify(communities)).not.toContain('secretary')
  })

  test('has what was escalated as its own queue, the most pressing first, with the community it comes from', async () => {
    const { first, second, dispatcher, cases } = await street()
    const up = { at_street: true, before_street: true }
    const [later] = await cases(first, 1, { ...up, step_by: '2026-03-12T00:00:00.000Z' })
    const [sooner] = await cases(second, 1, { ...up, step_by: '2026-03-11T00:00:00.000Z' })
    await cases(second, 1)
    const { queue, queueTotal } = done(await ask(dispatcher, overviewStreet, {}))
    expect(queue.map(({ id, community }: { id: Id; community: string }) => [id, community])).toEqual([
      [sooner, '西社区'],
      [later, '东社区'],
    ])
    expect(queueTotal).toBe(2)
  })

  test('leaves the transaction in the community it came from, and shows nothing of others afterwards', async () => {
    const { first, second, dispatcher, cases } = await street()
    await cases(second, 5)
    await cases(first, 5)
    const before = done(await ask(dispatcher, overviewStreet, {}))
    const elsewhere = await newMember({ role: 'street-dispatcher', community: second })
    expect(
      done(await ask(elsewhere, overviewStreet, {})).communities.map(({ name }: { name: string }) => name),
    ).toEqual(['西社区'])
    expect(done(await ask(dispatcher, overviewStreet, {})).communities).toEqual(before.communities)
  })
})
