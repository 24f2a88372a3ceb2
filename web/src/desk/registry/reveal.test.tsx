import { type PersonView, person, reveal } from '@red-steward/domain/registry/pages'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const id = '01900000-0000-7000-8000-000000000042'
const view: PersonView = {
  id,
  view: 'full',
  version: 3,
  name: '张小明',
  pinyin: "zhang'xiao'ming",
  readingOverride: null,
  sex: '1',
  birthDate: '1980-05-04',
  age: 46,
  documentKind: 'CITIZEN_ID',
  idNumber: '5226**********0025',
  phone: '138****1234',
  languageNeed: null,
  note: null,
  diedOn: null,
  mergedInto: null,
  confirmedAt: null,
  freshness: [],
  needsGuardian: false,
  needsCare: false,
  residences: [],
  eligibilities: [],
  guardians: [],
  wards: [],
}

test('a worker sees a phone number only after giving a reason, which is sent along', async () => {
  const server = fakeServer()
  answer(server, person, () => view)
  answer(server, reveal, () => ({ value: '13800001234' }))
  const worker = openDesk(`/desk/persons/${id}`)

  expect((await screen.findByTestId('value-phone')).textContent).toBe('138****1234')
  await worker.click(screen.getByRole('button', { name: '查看 电话' }))
  await worker.click(await screen.findByRole('button', { name: '查看' }))
  expect(await screen.findByText('请至少写两个字的理由')).toBeTruthy()
  expect(server.asked.some(({ name }) => name === 'registry.reveal')).toBe(false)

  await worker.type(screen.getByLabelText('理由'), '上门走访前联系')
  await worker.click(screen.getByRole('button', { name: '查看' }))

  await waitFor(() => expect(screen.getByTestId('value-phone').textContent).toBe('13800001234'))
  expect(server.asked.find(({ name }) => name === 'registry.reveal')?.input).toEqual({
    personId: id,
    field: 'phone',
    reason: '上门走访前联系',
  })
})
