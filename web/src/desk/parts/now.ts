// The clock of the screens: everything that shows time left looks at the same moment and is told when it has moved on.
import { useSyncExternalStore } from 'react'

const TICK_MS = 20_000
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const tell of listeners) tell()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function read(): number {
  if (timer === undefined) now = Date.now()
  return now
}

/** Milliseconds since 1970, moving on every twenty seconds. */
export function useNow(): number {
  return useSyncExternalStore(listen, read)
}
