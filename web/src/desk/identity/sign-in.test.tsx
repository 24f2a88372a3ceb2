import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

async function fill(person: ReturnType<typeof openDesk>, password: string) {
  await person.type(await screen.findByLabelText('登录名'), 'secretary')
  await person.type(screen.getByLabelText('密码或一次性开通码'), password)
  await person.click(screen.getByRole('button', { name: '登录' }))
}

describe('signing in', () => {
  test('a worker who mistypes the password is told so, and finds the name still filled in', async () => {
    const server = fakeServer(null)
    server.signIn = () => ({ status: 401, body: { outcome: 'refused', why: 'wrong-credentials' } })
    const worker = openDesk()

    await fill(worker, 'not the password')

    expect((await screen.findByRole('alert')).textContent).toContain('登录名或密码不对')
    expect(screen.getByLabelText<HTMLInputElement>('登录名').value).toBe('secretary')
  })

  test('a worker who tried too often is told how long to wait and that nothing is locked', async () => {
    const server = fakeServer(null)
    server.signIn = () => ({
      status: 429,
      body: { outcome: 'refused', why: 'too-many-tries', detail: { retryAfterSeconds: 130 } },
    })
    const worker = openDesk()

    await fill(worker, 'again and again')

    expect((await screen.findByRole('alert')).textContent).toContain('请 3 分钟后再试。您的账号没有被锁定')
  })

  test('a worker with a second factor is asked for the code, then comes in', async () => {
    const server = fakeServer(null)
    server.signIn = ({ totp }) => (totp ? null : { status: 409, body: { outcome: 'refused', why: 'totp-required' } })
    const worker = openDesk()

    await fill(worker, 'the right password')
    await worker.type(await screen.findByLabelText('动态验证码'), '123456')
    await worker.click(screen.getByRole('button', { name: '登录' }))

    expect(await screen.findByText('文书记，您好')).toBeTruthy()
  })

  test('a new worker with a one-time code chooses a password before anything else', async () => {
    const server = fakeServer(null)
    server.signIn = ({ newPassword }) =>
      newPassword ? null : { status: 409, body: { outcome: 'refused', why: 'must-set-password' } }
    const worker = openDesk()

    await fill(worker, 'ABCD-1234')
    await worker.type(await screen.findByLabelText('设置您的新密码'), 'a short sentence')
    await worker.type(screen.getByLabelText('再输一遍新密码'), 'another sentence')
    await worker.click(screen.getByRole('button', { name: '保存并进入' }))

    expect(await screen.findByText('两次输入不一样')).toBeTruthy()
  })
})
