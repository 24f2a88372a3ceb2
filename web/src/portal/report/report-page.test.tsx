import { cleanup, configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Portal } from '../portal.tsx'
import { forgetLinks, keptLinks } from './kept.ts'

configure({ asyncUtilTimeout: 15_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  forgetLinks()
  sessionStorage.clear()
})

const CODE = '7K2M9QRT0ABCDXYZ'
const door = {
  community: '月塘社区',
  compound: '云溪苑',
  building: '3号楼',
  unit: '1',
  room: null,
  phone: '0855-8000000',
  hours: '',
  stewards: [],
  notices: [],
  onNotice: [],
  codes: true,
}

interface Asked {
  name: string
  body: { id?: string; input: Record<string, unknown> }
}

/** The server, faked at the network; a handler that throws is a connection that broke. */
function network(handlers: Record<string, (asked: Asked) => unknown>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    const one = { name: path.split('/').at(-1)!, body: JSON.parse(String(body)) as Asked['body'] }
    asked.push(one)
    const answer = handlers[one.name]?.(one) ?? { outcome: 'refused', why: 'not-found' }
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  })
  return asked
}

const done = (answer: unknown) => ({ outcome: 'done', answer })

function open(handlers: Record<string, (asked: Asked) => unknown>) {
  const asked = network({
    'portal.door': () => done(door),
    'portal.similar': () => done({ cases: [] }),
    ...handlers,
  })
  location.hash = `d.${CODE}/report`
  render(<Portal />)
  return { asked, user: userEvent.setup() }
}

test('the connection broke after sending: pressing again sends the same report under the same ids', async () => {
  let tries = 0
  const { asked, user } = open({
    'portal.report': () => {
      if (++tries <= 3) throw new TypeError('network')
      return done({ caseNo: 'RS202603110010001', waiting: false })
    },
    'portal.follow': () =>
      done({
        community: '月塘社区',
        phone: null,
        case: null,
        waiting: { text: '', since: '2026-03-11T05:00:00.000Z', declined: null },
      }),
  })
  await user.type(await screen.findByLabelText(/发生了什么/), '楼道灯坏了')
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByText(/现在连不上网/, {}, { timeout: 10_000 })
  expect((screen.getByLabelText(/发生了什么/) as HTMLTextAreaElement).value).toBe('楼道灯坏了')
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByRole('heading', { name: /已收到/ })

  const reports = asked.filter(({ name }) => name === 'portal.report').map(({ body }) => body)
  expect(reports.length).toBe(4)
  expect(new Set(reports.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(keptLinks()[0]!.link).toBe(reports[0]!.input.link)
})

test('what concerns a neighbour is not sent without a phone: the reason is said and the number asked for', async () => {
  const { asked, user } = open({})
  await user.type(await screen.findByLabelText(/发生了什么/), '楼上邻居天天半夜很吵')
  const phone = await screen.findByLabelText('手机号')
  await user.click(screen.getByRole('button', { name: '提交' }))
  expect(document.activeElement).toBe(phone)
  expect(asked.filter(({ name }) => name === 'portal.report')).toEqual([])
})

test('words that tell of danger bring the numbers first, and are never kept from being sent', async () => {
  const { user } = open({})
  await user.type(await screen.findByLabelText(/发生了什么/), '电梯里有人被困住了')
  const alert = await screen.findByText(/可能有危险/)
  expect(alert.closest('[role=alert]')!.querySelector('a[href="tel:119"]')).not.toBeNull()
  expect((screen.getByRole('button', { name: '提交' }) as HTMLButtonElement).disabled).toBe(false)
})

test('a refused text says what to leave out, and stays where it is', async () => {
  const { user } = open({ 'portal.report': () => ({ outcome: 'refused', why: 'text-forbidden-door-code' }) })
  await user.type(await screen.findByLabelText(/发生了什么/), '灯坏了，门禁密码 2580#')
  await user.click(screen.getByRole('button', { name: '提交' }))
  await screen.findByText(/请不要写门锁、门禁的密码/)
  expect((screen.getByLabelText(/发生了什么/) as HTMLTextAreaElement).value).toContain('2580')
})
