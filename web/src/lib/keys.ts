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
      if (!mod && (isTyping(event.target) || isSecondOfSequence(event))) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [key, mod, enabled])
}

/** The `g` that waits for its letter, the letter that came, and where letters lead. */
const sequence = { begun: null, second: null, targets: {} } as {
  begun: KeyboardEvent | null
  second: KeyboardEvent | null
  targets: Record<string, () => void>
}

/** `g` then a letter within a second, as in `g m` for the map; the letter then means nothing else on the page. */
export function useSequence(targets: Record<string, () => void>): void {
  useEffect(() => {
    sequence.targets = targets
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (isSecondOfSequence(event)) {
        event.preventDefault()
        sequence.second = event
        sequence.begun = null
        sequence.targets[key]?.()
      } else sequence.begun = key === 'g' ? event : null
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
      sequence.targets = {}
    }
  }, [])
}

/** Whichever listener hears the letter first, all of them see that it belongs to the `g` before it. */
function isSecondOfSequence(event: KeyboardEvent): boolean {
  const { begun, second, targets } = sequence
  if (event === second) return true
  const isSoon = begun !== null && begun !== event && event.timeStamp - begun.timeStamp < 1000
  return isSoon && event.key.toLowerCase() in targets
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.role === 'combobox'
}
