// The keys of the page one is at, for the help that `?` opens.
import { useEffect, useSyncExternalStore } from 'react'

export type PageKeys = readonly (readonly [key: string, what: string])[]

const none: PageKeys = []
const listeners = new Set<() => void>()
let current: PageKeys = none

function set(keys: PageKeys) {
  current = keys
  for (const listener of listeners) listener()
}

/** Called by a page that has keys of its own. */
export function useTellKeys(keys: PageKeys): void {
  const spelled = JSON.stringify(keys)
  useEffect(() => {
    set(JSON.parse(spelled) as PageKeys)
    return () => set(none)
  }, [spelled])
}

export function usePageKeys(): PageKeys {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
