import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listCampaigns } from '../care/list-campaigns.ts'
import { careToday } from '../care/today.ts'
import { caseInbox } from '../cases/inbox.ts'
import { reportCase } from '../cases/report-case.ts'
import { serviceActor } from '../identity/index.ts'
import { listDisputes } from '../mediation/list-disputes.ts'
import { buildingBoard } from '../overview/building-board.ts'
import { overviewHome } from '../overview/home.ts'
import { livingMap } from '../overview/living-map.ts'
import { doorPage } from '../portal/door-page.ts'
import { plateCounts, plates } from '../portal/list-plates.ts'
import { duplicates } from '../registry/duplicates.ts'
import { reveal } from '../registry/reveal.ts'
import { search } from '../registry/search.ts'
import { done } from '../testing/cases-world.ts'
import { ask, inside, machine, newMember, run } from '../testing/world.ts'
import { demoDoor, ensureDemo, fullScale, loadDemo } from './index.ts'

const tenth = { ...fullScale, households: 1_187, persons: 2_493, elders: 567 }

test('the demo loads once, and home, map and board tell what is in it', async () => {
  const signIns = await ensureDemo(machine, tenth)
  const id = await loadDemo(machine, tenth)

  expect(new Set(signIns.map(({ loginName }) => loginName)).size).toBe(15)
  const secretary = { id, name: '', role: 'secretary', communityId: id, grids: 'all' } as const
  expect(await ask(secretary, overviewHome, {})).toMatchObject({
    answer: { compounds: 12, buildings: 113, households: 1_187, persons: 2_493, aged60: 567, scope: 'community' },
  })
  const map = await ask(secretary, livingMap, {})
  const { buildings } = (map as { answer: { buildings: { id: string; persons: number; dwellings: number }[] } }).answer
  expect(buildings.reduce((sum, { persons }) => sum + persons, 0)).toBe(2_493)
  const board = await ask(secretary, buildingBoard, { buildingId: buildings[0]!.id })
  expect((board as { answer: { doors: unknown[] } }).answer.doors).toHaveLength(buildings[0]!.dwellings)
})

test('every household of the demo has a head who lives in it, and every small child a guardian', async () => {
  const id = await loadDemo(machine, tenth)

  const heads = await inside(id, (tx) =>
    tx
      .selectFrom('households')
      .innerJoin('residences', 'residences.household_id', 'households.id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('relation', '=', '02')
      .whereRef('person_id', '=', 'head_person_id')
      .executeTakeFirstOrThrow(),
  )
  expect(heads.count).toBe(1_187)
  const unguarded = await inside(id, (tx) =>
    tx
      .selectFrom('persons')
      .leftJoin('guardianships', 'child_id', 'persons.id')
      .select('persons.id')
      .where('birth_date', '>', '2014-01-01')
      .where('child_id', 'is', null)
      .where('died_on', 'is', null)
      .execute(),
  )
  expect(unguarded).toEqual([])
})

test('a demo person is found by pinyin and by door, and a phone opens with a reason', async () => {
  const id = await loadDemo(machine, tenth)
  const person = await inside(id, (tx) =>
    tx
      .selectFrom('persons')
      .innerJoin('residences', 'residences.person_id', 'persons.id')
      .innerJoin('dwellings', 'dwellings.id', 'residences.dwelling_id')
      .innerJoin('confirmations', 'confirmations.subject_id', 'persons.id')
      .select(['persons.id', 'name', 'initials', 'door_key', 'confirmed_by'])
      .where('phone_sealed', 'is not', null)
      .orderBy('persons.id')
      .executeTakeFirstOrThrow(),
  )
  const secretary = { id: person.confirmed_by, name: '', role: 'secretary', communityId: id, grids: 'all' } as const
  const found = async (text: string) =>
    ((await ask(secretary, search, { text, limit: 50 })) as { answer: { hits: { id: string }[] } }).answer.hits.map(
      (hit) => hit.id,
    )

  expect(await found(person.name)).toContain(person.id)
  expect(await found(person.door_key)).not.toEqual([])
  const shown = await ask(secretary, reveal, { personId: person.id, field: 'phone', reason: '联系家属' })
  expect(JSON.stringify(shown)).toMatch(/160\d{8}/)
})

test('a dozen people are registered twice, each for a reason of its own, and nobody else looks so', async () => {
  const id = await loadDemo(machine, tenth)
  const secretary = { id, name: '', role: 'secretary', communityId: id, grids: 'all' } as const

  const found = await ask(secretary, duplicates, { limit: 50 })

  const { pairs, total } = (found as { answer: { pairs: { reasons: string[] }[]; total: number } }).answer
  expect(total).toBe(12)
  const told = pairs.flatMap(({ reasons }) => reasons)
  for (const reason of ['same-sound', 'birth-date-one-digit-off', 'birth-date-lunar', 'same-id-number'] as const) {
    expect(told.filter((one) => one === reason)).toHaveLength(3)
  }
})

test('a year of visits lies behind the demo, a cold wave is under way, and the day has something to say', async () => {
  const id = await loadDemo(machine, tenth)
  const secretary = { id, name: '', role: 'secretary', communityId: id, grids: 'all' } as const
  const { visits, households } = await inside(id, async (tx) => ({
    visits: await tx
      .selectFrom('visits')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    households: 1_187,
  }))
  expect(Math.abs(visits.count - (households / 400) * 825)).toBeLessThan(20)

  const today = await ask(secretary, careToday, {})
  expect((today as { answer: { rows: { kind: string }[] } }).answer.rows.map(({ kind }) => kind)).toContain('contact')
  const open = await ask(secretary, listCampaigns, { state: 'OPEN' })
  const { campaigns } = (open as { answer: { campaigns: { progress: { total: number; toCall: number } }[] } }).answer
  expect(campaigns).toHaveLength(1)
  expect(campaigns[0]!.progress.total).toBeGreaterThan(50)
  expect(campaigns[0]!.progress.toCall).toBe(campaigns[0]!.progress.total)
})

test('a second community stands beside the first without meeting it', async () => {
  const first = await loadDemo(machine, tenth)
  const { id: recordedBy } = await newMember({ role: 'secretary' })
  const other = {
    ...tenth,
    seed: 7,
    code: '522699000999',
    name: '第二社区',
    households: 600,
    persons: 1_260,
    elders: 287,
  }
  const second = await loadDemo(machine, other, recordedBy)

  const persons = (communityId: string) => {
    const secretary = { id: recordedBy, name: '', role: 'secretary', communityId, grids: 'all' } as const
    return ask(secretary, overviewHome, {})
  }
  expect(await persons(first)).toMatchObject({ answer: { persons: 2_493 } })
  expect(await persons(second)).toMatchObject({ answer: { persons: 1_260, aged60: 287, households: 600 } })
})

test('half a year of cases lies behind the demo, in every state, and their stories hold together', async () => {
  const id = await loadDemo(machine, tenth)
  const { states, broken, hops } = await inside(id, async (tx) => {
    const counted = await sql<{ state: string; count: number }>`
      select state, count(*)::int as count from cases group by 1`.execute(tx)
    const wrong = await sql`
      select k.case_no from cases k where not exists (select from case_hops h where h.case_id = k.id and h.action = 'REPORTED')
        or k.state <> (select h.to_state from case_hops h where h.case_id = k.id and h.to_state is not null
          order by h.happened_at desc, h.sequence desc limit 1)`.execute(tx)
    const told = await sql<{ count: number }>`select count(*)::int as count from case_hops`.execute(tx)
    return {
      states: new Map(counted.rows.map((row) => [row.state, row.count])),
      broken: wrong.rows,
      hops: told.rows[0]!.count,
    }
  })
  expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(480)
  const found = [
    'REPORTED',
    'ACCEPTED',
    'DISPATCHED',
    'HANDLING',
    'HANDLED',
    'SUSPENDED',
    'CLOSED',
    'EVALUATED',
    'REDIRECTED',
    'REJECTED',
  ]
  for (const state of found) expect([state, (states.get(state) ?? 0) > 0]).toEqual([state, true])
  expect(broken).toEqual([])
  expect(hops).toBeGreaterThan(1200)

  const desk = { id, name: '', role: 'station-desk', communityId: id, grids: 'all' } as const
  const { answer } = (await ask(desk, caseInbox, { bucket: 'overdue' })) as {
    answer: { counts: Record<string, number> }
  }
  for (const bucket of ['to-accept', 'to-verify', 'overdue', 'escalated', 'suspended'])
    expect([bucket, answer.counts[bucket]! > 0]).toEqual([bucket, true])

  // Numbers go on where the demo's end.
  const number = async () =>
    Number(done(await run(desk, reportCase, { id: newId(), leaf: '0502', place: '小广场' })).caseNo.slice(-4))
  const first = await number()
  expect([await number(), await number()]).toEqual([first + 1, first + 2])
})

test('one topic of the demo is on public notice at the doors of its compound', async () => {
  const id = await loadDemo(machine, tenth)
  await demoDoor(machine, tenth)
  const resident = serviceActor(id, 'resident')
  const secretary = { ...resident, role: 'secretary' } as const

  const counted = await ask(secretary, plateCounts, {})

  const { buildings } = (counted as { answer: { buildings: { id: string; address: string; plates: number }[] } }).answer
  const at = buildings.find(({ address, plates: made }) => address.startsWith('云溪苑') && made > 0)!
  const printed = await ask(secretary, plates, { buildingId: at.id })
  const { code } = (printed as { answer: { rows: { code: string }[] } }).answer.rows[0]!
  const told = (await ask(resident, doorPage, { code })) as { answer: { onNotice: object[] } }
  expect(told.answer.onNotice).toMatchObject([{ title: '公共车位轮换使用', compound: '云溪苑' }])
})

test('the demo’s mediator has quarrels at several steps, one of them confidential', async () => {
  const id = await loadDemo(machine, tenth)
  const account = await inside(id, (tx) =>
    tx.selectFrom('accounts').select('id').where('login_name', '=', 'mediator').executeTakeFirstOrThrow(),
  )
  const mediator = { id: account.id, name: '', role: 'mediator', communityId: id, grids: 'all' } as const

  const told = await ask(mediator, listDisputes, {})

  const { rows } = (told as { answer: { rows: { state: string; confidential: boolean }[] } }).answer
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['APPLIED', 'ACCEPTED', 'MEDIATING', 'PERFORMING']))
  expect(rows.filter(({ confidential }) => confidential)).toHaveLength(1)
})
