import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import type { TopicState } from '@red-steward/domain/mediation/deliberation'
import { type TopicPage, topicPage } from '@red-steward/domain/mediation/topics'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { today } from '../../lib/time.ts'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const id = newId()

function posted(state: TopicState, fromIn: number): TopicPage {
  const [noticeFrom, noticeUntil] = [addDays(today(), fromIn), addDays(today(), fromIn + 6)]
  return {
    topic: {
      ...{ id, title: '公共车位轮换使用', matter: 'PARKING', state, compound: '云溪苑', proposedFor: 'RESIDENTS' },
      ...{ proposedAt: '2026-03-01T02:00:00.000Z', noticeFrom, noticeUntil },
      ...{ text: '晚回的住户停不进来', caseId: null, proposedBy: '潘窗口' },
    },
    facts: { state, ownersDecide: false, noticeUntil },
    meetings: [
      {
        ...{ id: newId(), heldOn: '2026-03-05', place: '议事厅', attended: 31 },
        ...{ minutes: '吴小三说太远', proposal: '按楼号按月轮换' },
      },
    ],
    poll: null,
    hops: [],
  }
}

function open(state: TopicState, fromIn: number) {
  const server = fakeServer()
  answer(server, topicPage, () => posted(state, fromIn))
  return openDesk(`/desk/deliberations/${id}`)
}

const card = () => screen.findByRole('region', { name: '居民看到的公示' })

test('the desk says where residents read the notice and until when, and shows what they read: no minutes, no names', async () => {
  const user = open('ON_NOTICE', -2)
  const seen = within(await card())
  expect(seen.getByText(/云溪苑：居民扫单元门口的门牌，现在就能看到/)).toBeTruthy()

  await user.click(seen.getByRole('button', { name: /看居民看到的内容/ }))

  const look = within(await screen.findByRole('dialog'))
  expect(look.getByText('按楼号按月轮换')).toBeTruthy()
  expect(look.queryByText(/吴小三/)).toBeNull()
  expect(look.queryByText(/潘窗口/)).toBeNull()
})

test.each([
  ['ON_NOTICE', 1, /零点起/],
  ['ON_NOTICE', -7, /为止，居民已看不到/],
  ['DROPPED', -2, /公示已撤下/],
] as const)('%s, with the first day in %d days: it says so', async (state, fromIn, words) => {
  open(state, fromIn)
  expect(within(await card()).getByText(words)).toBeTruthy()
})
