import { acceptCase } from '@red-steward/domain/cases/desk-commands'
import { dispatchCase, undoDispatch } from '@red-steward/domain/cases/handling-commands'
import { listPhrases } from '@red-steward/domain/cases/phrases'
import { casePage, caseWays, type ListedCase, listCases } from '@red-steward/domain/cases/queries'
import { listHandlers } from '@red-steward/domain/cases/settings'
import { listViews } from '@red-steward/domain/overview/saved-views'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { listedCase, pageOf } from '../../testing/cases.ts'
import { answer, type FakeServer, fakeServer } from '../../testing/network.ts'
import { openDesk } from '../../testing/open-desk.tsx'

function boardOf(rows: ListedCase[], may: string[]): FakeServer {
  const server = fakeServer()
  answer(server, listCases, () => ({ rows, next: null, total: rows.length }))
  answer(server, listViews, () => ({ views: [] }))
  answer(server, casePage, ({ caseId }) => pageOf(rows.find(({ id }) => id === caseId)!, may))
  answer(server, caseWays, ({ caseId }) => {
    const { actions } = pageOf(rows.find(({ id }) => id === caseId)!, may)
    return { actions, stateBefore: null }
  })
  answer(server, listPhrases, () => ({ phrases: [] }))
  answer(server, listHandlers, () => ({ units: [], people: [] }))
  return server
}

const column = (name: string) => screen.getByRole('region', { name })

test('a card dragged from reported to accepted is accepted, in the form of the button; other columns say why not', async () => {
  const light = listedCase('楼道灯不亮')
  const server = boardOf([light], ['accept', 'dispatch'])
  answer(server, acceptCase, ({ caseId }) => {
    light.state = caseId === light.id ? 'ACCEPTED' : light.state
    return {}
  })
  const user = openDesk('/desk/cases?as=board')
  const card = (await screen.findByRole('link', { name: '楼道灯不亮' })).closest('li')!

  const dataTransfer = { setData: () => {}, effectAllowed: '', dropEffect: '' }
  fireEvent.dragStart(card, { dataTransfer })
  await within(column('已受理')).findByText('→ 受理')
  await within(column('处理中 · 返工')).findByText('现在的环节到不了这里')
  expect(within(column('已挂账')).getByText('现在的环节到不了这里')).toBeTruthy()
  fireEvent.dragOver(column('已受理'), { dataTransfer })
  fireEvent.drop(column('已受理'), { dataTransfer })

  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/楼道灯不亮 · 云溪苑8号楼/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: /受\s?理/ }))
  expect(await within(column('已受理')).findByRole('link', { name: '楼道灯不亮' })).toBeTruthy()
  expect(server.asked.find(({ name }) => name === acceptCase.name)?.input).toMatchObject({ caseId: light.id })
})

test('dropped where no step leads nothing is asked, and the case was not looked into', async () => {
  const server = boardOf([listedCase('楼道灯不亮')], ['accept'])
  openDesk('/desk/cases?as=board')
  const card = (await screen.findByRole('link', { name: '楼道灯不亮' })).closest('li')!

  const dataTransfer = { setData: () => {} }
  fireEvent.dragStart(card, { dataTransfer })
  await within(column('已挂账')).findByText('现在的环节到不了这里')
  fireEvent.drop(column('已挂账'), { dataTransfer })
  fireEvent.dragEnd(card, { dataTransfer })

  expect(within(column('已挂账')).queryByText('现在的环节到不了这里')).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(server.asked.map(({ name }) => name)).not.toContain(casePage.name)
})

test('by keys alone a card is given away, and that is taken back', async () => {
  const light = listedCase('楼道灯不亮', { state: 'ACCEPTED' })
  const server = boardOf([light], ['dispatch'])
  answer(server, dispatchCase, () => ({}))
  answer(server, undoDispatch, () => ({ outcomes: [{ caseId: light.id, caseNo: light.caseNo, why: null }] }))
  const user = openDesk('/desk/cases?as=board')
  ;(await screen.findByRole('link', { name: '楼道灯不亮' })).focus()

  await user.keyboard('m')
  const way = await screen.findByRole('menuitem', { name: '派遣 → 已派遣' })
  expect(screen.getByRole('menuitem', { name: /已挂账/ }).getAttribute('aria-disabled')).toBe('true')
  await user.click(way)
  await user.click(await screen.findByRole('combobox', { name: '派给' }))
  await user.click(await screen.findByText('物业'))
  await user.keyboard('{Control>}{Enter}{/Control}')
  const sent = await waitFor(() => server.asked.find(({ name }) => name === dispatchCase.name)!.input)

  await user.click(await screen.findByRole('button', { name: '撤销' }))
  await waitFor(() =>
    expect(server.asked.find(({ name }) => name === undoDispatch.name)?.input).toEqual({
      batchId: (sent as { batchId: string }).batchId,
    }),
  )
})

test('where more are open than there are cards, a column says how many it lists, not how many there are', async () => {
  const rows = [listedCase('楼道灯不亮'), listedCase('垃圾没有清运')]
  const server = boardOf(rows, [])
  answer(server, listCases, () => ({ rows, next: 'x', total: 173 }))
  openDesk('/desk/cases?as=board')
  expect(await within(await screen.findByRole('region', { name: '已上报' })).findByText('列出 2')).toBeTruthy()
})
