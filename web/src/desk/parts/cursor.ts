// Where one stands in a list that changes while one works in it: on a row, not at a number. When the row goes away, on the
// one that took its place.
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'

export interface Cursor<Row> {
  row: Row | undefined
  index: number
  go(index: number): void
  /** For the list element: arrows, Home and End. */
  onKeyDown(event: React.KeyboardEvent): void
  /** For the element of each row that takes the focus. */
  refOf(id: string): (element: HTMLElement | null) => void
}

/** `j` and `k` anywhere on the page, arrows within the list. */
export function useCursor<Row extends { id: string }>(rows: readonly Row[], enabled = true): Cursor<Row> {
  const [held, setHeld] = useState<{ id: string; index: number } | null>(null)
  const elements = useRef(new Map<string, HTMLElement>())
  const found = held ? rows.findIndex(({ id }) => id === held.id) : -1
  const index = found >= 0 ? found : Math.min(held?.index ?? 0, rows.length - 1)
  const row = rows[index]
  const id = row?.id
  useEffect(() => {
    setHeld((before) => (id === undefined || (before?.id === id && before.index === index) ? before : { id, index }))
  }, [id, index])

  function go(to: number) {
    const next = rows[Math.max(0, Math.min(to, rows.length - 1))]
    if (!next) return
    setHeld({ id: next.id, index: to })
    const element = elements.current.get(next.id)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView?.({ block: 'nearest' })
  }
  useShortcut({ key: 'j' }, () => go(index + 1), enabled)
  useShortcut({ key: 'k' }, () => go(index - 1), enabled)

  function onKeyDown(event: React.KeyboardEvent) {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    go(to)
  }
  const refOf = (of: string) => (element: HTMLElement | null) => {
    if (element) elements.current.set(of, element)
    else elements.current.delete(of)
  }
  return { row, index, go, onKeyDown, refOf }
}

/** Enter where nothing else would take it: on the page itself or its heading. */
export function useEnter(run: () => void, enabled: boolean): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    function onKey(event: KeyboardEvent) {
      const at = event.target
      if (event.key === 'Enter' && at instanceof HTMLElement && (at === document.body || at.tagName === 'H1'))
        latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}
