import { logStep } from '@red-steward/domain/care/no-answer'
import { careToday, type TodayRow } from '@red-steward/domain/care/today-query'
import { newId } from '@red-steward/domain/ids'
import { dwelling } from '@red-steward/domain/registry/pages'
import { recordVisit } from '@red-steward/domain/visits/visit'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const capacity = { minutesADay: 200, minutesPerVisit: 25 }
const [dwellingId, buildingId, personId, householdId] = [newId(), newId(), newId(), newId()]
const reason = { zh: '独居老人 80+，每周，上次 11 天前', en: 'Elder living alone 80+, every week, last 11 days ago' }
const row = (more: Partial<TodayRow>): TodayRow => ({
  kind: 'contact',
  id: personId,
  dwellingId,
  buildingId,
  address: '云溪苑4号楼2单元802',
  personId,
  name: '赵秀英',
  age: 86,
  reason,
  tier: 1,
  dueOn: '2026-11-20',
  overdueDays: 4,
  step: null,
  dueAt: null,
  isDue: true,
  campaignId: null,
  ...more,
})

test('a steward sees who is overdue and why, and records the call in two taps', async () => {
  const server = fakeServer()
  answer(server, careToday, () => ({ rows: [row({})], cut: 3, minutes: 25, capacity }))
  answer(server, dwelling, () => theDoor())
  answer(server, recordVisit, () => ({ nextOn: '2026-12-01', visitedAt: new Date().toISOString(), openRunIds: [] }))
  const user = openDesk('/desk/today')

  const contacts = await screen.findByRole('region', { name: '该联系的人' })
  expect(within(contacts).getByText('逾期 4 天')).toBeTruthy()
  expect(within(contacts).getByText(reason.zh)).toBeTruthy()
  expect(screen.getByText('今天排不下的还有 3 项，明天还会在这里。')).toBeTruthy()
  await user.click(within(contacts).getByRole('button', { name: '记电话' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('备注'), '有高血压')
  expect(await within(dialog).findByText('“高血压”可能涉及疾病、经济或号码，请再看一眼')).toBeTruthy()
  await user.click(within(dialog).getByLabelText('看过了，照此保存'))
  await user.click(within(dialog).getByRole('button', { name: '记一次走访' }))

  await waitFor(() => expect(server.asked.some(({ name }) => name === recordVisit.name)).toBe(true))
  expect(server.asked.find(({ name }) => name === recordVisit.name)?.input).toMatchObject({
    dwellingId,
    householdId,
    personIds: [personId],
    means: 'PHONE',
    result: 'ANSWERED',
    noteReviewed: true,
    safety: [],
    needs: [],
  })
})

test('the last step of a flow shows 110 and 120 before anything else can be tapped away', async () => {
  const server = fakeServer()
  const step = row({ kind: 'step', id: newId(), step: 'EMERGENCY', dueAt: '2026-11-24T04:00:00.000Z', tier: null })
  answer(server, careToday, () => ({ rows: [step], cut: 0, minutes: 10, capacity }))
  answer(server, logStep, () => ({ open: false, next: null, dueAt: null }))
  const user = openDesk('/desk/today')

  expect(await screen.findByText('先拨 110、120')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '联系上了' }))

  await waitFor(() =>
    expect(server.asked.find(({ name }) => name === logStep.name)?.input).toMatchObject({
      runId: step.id,
      step: 'EMERGENCY',
      result: 'REACHED',
    }),
  )
})

function theDoor() {
  const member = {
    personId,
    residenceId: newId(),
    name: '赵秀英',
    relation: '02',
    isHead: true,
    kind: 'AT_HOME' as const,
    fromDay: null,
    toDay: null,
    endReason: null,
    destination: null,
    sex: '2' as const,
    age: 86,
    birthDate: '1940-01-01',
    documentKind: 'NONE' as const,
    idNumber: null,
    phone: null,
    languageNeed: null,
    needsGuardian: false,
    guardianNames: [],
    groups: [],
    needsCare: true,
    diedOn: null,
    confirmedAt: null,
    version: 1,
    residenceVersion: 1,
  }
  const door = {
    id: dwellingId,
    buildingId,
    compoundId: newId(),
    gridId: null,
    unitId: null,
    floor: 8,
    room: '802',
    doorKey: '4-2-802',
    address: '云溪苑4号楼2单元802',
    use: 'OWNER' as const,
    confirmedAt: null,
    version: 1,
  }
  const household = {
    id: householdId,
    view: 'full' as const,
    version: 1,
    dwelling: door,
    headPersonId: personId,
    note: null,
    openedOn: null,
    closedOn: null,
    confirmedAt: null,
    freshness: [],
    members: [member],
    pastMembers: [],
    others: [],
  }
  return { view: 'full' as const, dwelling: door, freshness: [], households: [household] }
}
