// Keyboard: one listener per shortcut, silent while somebody types.
import { useEffect, useRef } from 'react'

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

export interface Shortcut {
  /** As `KeyboardEvent.key`, in lower case. */
  key: string
  /** Ctrl, or Command on a Mac. Such a shortcut also works while typing. */
  mod?: boolean
}

export function useShortcut(shortcut: Shortcut, run: () => void, enabled = true): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const { key, mod = false } = shortcut
  useEffect(() => {
    if (!enabled) return
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== key || (event.ctrlKey || event.metaKey) !== mod || event.altKey) return
      if (!mod && isTyping(event.target)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [key, mod, enabled])
}

/** `g` then a letter within a second, as in `g m` for the map. */
export function useSequence(targets: Record<string, () => void>): void {
  const latest = useRef(targets)
  useEffect(() => {
    latest.current = targets
  })
  useEffect(() => {
    let armedAt = 0
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const run = Date.now() - armedAt < 1000 ? latest.current[key] : undefined
      armedAt = key === 'g' ? Date.now() : 0
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.role === 'combobox'
}
