// What is being typed and not saved yet. It stays where it is when its screen is left, when the phone locks and when the
// tab is killed, until it is saved or thrown away. A form bears the address of its screen: `visit/<dwelling>`.
import { useRef, useState } from 'react'
import { useDevice } from '../shell/device-context.ts'

/** Like `useState`, for one field of a form. Back at what stood there first, nothing is kept of it. */
export function useDraft<Value>(form: string, field: string, initial: Value | (() => Value)) {
  const { drafts } = useDevice()
  const [first] = useState<Value>(initial)
  const [value, setValue] = useState<Value>(() => (drafts.get(form, field) as Value | undefined) ?? first)
  const latest = useRef(value)
  const set = (next: Value | ((before: Value) => Value)) => {
    const now = next instanceof Function ? next(latest.current) : next
    latest.current = now
    drafts.keep(form, field, JSON.stringify(now) === JSON.stringify(first) ? undefined : now)
    setValue(now)
  }
  return [value, set] as const
}
