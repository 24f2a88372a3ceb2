// Short words about what just happened, with at most one thing to do about it. Read aloud politely.
import { useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

interface Toast {
  id: number
  text: string
  action?: { text: string; run(): void }
}

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()
const SHOWN_MS = 6000

function change(to: readonly Toast[]) {
  toasts = to
  for (const listener of listeners) listener()
}

export function toast(text: string, action?: Toast['action']): void {
  const id = next++
  change([...toasts.slice(-1), { id, text, ...(action ? { action } : {}) }])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return createPortal(
    <div className="ui-toasts" role="status" aria-live="polite">
      {shown.map((one) => (
        <Shown key={one.id} toast={one} />
      ))}
    </div>,
    document.body,
  )
}

function Shown({ toast: { id, text, action } }: { toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => change(toasts.filter((other) => other.id !== id)), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <div className="ui-toast">
      <span>{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            change(toasts.filter((other) => other.id !== id))
            action.run()
          }}
        >
          {action.text}
        </button>
      )}
    </div>
  )
}
