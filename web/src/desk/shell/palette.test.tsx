import { type SearchHit, search } from '@red-steward/domain/registry/search'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const hit = (n: number, name: string): SearchHit => ({
  kind: 'person',
  id: id(n),
  buildingId: id(100),
  dwellingId: id(200 + n),
  householdId: id(300 + n),
  name,
  nameHighlights: [[0, 1]],
  sex: '1',
  age: 46,
  relation: '02',
  address: '冠顺山江华府一期8号楼1单元401',
  addressHighlights: [],
  count: null,
  former: false,
  matchedBy: 'initials',
  how: 'exact',
})

test('a worker finds a person by keyboard alone: Ctrl-K, initials, arrow, Enter', async () => {
  const server = fakeServer()
  answer(server, search, ({ text }) => ({ hits: text ? [hit(1, '张小明'), hit(2, '赵晓梅')] : [], more: false }))
  const worker = openDesk()
  await screen.findByText('文书记，您好')

  await worker.keyboard('{Control>}k{/Control}')
  await worker.type(await screen.findByRole('combobox', { name: '搜索' }), 'zxm')
  const list = await screen.findByRole('listbox', { name: '搜索' })
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(2))
  await worker.keyboard('{ArrowDown}')

  expect(within(list).getByRole('option', { selected: true }).textContent).toContain('赵晓梅')
  await worker.keyboard('{Enter}')
  await waitFor(() => expect(window.location.pathname).toBe(`/desk/persons/${id(2)}`))
})

test('nobody is named in any address while a worker searches', async () => {
  const server = fakeServer()
  answer(server, search, () => ({ hits: [], more: false }))
  const worker = openDesk()
  await screen.findByText('文书记，您好')

  await worker.keyboard('{Control>}k{/Control}')
  await worker.type(await screen.findByRole('combobox', { name: '搜索' }), '张小明')

  await waitFor(() => expect(server.asked.some(({ name }) => name === 'registry.search')).toBe(true))
  expect(decodeURIComponent(window.location.href)).not.toContain('张')
})
