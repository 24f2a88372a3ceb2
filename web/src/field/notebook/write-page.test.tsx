import type { CommandShape } from '@red-steward/domain/api'
import { reportCase } from '@red-steward/domain/cases/commands'
import { newId } from '@red-steward/domain/ids'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Device } from '../offline/device.ts'
import { DraftsAtRest } from '../offline/drafts.ts'
import { Documents } from '../offline/replica.ts'
import { MemoryStorage } from '../offline/storage-memory.ts'
import { DeviceContext } from '../shell/device-context.ts'
import WritePage from './write-page.tsx'

afterEach(cleanup)

const person: PersonDocument = {
  ...{
    kind: 'person',
    id: newId(),
    buildingId: null,
    version: 1,
    name: '石大林',
    pinyin: 'shi da lin',
    initials: 'sdl',
  },
  ...{ sex: '1', birthDate: null, phone: null, languageNeed: null, note: '', diedOn: null, confirmedAt: null },
}

/** A steward writes a line; answers the inputs of what was saved. */
async function write(line: string) {
  const replica = new Documents()
  replica.put([person])
  const saved: unknown[] = []
  const save = async ({ name, input }: CommandShape<unknown, unknown>, typed: unknown) => {
    expect(name).toBe(reportCase.name)
    saved.push(input.parse(typed))
    return 'command'
  }
  const drafts = new DraftsAtRest(new MemoryStorage())
  const status = { connection: 'offline', waiting: 0, refused: 0, lastUploadAt: null, lastSyncAt: null }
  const still = { status, covers: [], pending: [], now: () => '2026-03-11T02:00:00.000Z', subscribe: () => () => {} }
  const device = { ...still, replica, drafts, save, worker: { role: 'steward' } }
  render(
    <DeviceContext value={device as unknown as Device}>
      <WritePage />
    </DeviceContext>,
  )
  await userEvent.type(screen.getByLabelText('写下或说出一句话'), line)
  return saved
}

const telling = () => screen.queryByRole<HTMLInputElement>('switch', { name: /办完告诉 石大林/ })
const open = () => userEvent.click(screen.getByRole('button', { name: '开事件' }))

test('whom the line names is told how it ends, unless the steward says not to', async () => {
  const told = await write('石大林 楼道灯不亮')
  expect(telling()!.checked).toBe(true)
  await open()
  expect(told).toMatchObject([{ reporterPersonId: person.id, contactOk: true }])
  cleanup()

  const untold = await write('石大林 楼道灯不亮')
  await userEvent.click(telling()!)
  await open()
  expect(untold).toMatchObject([{ reporterPersonId: person.id, contactOk: false }])
})

test('where nobody is named nobody is offered to be told', async () => {
  const saved = await write('楼道灯不亮')
  expect(telling()).toBe(null)
  await open()
  expect(saved).toMatchObject([{ reporterPersonId: null, contactOk: false }])
})
