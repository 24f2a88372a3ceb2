import { cleanup, configure, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, vi } from 'vitest'
import { reportConnection } from '../../lib/connection.ts'
import { Desk } from '../desk.tsx'

// Pages are fetched when first visited, which a busy machine may take a moment for.
configure({ asyncUtilTimeout: 15_000, getElementError: (message) => new Error(message ?? 'not found') })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  reportConnection('up')
})

/** Opens the desk at a place and answers the person in front of it. */
export function openDesk(path = '/desk/') {
  window.history.replaceState(null, '', path)
  render(<Desk />)
  return userEvent.setup()
}
