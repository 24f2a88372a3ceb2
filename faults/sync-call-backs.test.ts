// Who may ask how it was has the call-backs of their grid on the phone, as they stand; nobody else has them.
import type { CallBackDocument, CaseDocument } from '@red-steward/domain/cases/documents'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { beforeEach, expect, test } from 'vitest'
import { callBack } from '../server/src/cases/call-back.ts'
import '../server/src/cases/index.ts'
import { reopenCase } from '../server/src/cases/reopen-case.ts'
import { reportCase } from '../server/src/cases/report-case.ts'
import { resolveOnTheSpot } from '../server/src/cases/resolve-on-the-spot.ts'
import { superviseCase } from '../server/src/cases/supervise-case.ts'
import { mergePersons } from '../server/src/registry/merge-persons.ts'
import { unmergePersons } from '../server/src/registry/unmerge-persons.ts'
import { done, leak } from '../server/src/testing/cases-world.ts'
import { aMember, newDoor, newHousehold } from '../server/src/testing/registry-world.ts'
import { home, itIsNow, machine, newMember, run } from '../server/src/testing/world.ts'
import { replicaFaults } from './sync-judge.ts'
import { Phone } from './sync-phone.ts'

const good = { contacted: true, resolved: 'YES', satisfied: 'SATISFIED' } as const
const bad = { contacted: true, resolved: 'NO', satisfied: 'DISSATISFIED' } as const

beforeEach(() => itIsNow('2026-03-11T04:00:00.000Z'))

async function aGrid() {
  const door = await newDoor(await home())
  const people = (role: 'steward' | 'grid-lead' | 'station-desk') => newMember({ role, grids: [door.gridId] })
  const [steward, lead, desk] = await Promise.all([people('steward'), people('grid-lead'), people('station-desk')])
  const family = await newHousehold({ door, members: [aMember(), aMember({ relation: '10' })] })
  return { door, steward, lead, desk, persons: family.personIds as Id[] }
}
type Grid = Awaited<ReturnType<typeof aGrid>>

async function closed({ door, persons, steward }: Grid, by: Actor = steward, more: object = {}): Promise<Id> {
  const report = leak({ dwellingId: door.id, reporterPersonId: persons[0], contactOk: true, ...more })
  done(await run(by, reportCase, report))
  done(await run(by, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL', resultText: '已修好' }))
  return report.id
}

async function phoneOf(actor: Actor) {
  const phone = await new Phone(machine, actor).enrol()
  const held = async () => {
    await phone.engine.sync()
    expect(await replicaFaults(phone)).toEqual([])
    return phone.engine.documents.all<CallBackDocument>('call-back')
  }
  return { phone, held }
}

test('the grid lead’s phone has the call-back with whom to ask, and what is answered at the desk leaves it', async () => {
  const grid = await aGrid()
  const { phone, held } = await phoneOf(grid.lead)
  expect(await held()).toEqual([])

  const caseId = await closed(grid)
  const [back] = await held()

  expect(back).toMatchObject({ caseId, why: 'URGENT', resultText: '已修好', personId: grid.persons[0], attempts: 0 })
  expect(phone.engine.documents.get<CaseDocument>('case', caseId)!.state).toBe('CLOSED')
  done(await run(grid.desk, callBack, { callBackId: back!.id, answer: null }))
  expect(await held()).toMatchObject([{ attempts: 1, lastTriedAt: '2026-03-11T04:00:00.000Z', version: 2 }])
  done(await run(grid.desk, callBack, { callBackId: back!.id, answer: good }))
  expect(await held()).toEqual([])
})

test('one that was opened again leaves the phone; one that left them dissatisfied comes back once it was looked into', async () => {
  const grid = await aGrid()
  const { held } = await phoneOf(grid.lead)
  const caseId = await closed(grid)
  expect(await held()).toHaveLength(1)
  done(await run(grid.desk, reopenCase, { caseId, text: '又漏' }))
  expect(await held()).toEqual([])

  done(await run(grid.steward, resolveOnTheSpot, { caseId, residentSays: 'WELL', resultText: '换了阀门' }))
  const [again] = await held()
  expect(again).toMatchObject({ why: 'DISSATISFIED', resultText: '换了阀门' })
  done(await run(grid.desk, callBack, { callBackId: again!.id, answer: bad }))
  expect(await held()).toEqual([])
  const other = await newMember({ role: 'secretary' })
  done(await run(other, superviseCase, { callBackId: again!.id, measure: 'EXPLAIN', text: '已说明' }))
  expect(await held()).toMatchObject([{ caseId, why: 'DISSATISFIED' }])
})

test('stewards, other grids, the one whose work it was and a confidential case: none stands on their phone', async () => {
  const grid = await aGrid()
  await closed(grid)
  const own = await closed(grid, grid.lead)
  const hurt = leak({ leaf: '0704', dwellingId: grid.door.id, description: '孩子被打', contactOk: true })
  done(await run(grid.steward, reportCase, { ...hurt, reporterPersonId: grid.persons[0] }))

  const [steward, elsewhere, lead] = [
    await phoneOf(grid.steward),
    await phoneOf((await aGrid()).lead),
    await phoneOf(grid.lead),
  ]

  expect(await steward.held()).toEqual([])
  expect(await elsewhere.held()).toEqual([])
  const ids = (await lead.held()).map(({ caseId }) => caseId)
  expect(ids).toHaveLength(1)
  expect(ids).not.toContain(own)
})

test('whose record was merged is asked under the record that was kept, and again under their own when it is taken apart', async () => {
  const grid = await aGrid()
  const elsewhere = await aGrid()
  const secretary = await newMember({ role: 'secretary' })
  const { held } = await phoneOf(grid.lead)
  await closed(grid)
  expect(await held()).toMatchObject([{ personId: grid.persons[0] }])
  const merge = { id: newId(), keptId: elsewhere.persons[0], droppedId: grid.persons[0], take: [], home: 'kept' }

  done(await run(secretary, mergePersons, merge))

  expect(await held()).toMatchObject([{ personId: elsewhere.persons[0] }])
  done(await run(secretary, unmergePersons, { mergeId: merge.id }))
  expect(await held()).toMatchObject([{ personId: grid.persons[0] }])
})

test('what was asked on the phone without a signal counts as at the desk, and two who asked meanwhile are told', async () => {
  const grid = await aGrid()
  const { phone, held } = await phoneOf(grid.lead)
  await closed(grid)
  await closed(grid)
  const [one, other] = await held()
  const said = (id: Id) =>
    phone.engine.save({
      ...{ name: callBack.name, base: {}, dependsOn: [], about: [id], shows: [{ take: { kind: 'call-back', id } }] },
      input: { callBackId: id, answer: good, text: '', happenedAt: '2026-03-11T03:00:00.000Z' },
    })
  done(await run(grid.desk, callBack, { callBackId: other!.id, answer: good }))
  await said(one!.id)
  await said(other!.id)

  expect(await held()).toEqual([])

  expect(phone.engine.outbox.entries.map(({ state, why }) => [state, why])).toEqual([
    ['uploaded', null],
    ['refused', 'call-back-settled'],
  ])
})
