import { type AccountRow, createAccount, grantPost, listAccounts } from '@red-steward/domain/identity/accounts'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

test('an administrator makes an account, reads its code once, and gives it a post as cover only with an end', async () => {
  const server = fakeServer()
  const acting = { ...server.session!.acting!, role: 'system-administrator' as const }
  server.session = { ...server.session!, acting }
  const accounts: AccountRow[] = []
  answer(server, listAccounts, () => ({
    accounts,
    more: false,
    communities: [{ id: acting.communityId, code: '522699000001', name: '月塘社区' }],
  }))
  answer(server, createAccount, ({ accountId: id, loginName, name }) => {
    accounts.push({ id, loginName, name, isDisabled: false, hasPassword: false, hasTotp: false, posts: [] })
    return { oneTimeCode: 'HK4M-RTBG-F9QJ' }
  })
  answer(server, grantPost, () => ({}))
  answer(server, placesDirectory, () => ({
    community: { id: acting.communityId, code: '522699000001', name: '月塘社区', streetName: '', path: [] },
    grids: [],
    compounds: [],
    buildings: [],
  }))
  const user = openDesk('/desk/accounts')

  await user.click(await screen.findByRole('button', { name: /新建账号/ }))
  const form = within(await screen.findByRole('dialog'))
  await user.type(form.getByLabelText('姓名'), '张伟')
  await user.type(form.getByLabelText('登录名'), 'zhang.wei')
  await user.click(form.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('HK4M-RTBG-F9QJ')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '已经记下，给岗位' }))

  const post = within(await screen.findByRole('dialog', { name: '给 张伟 一个岗位' }))
  expect(screen.queryByText('HK4M-RTBG-F9QJ')).toBeNull()
  await user.click(post.getByRole('checkbox'))
  await user.click(post.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(post.getByText('顶岗必须填写结束日期')).toBeTruthy())
  expect(server.asked.some(({ name }) => name === grantPost.name)).toBe(false)
})

test('an administrator of more accounts than are listed is told so', async () => {
  const server = fakeServer()
  const acting = { ...server.session!.acting!, role: 'system-administrator' as const }
  server.session = { ...server.session!, acting }
  const one = { id: acting.communityId, loginName: 'zhang.wei', name: '张伟', posts: [] }
  const account: AccountRow = { ...one, isDisabled: false, hasPassword: true, hasTotp: false }
  answer(server, listAccounts, ({ text }) => ({ accounts: [account], more: text === '', communities: [] }))
  const user = openDesk('/desk/accounts')

  expect(await screen.findByText(/其余的请输入姓名或登录名/)).toBeTruthy()
  await user.type(screen.getByLabelText('找姓名或登录名'), '张')
  await waitFor(() => expect(screen.queryByText(/其余的请输入姓名或登录名/)).toBeNull())
})
