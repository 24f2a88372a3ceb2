// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { holdKeys, takeEarlyKeys } from './early-keys.ts'

const press = (...keys: string[]) => {
  for (const key of keys) window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
}

test('what is typed before the field is there belongs to it, Enter and corrections too', () => {
  press('x')
  holdKeys()
  press('2', '-', '9', 'Backspace', '1', 'Shift', 'Enter', 'z')
  expect(takeEarlyKeys()).toEqual({ text: '2-1', enter: true })
  press('y')
  expect(takeEarlyKeys()).toEqual({ text: '', enter: false })
})

test('Escape throws it away', () => {
  holdKeys()
  press('a', 'Escape', 'b')
  expect(takeEarlyKeys()).toEqual({ text: '', enter: false })
})
