import { newId } from '@red-steward/domain/ids'
import { outbox, sendAgain } from '@red-steward/domain/messages/managing'
import { inbox, markRead, unread } from '@red-steward/domain/messages/own'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'
import { servicesOf } from './system-dialog.tsx'

const madeAt = '2026-03-11T05:00:00.000Z'

test('what one has not read is counted at the bell, said in words, and read by opening its case', async () => {
  const server = fakeServer()
  const [id, caseId] = [newId(), newId()]
  const params = { caseNo: 'RS202603110020001', leaf: '0105' as const, action: 'CLOSED' as const }
  answer(server, unread, () => ({ unread: 3 }))
  answer(server, inbox, () => ({
    rows: [{ id, template: 'case-hop' as const, params, caseId, madeAt, readAt: null }],
    next: null,
    unread: 3,
  }))
  answer(server, markRead, () => ({}))
  const user = openDesk('/desk/messages')

  await screen.findByRole('button', { name: '消息，3 条未读' })
  await user.click(await screen.findByRole('link', { name: /办结 跑水、爆管/ }))

  await waitFor(() => expect(server.asked).toContainEqual({ name: 'messages.mark-read', input: { ids: [id] } }))
})

test('only what was given up can be sent again, and the page never says to whom', async () => {
  const server = fakeServer()
  const [dead, sent] = [newId(), newId()]
  const row = {
    template: 'case-hop',
    caseNo: 'RS202603110020001',
    endpoint: null,
    madeAt,
    dueAt: madeAt,
    endedAt: madeAt,
    shown: null,
  }
  answer(server, unread, () => ({ unread: 0 }))
  answer(server, outbox, () => ({
    rows: [
      {
        ...row,
        id: dead,
        channel: 'SMS' as const,
        state: 'DEAD' as const,
        problem: 'receiver-failed' as const,
        attempts: 12,
      },
      { ...row, id: sent, channel: 'EMAIL' as const, state: 'SENT' as const, problem: null, attempts: 1 },
    ],
    next: null,
    counts: { waiting: 0, dead: 1 },
  }))
  answer(server, sendAgain, () => ({}))
  const user = openDesk('/desk/links')

  await screen.findByText('对方出错')
  const boxes = screen.getAllByRole('checkbox').filter((box) => !(box as HTMLInputElement).disabled)
  await user.click(boxes.at(-1)!)
  await user.click(screen.getByRole('button', { name: /重发所选 1 条/ }))

  await waitFor(() => expect(server.asked).toContainEqual({ name: 'messages.send-again', input: { ids: [dead] } }))
})

test.each([
  ['0401 = rubbish\n 0502＝lamp 7 \n', { '0401': 'rubbish', '0502': 'lamp 7' }],
  ['', {}],
  ['0704 = secret', undefined],
  ['4711 = x', undefined],
  ['0401', undefined],
])('the table of categories %j is read as %j', (text, services) => {
  expect(servicesOf(text)).toEqual(services)
})
