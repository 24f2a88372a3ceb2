import type { ConflictDocument } from '@red-steward/domain/sync/documents'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Device } from '../offline/device.ts'
import { Documents } from '../offline/replica.ts'
import { DeviceContext } from '../shell/device-context.ts'
import { Conflicts } from './conflicts.tsx'

afterEach(cleanup)

const at = { mineBy: '杨秀英', mineAt: '2026-11-24T01:00:00.000Z', mineSavedAt: null, theirsAt: null, theirsBy: null }
const conflict = (id: string, more: Partial<ConflictDocument>): ConflictDocument => ({
  ...{ ...at, kind: 'conflict', id, buildingId: null, version: 1, subjectKind: 'person', subjectId: 'p' },
  ...{ field: 'sex', command: 'registry.correct-person', mine: '2', theirs: '1', ...more },
})

/** A grid lead's phone that holds these; answers what was saved on it. */
function onPhoneOf(role: string, ...conflicts: ConflictDocument[]) {
  const replica = new Documents()
  replica.put(conflicts)
  const saved: unknown[] = []
  const device = {
    replica,
    worker: { role },
    pending: [],
    subscribe: () => () => {},
    save: async (_: unknown, input: unknown) => {
      saved.push(input)
      return 'id'
    },
  } as unknown as Device
  render(
    <DeviceContext value={device}>
      <Conflicts />
    </DeviceContext>,
  )
  return saved
}

test('a grid lead reads both values in words and takes one with a tap', async () => {
  const saved = onPhoneOf('grid-lead', conflict('c', {}))

  screen.getByRole('button', { name: /男/ })
  await userEvent.click(screen.getByRole('button', { name: /女/ }))

  expect(saved).toEqual([{ conflictId: 'c', take: 'MINE' }])
})

test('work for a door that changed grids is told as what was done, to carry out or let go', async () => {
  const mine = { name: 'registry.move-out', input: { day: '2026-11-20', destination: '搬去贵阳' } }
  const saved = onPhoneOf('grid-lead', conflict('w', { field: '*', command: 'registry.move-out', mine, theirs: null }))

  screen.getByText(/登记搬走/)
  screen.getByText('搬去贵阳')
  await userEvent.click(screen.getByRole('button', { name: '照此办理' }))

  expect(saved).toEqual([{ conflictId: 'w', take: 'MINE' }])
})

test('a steward is not asked to choose', () => {
  onPhoneOf('steward', conflict('c', {}))
  expect(screen.queryByRole('button')).toBeNull()
})
