// Whether the server answers. One unreachable server is one banner, not one error per request.
import { useSyncExternalStore } from 'react'

export type Connection = 'up' | 'unreachable' | 'unavailable'

let state: Connection = 'up'
const listeners = new Set<() => void>()

export function reportConnection(next: Connection): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, () => state)
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function connection(): Connection {
  return state
}
