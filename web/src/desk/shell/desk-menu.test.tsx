import { listImports } from '@red-steward/domain/imports/queries'
import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const menu = () => within(screen.getByRole('navigation', { name: '菜单' }))

async function openImports() {
  const server = fakeServer()
  answer(server, listImports, () => ({ imports: [] }))
  const user = openDesk('/desk/imports')
  await screen.findByRole('navigation', { name: '菜单' })
  return user
}

test('a folded group still shows the page one is on, and unfolded it stays so for the next visit', async () => {
  const user = await openImports()
  expect(menu().getByRole('link', { name: '导入' }).getAttribute('aria-current')).toBe('page')
  expect(menu().queryByRole('link', { name: '人员' })).toBeNull()

  await user.click(menu().getByRole('button', { name: '居民名册' }))
  expect(menu().getByRole('link', { name: '人员' })).toBeTruthy()

  cleanup()
  await openImports()
  expect(menu().getByRole('button', { name: '居民名册' }).getAttribute('aria-expanded')).toBe('true')
  expect(menu().getByRole('link', { name: '人员' })).toBeTruthy()
})

test('by arrows alone a group is opened and its first page reached', async () => {
  const user = await openImports()
  menu().getByRole('button', { name: '调解议事' }).focus()
  await user.keyboard('{ArrowRight}{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('调解室')
  await user.keyboard('{ArrowUp}{ArrowLeft}')
  expect(menu().queryByRole('link', { name: '调解室' })).toBeNull()
})
