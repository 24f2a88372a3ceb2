import { newId } from '@red-steward/domain/ids'
import { dismissDuplicate, duplicates, merges, type SuspectedPerson } from '@red-steward/domain/registry/duplicates'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

function suspected(name: string, birthDate: string): SuspectedPerson {
  const place = { householdId: null, buildingId: null, address: '云溪苑4号楼2单元802' }
  return { id: newId(), name, sex: '1', birthDate, hasIdNumber: false, hasPhone: true, confirmedOn: null, ...place }
}

test('a grid lead decides pair after pair by keyboard, and the pair decided leaves', async () => {
  const server = fakeServer()
  const pairs = ['张小明', '李建国'].map((name) => ({
    score: 80,
    reasons: ['same-name' as const],
    first: suspected(name, '1950-01-02'),
    second: suspected(name, '1950-02-01'),
  }))
  answer(server, duplicates, () => ({ pairs, total: pairs.length }))
  answer(server, merges, () => ({ rows: [] }))
  answer(server, dismissDuplicate, () => ({}))
  const user = openDesk('/desk/duplicates')
  const second = await screen.findByRole('article', { name: '李建国 与 李建国' })
  expect(within(second).getByRole('row', { name: /出生日期 不同/ })).toBeTruthy()

  await user.keyboard('j')
  expect(document.activeElement).toBe(second)
  await user.keyboard('x')
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '不是同一人' }))

  await waitFor(() => expect(screen.queryByRole('article', { name: '李建国 与 李建国' })).toBeNull())
  const asked = server.asked.find(({ name }) => name === dismissDuplicate.name)?.input
  expect(asked).toEqual({ firstId: pairs[1]!.first.id, secondId: pairs[1]!.second.id })
})
