// The columns of a list and which of them somebody wants to see in this browser.
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { z } from 'zod'

export interface ListColumn<Row> {
  key: string
  title: string
  /** Pixels. */
  width: number
  /** The cell as text: what is exported, and what is shown where there is no `cell`. */
  text: (row: Row) => string
  cell?: (row: Row) => ReactNode
  /** Shown until somebody chooses otherwise. */
  initially: boolean
  isNumber?: boolean
}

export type ListName = 'persons' | 'households'

const Keys = z.array(z.string())
const listeners = new Set<() => void>()
const known = new Map<ListName, readonly string[] | null>()
const storageKey = (list: ListName) => `steward.columns.${list}`

function chosen(list: ListName): readonly string[] | null {
  if (!known.has(list)) known.set(list, stored(list))
  return known.get(list) ?? null
}

function stored(list: ListName): string[] | null {
  try {
    return Keys.parse(JSON.parse(localStorage.getItem(storageKey(list)) ?? ''))
  } catch {
    return null
  }
}

/** Remembers the columns of a list in this browser; null: as they were at first. */
export function chooseColumns(list: ListName, keys: readonly string[] | null): void {
  known.set(list, keys)
  try {
    if (keys) localStorage.setItem(storageKey(list), JSON.stringify(keys))
    else localStorage.removeItem(storageKey(list))
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** The columns to show, in their own order; the first one always, for it leads to the record. */
export function useShownColumns<Row>(list: ListName, columns: ListColumn<Row>[]): ListColumn<Row>[] {
  const keys = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen(list),
  )
  return columns.filter(({ key, initially }, at) => at === 0 || (keys ? keys.includes(key) : initially))
}
