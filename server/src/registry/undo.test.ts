import { type Id, newId } from '@red-steward/domain/ids'
import { history as historyShape } from '@red-steward/domain/registry/pages'
import { expect, test } from 'vitest'
import { aMember, householdById, newDoor, newHousehold, personById, residencesOf } from '../testing/registry-world.ts'
import { rollOf } from '../testing/roll-world.ts'
import { ask, home, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { changeHead } from './change-head.ts'
import { confirm } from './confirm.ts'
import { correctPerson } from './correct-person.ts'
import { history } from './history.ts'
import { moveIn } from './move-in.ts'
import { moveOut } from './move-out.ts'
import { moveWithin } from './move-within.ts'
import { recordDeath } from './record-death.ts'
import { registerHousehold } from './register-household.ts'
import { registerPerson } from './register-person.ts'
import { reveal } from './reveal.ts'
import { splitHousehold } from './split-household.ts'
import { undo } from './undo.ts'

itIsNow('2026-03-02T04:00:00.000Z')
const done = { outcome: 'done' }

async function aCouple() {
  const husband = aMember({ name: '王大明', phone: '13800001234' })
  const wife = aMember({ name: '李芳', relation: '12', sex: '2' })
  const household = await newHousehold({ members: [husband, wife] })
  return { ...household, husband, wife, community: household.by.communityId }
}

/** Everything the register holds of a household and its people, without versions and the day's readings. */
async function stateOf(community: Id, householdId: Id, personIds: Id[]) {
  const volatile = ['version', 'field_versions', 'phone_sealed', 'id_number_sealed']
  const plain = (row: object | undefined) =>
    row && Object.fromEntries(Object.entries(row).filter(([key]) => !volatile.includes(key)))
  const persons = await Promise.all(personIds.map((id) => personById(community, id)))
  const homes = (await Promise.all(personIds.map((id) => residencesOf(community, id)))).flat()
  return {
    household: plain(await householdById(community, householdId)),
    persons: persons.map(plain),
    homes: homes.map(plain),
    found: await rollOf(community),
  }
}

test.each([
  [
    'a correction',
    correctPerson,
    (f: Family) => ({ personId: f.husband.id, base: 1, changes: { name: '王小明', phone: '13811112222' } }),
  ],
  [
    'a move out',
    moveOut,
    (f: Family) => ({ householdId: f.id, personIds: [f.husband.id, f.wife.id], day: '2026-03-01' }),
  ],
  [
    'a move to another door',
    moveWithin,
    (f: Family) => ({ householdId: f.id, toDwellingId: f.door.id, day: '2026-03-01' }),
  ],
  [
    'a split',
    splitHousehold,
    (f: Family) => ({
      householdId: f.id,
      newHouseholdId: newId(),
      members: [{ personId: f.wife.id, relation: '02' }],
      day: '2026-03-01',
    }),
  ],
  [
    'a change of head',
    changeHead,
    (f: Family) => ({
      householdId: f.id,
      headPersonId: f.wife.id,
      relations: [{ personId: f.husband.id, relation: '11' }],
    }),
  ],
  ['a confirmation', confirm, (f: Family) => ({ subject: { kind: 'household', id: f.id }, means: 'DOOR' })],
  [
    'a move in with the neighbour',
    moveIn,
    (f: Family) => ({
      personId: f.husband.id,
      householdId: f.neighbour,
      relation: '99',
      kind: 'LODGER',
      day: '2026-03-01',
    }),
  ],
  [
    'a newborn',
    registerPerson,
    (f: Family) => ({
      householdId: f.id,
      member: {
        id: newId(),
        name: '王安',
        relation: '20',
        birthDate: '2026-02-01',
        guardians: [{ personId: f.wife.id, relation: '52' }],
      },
    }),
  ],
])('%s made by mistake is taken back, and everything is as before', async (_, command, inputOf) => {
  const family = await aFamily()
  const before = await stateOf(family.community, family.id, [family.husband.id, family.wife.id])
  const id = newId()

  expect(await run(family.by, command, inputOf(family), id)).toMatchObject(done)
  expect(await run(family.by, undo, { commandId: id })).toEqual({ outcome: 'done', answer: { lost: [] } })

  expect(await stateOf(family.community, family.id, [family.husband.id, family.wife.id])).toEqual(before)
})

async function aFamily() {
  const couple = await aCouple()
  const neighbour = (await newHousehold({ actor: couple.by })).id
  return { ...couple, neighbour, door: await newDoor(couple.community) }
}
type Family = Awaited<ReturnType<typeof aFamily>>

test('a confirmation taken back is told to whoever follows the feed', async () => {
  const { id, by, community, dwellingId } = await aCouple()
  const commandId = newId()
  await run(by, confirm, { subject: { kind: 'household', id }, means: 'DOOR' }, commandId)
  const told = () =>
    inside(community, (tx) =>
      tx.selectFrom('feed').select('sequence').where('subject_id', 'in', [id, dwellingId]).execute(),
    )
  const before = (await told()).length

  await run(by, undo, { commandId })

  expect((await told()).length).toBe(before + 2)
})

test('the phone number that was replaced comes back readable', async () => {
  const { by, husband } = await aCouple()
  const id = newId()
  await run(by, correctPerson, { personId: husband.id, base: 1, changes: { phone: '13811112222' } }, id)

  await run(by, undo, { commandId: id })

  expect(await ask(by, reveal, { personId: husband.id, field: 'phone', reason: '核对' })).toMatchObject({
    answer: { value: '13800001234' },
  })
})

test('a household registered at the wrong door goes without a trace, except in history', async () => {
  const by = await newMember({ role: 'steward' })
  const door = await newDoor(by.communityId)
  const [id, commandId, member] = [newId(), newId(), aMember()]
  await run(
    by,
    registerHousehold,
    { id, dwellingId: door.id, members: [member], use: 'OWNER', means: 'DOOR' },
    commandId,
  )

  expect(await run(by, undo, { commandId })).toMatchObject(done)

  expect(await householdById(by.communityId, id)).toBeUndefined()
  expect(await personById(by.communityId, member.id)).toBeUndefined()
  const doors = await inside(by.communityId, (tx) =>
    tx.selectFrom('dwellings').selectAll().where('id', '=', door.id).execute(),
  )
  expect(doors).toMatchObject([{ use: 'UNKNOWN', confirmed_at: null }])
})

test('a death recorded by mistake is taken back, but the phone number is lost, and that is said', async () => {
  const { by, husband, community } = await aCouple()
  const commandId = newId()
  await run(by, recordDeath, { personId: husband.id, day: '2026-03-01' }, commandId)

  const result = await run(by, undo, { commandId })

  expect(result).toMatchObject({ answer: { lost: [{ subjectId: husband.id, field: 'phone' }] } })
  expect(await personById(community, husband.id)).toMatchObject({ died_on: null })
  expect(await residencesOf(community, husband.id)).toMatchObject([{ to_day: null }])
})

test('what somebody changed since stays: the undo is refused and says what, and by whom', async () => {
  const { by, husband } = await aCouple()
  const ben = await newMember({ role: 'steward' })
  const first = newId()
  await run(by, correctPerson, { personId: husband.id, base: 1, changes: { name: '王小明' } }, first)
  await run(ben, correctPerson, { personId: husband.id, base: 2, changes: { name: '王晓明' } })

  const result = await run(by, undo, { commandId: first })

  expect(result).toMatchObject({
    why: 'changed-since',
    detail: { changes: [{ field: 'name', subjectId: husband.id, by: ben.name }] },
  })
})

test('when the later change has been taken back, the earlier one can be too', async () => {
  const { by, husband, community } = await aCouple()
  const [first, second] = [newId(), newId()]
  await run(by, correctPerson, { personId: husband.id, base: 1, changes: { name: '王小明' } }, first)
  await run(by, correctPerson, { personId: husband.id, base: 2, changes: { name: '王晓明' } }, second)

  expect(await run(by, undo, { commandId: second })).toMatchObject(done)
  expect(await run(by, undo, { commandId: first })).toMatchObject(done)
  expect(await run(by, undo, { commandId: first })).toMatchObject({ why: 'already-undone' })
  expect(await personById(community, husband.id)).toMatchObject({ name: '王大明' })
})

test('who moved out and has a new home by now is not moved back', async () => {
  const { by, wife, id } = await aCouple()
  const neighbour = await newHousehold({ actor: by })
  const commandId = newId()
  await run(by, moveOut, { householdId: id, personIds: [wife.id], day: '2026-02-01' }, commandId)
  await run(by, moveIn, {
    personId: wife.id,
    householdId: neighbour.id,
    relation: '99',
    kind: 'LODGER',
    day: '2026-03-01',
  })

  expect(await run(by, undo, { commandId })).toMatchObject({ why: 'others-still-depend' })
})

test('a steward takes back her own work, her lead anybody’s, and nobody an undo', async () => {
  const door = await newDoor(await home())
  const ana = await newMember({ role: 'steward', grids: [door.gridId] })
  const ben = await newMember({ role: 'steward', grids: [door.gridId] })
  const lead = await newMember({ role: 'grid-lead', grids: [door.gridId] })
  const elsewhere = await newMember({ role: 'grid-lead', grids: [(await newDoor(ana.communityId)).gridId] })
  const { husband } = { husband: aMember() }
  const household = { id: newId(), dwellingId: door.id, members: [husband] }
  const [commandId, undoId] = [newId(), newId()]
  await run(ana, registerHousehold, household, commandId)

  expect(await run(ben, undo, { commandId })).toMatchObject({ why: 'someone-elses-command' })
  expect(await run(elsewhere, undo, { commandId })).toMatchObject({ why: 'not-found' })
  expect(await run(lead, undo, { commandId }, undoId)).toMatchObject(done)
  expect(await run(lead, undo, { commandId: undoId })).toMatchObject({ why: 'not-undoable' })
})

test('the history of a person says what, from what to what, who and whether it can be taken back; numbers masked', async () => {
  const { by, husband, id } = await aCouple()
  const correction = newId()
  await run(by, correctPerson, { personId: husband.id, base: 1, changes: { phone: '13811112222' } }, correction)
  await run(by, moveOut, { householdId: id, personIds: [husband.id], day: '2026-03-01' })

  const result = await ask(by, history, { subjectKind: 'person', subjectId: husband.id })

  const { entries, labels } = historyShape.answer.parse((result as { answer: unknown }).answer)
  expect(entries.map((entry) => entry.field)).toEqual(['endReason', 'toDay', 'phone', '*created*', '*created*'])
  expect(entries[2]).toMatchObject({
    oldValue: '138****1234',
    newValue: '138****2222',
    by: by.name,
    commandId: correction,
    mayUndo: true,
  })
  expect(labels[entries[0]!.subjectId]).toBe('王大明')
})
