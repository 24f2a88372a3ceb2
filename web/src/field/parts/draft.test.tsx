import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Device } from '../offline/device.ts'
import { DraftsAtRest } from '../offline/drafts.ts'
import { MemoryStorage } from '../offline/storage-memory.ts'
import { DeviceContext } from '../shell/device-context.ts'
import { useDraft } from './draft.ts'

afterEach(cleanup)

function Form() {
  const [note, setNote] = useDraft('visit/7', 'note', '')
  return <input aria-label="note" value={note} onChange={(event) => setNote(event.target.value)} />
}
const note = () => screen.getByLabelText<HTMLInputElement>('note').value

function onPhone() {
  const drafts = new DraftsAtRest(new MemoryStorage())
  const device = { drafts } as unknown as Device
  const open = () =>
    render(
      <DeviceContext value={device}>
        <Form />
      </DeviceContext>,
    )
  return { drafts, open }
}

test('what was typed is there again after looking elsewhere, and gone once it was saved', async () => {
  const { drafts, open } = onPhone()
  const { unmount } = open()
  await userEvent.type(screen.getByLabelText('note'), '孙女周末来')
  unmount()

  const again = open()
  expect(note()).toBe('孙女周末来')
  again.unmount()

  drafts.drop('visit/7')
  open()
  expect(note()).toBe('')
})

test('a form that is as it was first has nothing unsaved in it', async () => {
  const { drafts, open } = onPhone()
  open()
  await userEvent.type(screen.getByLabelText('note'), '孙')
  expect(drafts.forms).toEqual(['visit/7'])

  await userEvent.clear(screen.getByLabelText('note'))

  expect(drafts.forms).toEqual([])
})
