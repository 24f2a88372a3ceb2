import type { PublicNotice, TopicOnNotice } from '@red-steward/domain/mediation/public-notice'
import { doorPage, topicNotice } from '@red-steward/domain/portal/queries'
import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Portal } from '../portal.tsx'

configure({ asyncUtilTimeout: 15_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

const CODE = '7K2M9QRT0ABCDXYZ'
const id = '018f0000-0000-7000-8000-000000000001'
const line: TopicOnNotice = {
  ...{ id, title: '公共车位轮换使用', matter: 'PARKING', compound: '云溪苑' },
  ...{ from: '2026-03-10', until: '2026-03-16', gist: '按楼号按月轮换' },
}
const { gist: _, ...heading } = line
const notice: PublicNotice = {
  ...heading,
  text: '晚回的住户停不进来',
  meeting: { heldOn: '2026-03-05', attended: 31, proposal: '按楼号按月轮换' },
  poll: {
    ...{ question: '是否赞成轮换', closedOn: '2026-03-08', asked: 420 },
    ...{ answered: null, inFavour: 236, against: null, abstained: 18 },
  },
  ownersDecide: true,
}
const front = { community: '月塘社区', compound: '云溪苑', phone: '0855-8000000', hours: '' }
const door = {
  ...front,
  ...{ building: '3号楼', unit: '1', room: null, stewards: [], notices: [], codes: true },
}

/** The server, faked at the network; null: the notice is not up any more. */
function open(hash: string, onNotice: TopicOnNotice[], full: PublicNotice | null) {
  const answers: Record<string, object> = {
    'portal.door': { outcome: 'done', answer: doorPage.answer.parse({ ...door, onNotice }) },
    'portal.topic-notice': full
      ? { outcome: 'done', answer: topicNotice.answer.parse({ ...front, notice: full }) }
      : { outcome: 'refused', why: 'portal-notice-not-up' },
  }
  vi.stubGlobal('fetch', async (path: string) => {
    const answer = answers[path.split('/').at(-1)!]
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  })
  location.hash = hash
  render(<Portal />)
  return userEvent.setup()
}

test('a door names what is on notice, opens it, and leads to where one says something', async () => {
  const user = open(`d.${CODE}`, [line], notice)
  const here = within(await screen.findByRole('region', { name: '正在公示' }))
  expect(here.getByText(/按楼号按月轮换/)).toBeTruthy()
  expect(here.getByText(/停车 · 云溪苑 · 3月10日 至 3月16日/)).toBeTruthy()

  await user.click(here.getByRole('link', { name: /公共车位轮换使用/ }))

  await screen.findByRole('heading', { name: '公共车位轮换使用', level: 1 })
  expect(screen.getByText('晚回的住户停不进来')).toBeTruthy()
  expect(screen.getByRole('link', { name: '写意见' }).getAttribute('href')).toBe(`#d.${CODE}/report`)
  expect(screen.getByRole('link', { name: /0855-8000000/ }).getAttribute('href')).toBe('tel:08558000000')
})

test('a poll is called advice, and fewer than five are not counted', async () => {
  open(`d.${CODE}/notice/${id}`, [], notice)
  await screen.findByRole('heading', { name: '意见征询' })
  expect(screen.getByText(/只供议事参考，不能代替/)).toBeTruthy()
  expect(screen.getByText(/本结果不作为执行依据/)).toBeTruthy()
  const count = (label: string) => screen.getByText(label).parentElement!.querySelector('dd')!.textContent
  expect([count('赞成'), count('反对')]).toEqual(['236 人', '少于 5 人'])
  expect(screen.queryByText('答复人数')).toBeNull()
})

test('nothing on notice, nothing said of it; an old link tells that the notice is gone and whom to ask', async () => {
  open(`d.${CODE}`, [], null)
  await screen.findByRole('heading', { name: '为您服务的人' })
  expect(screen.queryByRole('heading', { name: '正在公示' })).toBeNull()
  cleanup()

  open(`d.${CODE}/notice/${id}`, [], null)
  await screen.findByText(/可能已经到期或者撤下了/)
  expect(screen.getByRole('link', { name: '回到门牌页' }).getAttribute('href')).toBe(`#d.${CODE}`)
})
