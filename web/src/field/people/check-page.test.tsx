// A door check is several commands and one thing said at a door: whenever the phone is killed, all of it or none is kept.

import { type Id, newId } from '@red-steward/domain/ids'
import type { DwellingDocument } from '@red-steward/domain/places/documents'
import { confirm } from '@red-steward/domain/registry/correcting'
import type { HouseholdDocument, PersonDocument, ResidenceDocument } from '@red-steward/domain/registry/documents'
import { moveOut } from '@red-steward/domain/registry/moving'
import { registerPerson } from '@red-steward/domain/registry/registering'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { Device, Piece, Typed } from '../offline/device.ts'
import { DraftsAtRest } from '../offline/drafts.ts'
import { Outbox } from '../offline/outbox.ts'
import { draftOf } from '../offline/piece.ts'
import { Documents } from '../offline/replica.ts'
import { MemoryStorage } from '../offline/storage-memory.ts'
import { keysOf, newRoot, Sealer } from '../offline/vault.ts'
import { DeviceContext } from '../shell/device-context.ts'
import CheckPage from './check-page.tsx'
import { emptyMember, type MemberDraft } from './new-member.tsx'

afterEach(cleanup)

const buildingId = newId()
const dwellingId = newId()
const householdId = newId()
const record = { buildingId, version: 1 }

function resident(name: string) {
  const id = newId()
  const person: PersonDocument = {
    ...{ ...record, kind: 'person', id, name, pinyin: '', initials: '', sex: '2', birthDate: '1950-04-02' },
    ...{ phone: null, languageNeed: null, note: '', diedOn: null, confirmedAt: null },
  }
  const residence: ResidenceDocument = {
    ...{ ...record, kind: 'residence', id: newId(), personId: id, householdId, dwellingId, relation: '50' },
    ...{ residenceKind: 'AT_HOME', fromDay: null, toDay: null, endReason: null },
  }
  return { person, residence }
}
const [stays, leaves] = [resident('石大林'), resident('水秋香')]
const household: HouseholdDocument = {
  ...{ ...record, kind: 'household', id: householdId, dwellingId, headPersonId: null, note: '' },
  ...{ openedOn: null, closedOn: null, confirmedAt: null },
}
const door: DwellingDocument = {
  ...{ ...record, kind: 'dwelling', id: dwellingId, unitId: null, floor: 3, room: '301', doorKey: '0301' },
  ...{ use: 'OWNER', confirmedAt: null },
}

/** A mother and her child move in; one stays, one has left. Answers the phone, its form filled in, on a disk of its own. */
async function atTheDoor() {
  const storage = new MemoryStorage()
  const sealer = new Sealer(await keysOf(newRoot()), 'mine')
  const documents = new Documents()
  documents.put([door, household, stays.person, stays.residence, leaves.person, leaves.residence])
  const open = async () => {
    const [drafts, outbox] = [new DraftsAtRest(storage), new Outbox(storage, sealer, documents)]
    await Promise.all([drafts.open(sealer), outbox.load()])
    return { drafts, outbox }
  }
  const phone = await open()
  const mother: MemberDraft = { ...emptyMember('50'), name: '木小花', birthDate: '1990-02-01' }
  const child = { ...emptyMember('50'), name: '木一', birthDate: '2020-02-01', guardian: mother.id, agreed: true }
  const said: Record<Id, string> = { [stays.person.id]: 'STILL', [leaves.person.id]: 'LEFT' }
  phone.drafts.keep(`check/${dwellingId}`, 'said', said)
  phone.drafts.keep(`check/${dwellingId}`, 'added', [child, mother])
  await phone.drafts.flush()
  const saveTogether = (pieces: readonly Piece[], typed?: Typed) =>
    phone.drafts.saving(typed, (also) =>
      phone.outbox.save(
        pieces.map((piece) => ({ ...draftOf(piece), savedAt: '2026-03-11' })),
        also,
      ),
    )
  const status = { connection: 'offline', waiting: 0, refused: 0, lastUploadAt: null, lastSyncAt: null }
  const now = () => '2026-03-11T02:00:00.000Z'
  const still = { status, covers: [], pending: [], now, subscribe: () => () => {}, worker: { role: 'steward' } }
  const device = { ...still, replica: documents, drafts: phone.drafts, saveTogether }
  render(
    <DeviceContext value={device as unknown as Device}>
      <CheckPage dwellingId={dwellingId} />
    </DeviceContext>,
  )
  const save = async () => {
    await userEvent.click(screen.getByRole('button', { name: /^保存/ }))
    await phone.drafts.flush()
  }
  return { storage, open, save, mother, child }
}

test.each([0, 1, 2, 3, 4])(
  'killed before commit %i, a check is whole in the outbox or whole in its form',
  async (at) => {
    const { storage, open, save } = await atTheDoor()
    let commits = 0
    storage.beforeCommit = () => {
      if (commits++ >= at) throw new Error('killed')
    }

    await save()

    storage.beforeCommit = () => {}
    const { outbox, drafts } = await open()
    expect([outbox.entries.length, drafts.forms.length]).toEqual(at === 0 ? [0, 1] : [4, 0])
    if (at === 0) expect(drafts.get(`check/${dwellingId}`, 'added')).toHaveLength(2)
  },
)

test('who left goes first, then who stays, then the newcomers; the child waits for its guardian', async () => {
  const { open, save, mother, child } = await atTheDoor()

  await save()

  const { outbox } = await open()
  const entries = outbox.entries.map(({ envelope }) => envelope)
  expect(entries.map(({ name }) => name)).toEqual([
    moveOut.name,
    confirm.name,
    registerPerson.name,
    registerPerson.name,
  ])
  expect(entries.slice(2).map(({ input }) => (input as { member: { id: Id } }).member.id)).toEqual([
    mother.id,
    child.id,
  ])
  expect(entries.map(({ dependsOn }) => dependsOn)).toEqual([[], [], [], [entries[2]!.id]])
})

test('on a phone whose clock is a day ahead, who left has left by the server’s day, and later days are not taken', async () => {
  const { open, save } = await atTheDoor()
  const day = screen.getByLabelText<HTMLInputElement>('哪天搬走')
  expect(day.value).toBe('2026-03-11')

  fireEvent.change(day, { target: { value: '2026-03-12' } })
  await save()
  expect(screen.getByText(/日期.*晚于今天/)).not.toBe(null)
  expect((await open()).outbox.entries).toEqual([])

  fireEvent.change(day, { target: { value: '2026-03-10' } })
  await save()
  expect((await open()).outbox.entries[0]!.envelope.input).toMatchObject({ day: '2026-03-10' })
})
