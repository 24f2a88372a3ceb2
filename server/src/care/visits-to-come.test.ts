import { expect, test } from 'vitest'
import './index.ts'
import { newElder, newTeam, refusal, type Team, told, visited } from '../testing/care-world.ts'
import { newBuilding, newDoor } from '../testing/registry-world.ts'
import { itIsNow, newMember } from '../testing/world.ts'
import { visitsToCome } from './visits-to-come.ts'

itIsNow('2026-03-02T04:00:00.000Z')

const at = async (actor: Team['steward'], dwellingId: string) => (await told(actor, visitsToCome, { dwellingId })).rows

test('a door says whom to see next and why: overdue until seen, then the next date, and never a neighbour’s', async () => {
  const team = await newTeam()
  const [elder, neighbour] = [await newElder(team), await newElder(team)]

  expect(await at(team.steward, elder.dwellingId)).toEqual([
    {
      kind: 'contact',
      id: elder.personId,
      personId: elder.personId,
      name: '赵秀英',
      age: 86,
      on: '2026-01-02',
      at: null,
      overdueDays: 59,
      reason: { zh: '独居老人 80+，每周，还没有联系过', en: expect.any(String) },
    },
  ])
  await visited(team.steward, elder)
  expect(await at(team.lead, elder.dwellingId)).toMatchObject([{ kind: 'contact', on: '2026-03-09', overdueDays: 0 }])
  expect(await at(team.lead, neighbour.dwellingId)).toMatchObject([{ id: neighbour.personId, on: '2026-01-02' }])
})

test('after a call in vain the door says when the next step is; what was promised and found unsafe stands below', async () => {
  const team = await newTeam()
  const elder = await newElder(team)
  await visited(team.steward, elder, {
    needs: [{ id: crypto.randomUUID(), kind: 'CASE', text: '修灯', dueOn: '2026-03-20' }],
    safety: [{ id: crypto.randomUUID(), item: 'GAS', ok: false, followUpOn: '2026-03-10' }],
    visitedAt: '2026-02-10T01:00:00.000Z',
  })
  await visited(team.steward, elder, { means: 'PHONE', result: 'NO_ANSWER', visitedAt: '2026-03-02T03:00:00.000Z' })

  const rows = await at(team.secretary, elder.dwellingId)
  expect(rows.map(({ kind, on }: { kind: string; on: string }) => [kind, on])).toEqual([
    ['step', '2026-03-02'],
    ['safety', '2026-03-10'],
    ['need', '2026-03-20'],
  ])
  expect(rows[0]).toMatchObject({ at: '2026-03-02T05:00:00.000Z', name: '赵秀英', overdueDays: 0 })
})

test('a door with nobody in care has nothing to come; one out of reach is not there, and some posts may not ask', async () => {
  const team = await newTeam()
  const { communityId } = team.secretary
  const plain = await newElder(team, { group: null })
  const elsewhere = await newDoor(communityId, await newBuilding(communityId))

  expect(await at(team.steward, plain.dwellingId)).toEqual([])
  expect(await refusal(team.steward, visitsToCome, { dwellingId: elsewhere.id })).toBe('not-found')
  const property = await newMember({ role: 'property-steward', community: communityId, grids: [team.building.gridId] })
  expect(await refusal(property, visitsToCome, { dwellingId: plain.dwellingId })).toBe('role-not-allowed')
})
