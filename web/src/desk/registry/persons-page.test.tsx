import { newId } from '@red-steward/domain/ids'
import { listViews } from '@red-steward/domain/overview/saved-views'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { confirmMany } from '@red-steward/domain/registry/correcting'
import { type ListedPerson, listPersons } from '@red-steward/domain/registry/lists'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const communityId = newId()

function listed(name: string, age: number): ListedPerson {
  const door = { compound: '云溪苑', building: '4', unit: '2', floor: 8, room: '802', address: '云溪苑4号楼2单元802' }
  const ids = { id: newId(), buildingId: newId(), dwellingId: newId(), householdId: newId() }
  const facts = {
    sex: '2' as const,
    birthDate: null,
    relation: '02',
    residence: 'AT_HOME',
    hasPhone: false,
    hasIdNumber: true,
  }
  return { ...ids, ...door, ...facts, name, age, confirmedOn: null }
}

function registerOf(people: ListedPerson[]) {
  const server = fakeServer()
  answer(server, listPersons, ({ ageFrom = 0, after, limit }) => {
    const found = people.filter(({ age }) => age! >= ageFrom)
    const from = Number(after ?? 0)
    const next = from + limit < found.length ? String(from + limit) : null
    return { rows: found.slice(from, from + limit), next, total: after ? null : found.length }
  })
  answer(server, listViews, () => ({ views: [] }))
  answer(server, confirmMany, () => ({}))
  answer(server, placesDirectory, () => ({
    community: { id: communityId, code: '522699000001', name: '月塘社区', streetName: '', path: [] },
    grids: [],
    compounds: [],
    buildings: [],
  }))
  return server
}

test('a secretary narrows the list by age from an address somebody sent, and clears it again', async () => {
  registerOf([listed('吴老太', 84), listed('张小明', 30)])
  const user = openDesk('/desk/persons?ageFrom=80')
  await screen.findByRole('link', { name: '吴老太' })
  expect(screen.queryByRole('link', { name: '张小明' })).toBeNull()

  await user.click(screen.getByRole('button', { name: '清除筛选' }))

  await screen.findByRole('link', { name: '张小明' })
})

test('a secretary turns the page and comes back, and the count stays the count of all', async () => {
  registerOf(Array.from({ length: 60 }, (_, at) => listed(`住户${at + 1}`, 40)))
  const user = openDesk('/desk/persons')
  await screen.findByRole('link', { name: '住户1' })

  await user.click(screen.getByRole('button', { name: '下一页' }))
  await screen.findByRole('link', { name: '住户60' })
  expect(await screen.findByText('第 51–60 条，共 60 条')).toBeTruthy()
  await user.keyboard('[[')

  await screen.findByRole('link', { name: '住户1' })
})

test('a secretary confirms the two rows chosen, saying it was by phone', async () => {
  const server = registerOf([listed('吴老太', 84), listed('张小明', 30), listed('李四', 50)])
  const user = openDesk('/desk/persons')
  await user.click(await screen.findByRole('checkbox', { name: '选择 吴老太 · 云溪苑4号楼2单元802' }))
  await user.click(screen.getByRole('checkbox', { name: '选择 李四 · 云溪苑4号楼2单元802' }))

  await user.click(screen.getByRole('button', { name: /仍属实/ }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByText('电话'))
  await user.click(dialog.getByRole('button', { name: '确认 2 条' }))

  await dialog.findByText('2 条已确认')
  const sent = server.asked.find(({ name }) => name === confirmMany.name)?.input as {
    subjects: unknown[]
    means: string
  }
  expect(sent.subjects).toHaveLength(2)
  expect(sent.means).toBe('PHONE')
})
