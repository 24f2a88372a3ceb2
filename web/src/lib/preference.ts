// What a person chose for this browser: language, theme, density. Never anything about residents.
import { useSyncExternalStore } from 'react'

export interface Preference<Value extends string> {
  get(): Value
  set(value: Value): void
  use(): Value
}

/** A choice remembered in this browser; an unknown stored value counts as not chosen. */
export function preference<Value extends string>(
  name: string,
  values: readonly Value[],
  initial: () => Value,
): Preference<Value> {
  const key = `steward.${name}`
  const listeners = new Set<() => void>()
  let current: Value | undefined

  function get(): Value {
    current ??= values.find((value) => value === read(key)) ?? initial()
    return current
  }
  return {
    get,
    set(value) {
      current = value
      try {
        localStorage.setItem(key, value)
      } catch {
        // Storage may be forbidden (private window): the choice then lasts as long as the page.
      }
      for (const listener of listeners) listener()
    },
    use: () =>
      useSyncExternalStore((listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      }, get),
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
