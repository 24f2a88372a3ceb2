import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { type Id, newId } from '@red-steward/domain/ids'
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Device, SaveOptions } from '../offline/device.ts'
import { Documents } from '../offline/replica.ts'
import { DeviceContext } from '../shell/device-context.ts'
import { LikeHere } from './like-here.tsx'

afterEach(cleanup)

const [buildingId, unitId] = [newId(), newId()]
const building = {
  ...{ kind: 'building', id: buildingId, buildingId, version: 1, compound: '锦绣', phase: null, number: 3, name: null },
  units: [{ id: unitId, number: 1 }],
} as unknown as BuildingDocument
const door = (room: string): DwellingDocument => ({
  ...{ kind: 'dwelling', id: newId(), buildingId, version: 1, unitId, floor: 4, room, doorKey: room },
  ...{ use: 'OWNER', confirmedAt: null },
})
const [upstairs, downstairs] = [door('401'), door('301')]
const leak: CaseDocument = {
  ...{ kind: 'case', id: newId(), buildingId, version: 1, caseNo: '', leaf: '0105', class: 'P1', state: 'HANDLING' },
  ...{ title: '漏水', description: '', dwellingId: upstairs.id, place: '', firstHandler: 'STEWARD' },
  ...{ reportedAt: new Date().toISOString(), closedAt: null, ticks: [], confidential: false },
}

/** The line was written at a door, perhaps naming somebody; answers what was saved. */
function written(at: Id, person?: { id: Id; name: string }, one = leak, mayKeep = true) {
  const replica = new Documents()
  replica.put([building, upstairs, downstairs, one])
  const saved: unknown[] = []
  const save = async ({ name }: { name: string }, input: object, { about, typed }: SaveOptions) => {
    saved.push({ name, about, typed, ...input })
    return 'command'
  }
  const device = {
    replica,
    worker: { role: 'steward' },
    covers: [],
    now: () => '2026-03-11T02:00:00.000Z',
    pending: [],
    subscribe: () => () => {},
    save,
  }
  render(
    <DeviceContext value={device as unknown as Device}>
      <LikeHere {...{ text: '301 漏水', at, leaf: '0105', person, mayKeep }} form="write" />
    </DeviceContext>,
  )
  return saved
}
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)

test('whom the line names joins the open case, with the line, and the line leaves its form', async () => {
  const person = { id: newId(), name: '石大林' }
  const saved = written(downstairs.id, person)

  await userEvent.click(screen.getByRole('button', { name: '也记上 石大林' }))

  const whom = { personId: person.id, dwellingId: downstairs.id }
  expect(saved).toMatchObject([
    {
      name: 'cases.also-me',
      caseId: leak.id,
      about: [leak.id],
      ...whom,
      text: '301 漏水',
      happenedAt: expect.any(String),
    },
  ])
})

test('where nobody is named another home joins; the home that told of it and a building alone do not', () => {
  written(downstairs.id)
  expect(buttons()).toEqual(['也记上 3号楼1单元301'])
  cleanup()
  written(upstairs.id)
  expect(buttons()).toEqual([])
  cleanup()
  written(buildingId, undefined, { ...leak, dwellingId: null })
  expect(buttons()).toEqual([])
  screen.getByRole('link', { name: /漏水/ })
})

test('a confidential case is not offered, and a line that may not be kept joins nothing', () => {
  written(downstairs.id, undefined, { ...leak, confidential: true })
  expect(screen.queryByRole('region')).toBe(null)
  cleanup()
  written(downstairs.id, undefined, leak, false)
  expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true)
})
