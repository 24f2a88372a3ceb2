import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Refused, SignedOut, Unreachable } from '../../lib/api.ts'
import type { Device } from '../offline/device.ts'
import { DraftsAtRest } from '../offline/drafts.ts'
import { Documents } from '../offline/replica.ts'
import { connectionAfter } from '../offline/status.ts'
import { MemoryStorage } from '../offline/storage-memory.ts'
import { DeviceContext } from '../shell/device-context.ts'
import OutboxPage from './outbox-page.tsx'

afterEach(cleanup)

/** Opens the uploads of a phone whose last talk with the server ended so. */
function afterTalk(failure: unknown) {
  const [replica, drafts] = [new Documents(), new DraftsAtRest(new MemoryStorage())]
  const status = { connection: connectionAfter(failure), waiting: 1, refused: 0, lastUploadAt: null, lastSyncAt: null }
  const still = {
    status,
    covers: [],
    pending: [],
    worker: null,
    now: () => '2026-03-11T02:00:00.000Z',
    subscribe: () => () => {},
  }
  const device = { ...still, replica, drafts } as unknown as Device
  render(
    <DeviceContext value={device}>
      <OutboxPage />
    </DeviceContext>,
  )
}
const updateNow = () => screen.queryByRole('button', { name: '现在更新' })
const signInAgain = () => screen.queryByText('重新登录')

test('a phone whose app is too old is told to update it and that nothing is lost, not to sign in', () => {
  afterTalk(new Refused('phone-too-old'))

  expect(screen.getByRole('alert').textContent).toMatch(/版本太旧.*不会丢失/)
  expect(updateNow()).not.toBe(null)
  expect(screen.getByText('请更新程序')).not.toBe(null)
  expect(signInAgain()).toBe(null)
})

test('one whose server is older waits for it', () => {
  afterTalk(new Refused('phone-too-new'))

  expect(screen.getByText(/等服务器升级;/)).not.toBe(null)
  expect([updateNow(), signInAgain()]).toEqual([null, null])
})

test.each([new SignedOut('signed out'), new Refused('device-unknown')])(
  'after %s it is to sign in again',
  (failure) => {
    afterTalk(failure)

    expect(signInAgain()).not.toBe(null)
    expect(updateNow()).toBe(null)
  },
)

test('without a line it is to do neither', () => {
  afterTalk(new Unreachable('no connection'))

  expect([updateNow(), signInAgain()]).toEqual([null, null])
})
