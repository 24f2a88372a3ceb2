// The community desk's phone as last heard, so that pages without an answer of their own show it too.
import { useSyncExternalStore } from 'react'

interface Desk {
  phone: string | null
  hours: string
}

let known: Desk = { phone: null, hours: '' }
const listeners = new Set<() => void>()

export function rememberDesk({ phone, hours }: { phone: string | null; hours?: string }): void {
  if (known.phone === phone) return
  known = { phone, hours: hours ?? known.hours }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDesk(): Desk {
  return useSyncExternalStore(subscribe, () => known)
}
