import { type BoardDoor, buildingBoard } from '@red-steward/domain/overview/queries'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { layBoard, step } from '../../lib/board-layout.ts'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const units = [
  { id: id(11), number: '1' },
  { id: id(12), number: '2' },
]
const door = (n: number, unit: number, floor: number, room: string): BoardDoor => ({
  dwellingId: id(n),
  unitId: units[unit - 1]!.id,
  floor,
  room,
  doorKey: `8-${unit}-${room}`,
  use: 'OWNER',
  households: 1,
  persons: 2,
  children: 0,
  elders: 1,
  care: false,
  confirmedDaysAgo: 400,
  openCases: 0,
  overdueCases: 0,
})
// Unit 1 has no 202: the arrow must step over the hole.
const doors = [
  door(1, 1, 2, '201'),
  door(2, 2, 2, '201'),
  door(3, 1, 1, '101'),
  door(4, 1, 1, '102'),
  door(5, 2, 1, '101'),
]

test('a worker walks the wall of doors with the arrow keys and opens one with Enter', async () => {
  const server = fakeServer()
  answer(server, buildingBoard, () => ({
    building: {
      id: id(9),
      compoundId: id(8),
      compound: '冠顺山江华府',
      gridId: null,
      phase: 1,
      number: '8',
      name: null,
      floors: 2,
      address: '冠顺山江华府一期8号楼',
    },
    units,
    doors,
  }))
  const worker = openDesk(`/desk/buildings/${id(9)}`)
  const first = await screen.findAllByRole('button', { name: /^201，2 人，一年以上没核对/ })
  first[0]!.focus()

  await worker.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(first[1])
  await worker.keyboard('{ArrowDown}{ArrowLeft}')
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^102，/)
  await worker.keyboard('{Enter}')

  await waitFor(() => expect(window.location.pathname).toBe(`/desk/dwellings/${id(4)}`))
})

test('the board has one tab stop, so that Tab leaves the wall', async () => {
  const layout = layBoard(units, doors)

  expect(layout.rows.map(({ floor }) => floor)).toEqual([2, 1])
  expect(step(layout, { row: 0, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 })
  expect(step(layout, { row: 1, column: 0 }, 'End')).toEqual({ row: 1, column: 2 })
  expect(step(layout, { row: 0, column: 0 }, 'Tab')).toBeNull()
})
