import { type VisitToCome, visitsToCome } from '@red-steward/domain/care/visits-to-come'
import { newId } from '@red-steward/domain/ids'
import { household } from '@red-steward/domain/registry/pages'
import { visitsOfDwelling } from '@red-steward/domain/visits/lists'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const [dwellingId, householdId] = [newId(), newId()]
const row = (more: Partial<VisitToCome>): VisitToCome => ({
  kind: 'contact',
  id: newId(),
  personId: newId(),
  name: '赵秀英',
  age: 86,
  on: '2099-01-07',
  at: null,
  overdueDays: 0,
  reason: { zh: '独居老人 80+，每周，上次 3 天前', en: 'Elder living alone 80+, every week, last 3 days ago' },
  ...more,
})

function theHousehold(rows: VisitToCome[]) {
  const server = fakeServer()
  answer(server, visitsToCome, () => ({ rows }))
  answer(server, visitsOfDwelling, () => ({ rows: [], next: null, total: 0 }))
  answer(server, household, () => ({
    id: householdId,
    view: 'full' as const,
    version: 1,
    dwelling: {
      id: dwellingId,
      buildingId: newId(),
      compoundId: newId(),
      gridId: null,
      unitId: null,
      floor: 8,
      room: '802',
      doorKey: '4-2-802',
      address: '云溪苑4号楼2单元802',
      use: 'OWNER' as const,
      confirmedAt: null,
      version: 1,
    },
    headPersonId: null,
    note: null,
    openedOn: null,
    closedOn: null,
    confirmedAt: null,
    freshness: [],
    members: [],
    pastMembers: [],
    others: [],
  }))
  const user = openDesk(`/desk/households/${householdId}`)
  return { server, user }
}

test('on a household’s page a steward reads which visits are to come, when and why; the rest on one tap', async () => {
  const promised = (at: number) =>
    row({ kind: 'need', personId: null, name: null, age: null, reason: { zh: `答应 ${at}`, en: `Promised ${at}` } })
  const { server, user } = theHousehold([
    row({ overdueDays: 4, on: '2026-11-20' }),
    row({ kind: 'step', at: '2099-01-07T05:00:00.000Z', reason: { zh: '再打一次电话', en: 'Call again' } }),
    ...[1, 2, 3, 4].map(promised),
  ])

  const panel = await screen.findByRole('region', { name: '接下来要走访、联系的' })
  expect(await within(panel).findByText('逾期 4 天')).toBeTruthy()
  expect(within(panel).getByText('独居老人 80+，每周，上次 3 天前')).toBeTruthy()
  expect(within(panel).getByText(/13:00 前$/)).toBeTruthy()
  expect(within(panel).queryByText('答应 4')).toBe(null)
  await user.click(within(panel).getByRole('button', { name: '全部 6 项' }))
  expect(within(panel).getByText('答应 4')).toBeTruthy()
  expect(server.asked.find(({ name }) => name === visitsToCome.name)?.input).toEqual({ dwellingId })
})

test('a household to which nobody owes a visit says so', async () => {
  theHousehold([])
  expect(await screen.findByText('这扇门目前没有要走访、联系的。')).toBeTruthy()
})
