import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { cleanup, configure, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Portal } from '../portal.tsx'
import { forgetLinks } from '../report/kept.ts'

configure({ asyncUtilTimeout: 15_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  forgetLinks()
  sessionStorage.clear()
})

const at = '2026-03-11T05:00:00.000Z'
const id = (n: number) => `0198c0de-0000-7000-8000-00000000000${n}`

function home(more: Partial<FollowedCase> = {}): FollowedCase {
  return {
    ...{ caseNo: 'RS202603110020001', leaf: '0105', class: 'P1', state: 'HANDLING', reportedAt: at, closedAt: null },
    ...{ dueAt: null, responsible: '杨管家', kind: 'AFFECTED', text: '', writtenBy: null, where: '云溪苑8号楼' },
    hops: [
      { id: id(1), action: 'REPORTED', text: '', by: '杨管家', role: 'steward', at },
      { id: id(2), action: 'ASKED', text: '水管爆裂，已关阀。请看看家里是否进水。', by: '杨管家', role: 'steward', at },
    ],
    question: null,
    home: {
      where: '云溪苑8号楼1单元301',
      asked: true,
      message: { text: '水管爆裂，已关阀。请看看家里是否进水。', by: '杨管家', at },
      answers: [],
    },
    ...{ rating: null, reopenUntil: null, photos: [], language: 'zh', sms: true, left: false },
    ...more,
  } as FollowedCase
}

/** The server, faked at the network: what it is told changes what it tells. */
function open(one: FollowedCase, heard: Record<string, (input: Record<string, string>) => void>) {
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    const name = path.split('/').at(-1)!
    const { input } = JSON.parse(String(body)) as { input: Record<string, string> }
    if (name === 'portal.follow')
      return json({ outcome: 'done', answer: { community: '月塘社区', phone: '', case: one, waiting: null } })
    if (!heard[name]) return json({ outcome: 'refused', why: 'not-found' })
    heard[name](input)
    return json({ outcome: 'done', answer: {} })
  })
  location.hash = 'f.7K2M9QRT0ABCDXYZ7K2M9QRT0A'
  render(<Portal />)
  return userEvent.setup()
}

const json = (answer: unknown) =>
  new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })

test('a home that an incident reaches reads what all were asked, says how it is, and asks something of its own', async () => {
  const one = home()
  const user = open(one, {
    'portal.answer-incident': ({ answer, text }) => {
      one.home = { ...one.home!, asked: false, answers: [{ answer: answer as 'NOT_WELL', text: text!, by: null, at }] }
    },
    'portal.ask': ({ text }) => {
      one.hops.push({ id: id(3), action: 'QUESTION', text: text!, by: null, role: 'resident', at })
    },
  })

  const card = within(await screen.findByRole('region', { name: '您家怎么样？' }))
  expect(card.getByText('水管爆裂，已关阀。请看看家里是否进水。')).toBeTruthy()
  await user.click(card.getByRole('button', { name: '提交答复' }))
  expect((await card.findByRole('alert')).textContent).toMatch(/选/)
  await user.click(card.getByRole('radio', { name: '受影响，还没好' }))
  await user.type(card.getByLabelText(/想说的/), '天花板在滴')
  await user.click(card.getByRole('button', { name: '提交答复' }))
  expect(await within(await screen.findByRole('list', { name: '您家的答复' })).findByText('天花板在滴')).toBeTruthy()

  await user.type(screen.getByRole('textbox'), '几点修好？')
  await user.click(screen.getByRole('button', { name: '发送' }))
  expect(await screen.findByText('几点修好？', { selector: '.speech' })).toBeTruthy()
})

test('a home in need is told whom to ring before it has sent anything', async () => {
  const user = open(home(), {})
  await user.click(await screen.findByRole('radio', { name: '需要帮助' }))
  expect(screen.getByRole('link', { name: /119/ })).toBeTruthy()
})

test('a question of the office stands above everything that is told, with the field to answer it', async () => {
  const one = home({ question: { text: '您家几楼？', by: '杨管家', at } })
  one.home = { ...one.home!, asked: false, answers: [{ answer: 'WELL', text: '', by: null, at }] }
  one.hops.push({ id: id(4), action: 'ASKED', text: '您家几楼？', by: '杨管家', role: 'steward', at })
  const user = open(one, {
    'portal.ask': ({ text }) => {
      one.question = null
      one.hops.push({ id: id(5), action: 'ANSWERED', text: text!, by: null, role: 'resident', at })
    },
  })
  const field = await screen.findByLabelText(/回复工作人员/)
  const story = screen.getByRole('heading', { name: '经过' })
  expect(within(field.closest('form')!).getByText('您家几楼？')).toBeTruthy()
  expect(field.compareDocumentPosition(story) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  await user.type(field, '三楼')
  await user.click(screen.getByRole('button', { name: '发送' }))
  expect(await screen.findByText('三楼', { selector: '.speech' })).toBeTruthy()
})
