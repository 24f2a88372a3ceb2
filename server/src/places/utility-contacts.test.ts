import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { contactDocuments, endContact, keepContact, utilityContacts } from './utility-contacts.ts'

async function newTeam() {
  const community = await newCommunity()
  const [grid, elsewhere] = [await newGrid({ community }), await newGrid({ community })]
  const compound = await newCompound({ community })
  const building = await newBuilding({ community, grid, compound: compound.id })
  const other = await newBuilding({ community, grid: elsewhere })
  const secretary = await newMember({ role: 'secretary', community })
  const lead = await newMember({ role: 'grid-lead', community, grids: [grid] })
  const steward = await newMember({ role: 'steward', community, grids: [grid] })
  return { compoundId: compound.id, building, other, secretary, lead, steward }
}
const contact = (where: object, more: object = {}) => ({
  ...{ id: newId(), base: 0, kind: 'LIFT', name: '安达电梯维保', phone: '0855-8000011', aroundTheClock: true },
  ...where,
  ...more,
})
const held = (actor: Actor) =>
  inside(actor.communityId, (tx) => contactDocuments.ofActor!({ tx, actor, now: new Date().toISOString() } as never))
const names = async (actor: Actor, input: object) =>
  ((await ask(actor, utilityContacts, input)) as { answer: { rows: { name: string }[] } }).answer.rows.map(
    ({ name }) => name,
  )

test('the grid lead keeps the lift company of a compound; its stewards hold the number on their phones', async () => {
  const { compoundId, building, lead, steward } = await newTeam()
  const input = contact({ compoundId })
  expect(await run(lead, keepContact, input)).toMatchObject({ outcome: 'done' })

  expect(await names(steward, { buildingId: building.id })).toEqual(['安达电梯维保'])
  expect(await held(steward)).toMatchObject([
    { kind: 'contact', buildingId: null, utilityKind: 'LIFT', compoundId, phone: '0855-8000011' },
  ])

  expect(await run(lead, keepContact, { ...input, base: 1, phone: '95598' })).toMatchObject({ outcome: 'done' })
  expect(await run(lead, keepContact, { ...input, base: 1 })).toMatchObject({ why: 'changed-meanwhile' })
  expect(await run(lead, endContact, { contactId: input.id })).toMatchObject({ outcome: 'done' })
  expect(await held(steward)).toEqual([])
  expect(await run(lead, endContact, { contactId: input.id })).toMatchObject({ why: 'not-found' })
})

test('numbers of another grid are neither seen nor kept; the community’s own are the secretary’s and everybody’s', async () => {
  const { building, other, secretary, lead, steward } = await newTeam()
  expect(await run(lead, keepContact, contact({ buildingId: other.id }))).toMatchObject({ why: 'not-found' })
  expect(await run(lead, keepContact, contact({ compoundId: other.compoundId }))).toMatchObject({ why: 'not-found' })
  expect(await run(lead, keepContact, contact({}))).toMatchObject({ why: 'whole-community-only' })
  const theirs = contact({ buildingId: other.id }, { name: '别处的电梯' })
  expect(await run(secretary, keepContact, theirs)).toMatchObject({ outcome: 'done' })
  expect(await run(lead, endContact, { contactId: theirs.id })).toMatchObject({ why: 'not-found' })
  expect(await run(secretary, keepContact, contact({}, { name: '供水热线', kind: 'WATER' }))).toMatchObject({
    outcome: 'done',
  })

  expect(await names(steward, { buildingId: building.id })).toEqual(['供水热线'])
  expect(await ask(steward, utilityContacts, { buildingId: other.id })).toMatchObject({ why: 'not-found' })
  expect((await held(steward)).map(({ name }) => name)).toEqual(['供水热线'])
  expect((await held(secretary)).map(({ name }) => name).toSorted()).toEqual(['供水热线', '别处的电梯'])
})
