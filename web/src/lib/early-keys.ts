// Whoever knows the keys types on without looking: what is typed between a shortcut and the field it opens belongs to that field.
export interface EarlyKeys {
  text: string
  /** Enter came too; nothing after it counts. */
  enter: boolean
}

let held: EarlyKeys | null = null

/** From now on keys are kept, until `takeEarlyKeys`. Escape throws them away. */
export function holdKeys(): void {
  if (held) return
  held = { text: '', enter: false }
  window.addEventListener('keydown', keep, { capture: true })
}

/** What was typed since `holdKeys`; from now on keys go where the cursor is. */
export function takeEarlyKeys(): EarlyKeys {
  window.removeEventListener('keydown', keep, { capture: true })
  const keys = held ?? { text: '', enter: false }
  held = null
  return keys
}

function keep(event: KeyboardEvent): void {
  if (!held || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key === 'Escape') return void takeEarlyKeys()
  if (held.enter) return
  if (event.key === 'Enter') held.enter = true
  else if (event.key === 'Backspace') held.text = held.text.slice(0, -1)
  else if (event.key.length === 1) held.text += event.key
  else return
  event.preventDefault()
  event.stopPropagation()
}
