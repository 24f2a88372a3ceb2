import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Boundary } from './boundary.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function Page({ read }: { read: () => string }) {
  return <p>{read()}</p>
}

/** A page that fails so often before it is shown. */
function open(error: Error, times = Number.POSITIVE_INFINITY) {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {})
  let isWell = false
  const read = () => {
    if (!isWell) throw error
    return '我家的事'
  }
  render(
    <Boundary at="follow">
      <Page read={read} />
    </Boundary>,
  )
  const press = async (name: string) => {
    isWell = --times <= 0
    await userEvent.click(screen.getByRole('button', { name }))
  }
  return { reload, press }
}
const notThere = new Error('Failed to fetch dynamically imported module: http://here/follow.js')

test('a page that could not be fetched is not left for the browser’s own without a network; it says so and opens with one', async () => {
  const network = vi.fn<() => Promise<Response>>().mockRejectedValue(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', network)
  const { reload, press } = open(notThere)
  expect(screen.getByRole('alert').textContent).toMatch(/没有取到.*您写的内容还在.*110、119、120/)

  await press('重新打开')

  expect(screen.getByText(/还是没有网络/)).not.toBe(null)
  expect(reload).not.toHaveBeenCalled()

  network.mockResolvedValue(new Response('<!doctype html>'))
  await press('重新打开')

  expect(screen.queryByText(/还是没有网络/)).toBe(null)
  expect(reload).toHaveBeenCalledOnce()
})

test('a page that failed is tried again where it stands, without a network too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const { reload, press } = open(new Error('broken'), 1)
  expect(screen.getByRole('alert').textContent).toMatch(/出了点问题/)

  await press('再试一次')

  expect(screen.getByText('我家的事')).not.toBe(null)
  expect(reload).not.toHaveBeenCalled()
})

test('one that fails again is opened anew, if there is a network', async () => {
  vi.stubGlobal('fetch', async () => new Response('<!doctype html>'))
  const { reload, press } = open(new Error('broken'))

  await press('再试一次')
  await press('重新打开')

  expect(reload).toHaveBeenCalledOnce()
})
