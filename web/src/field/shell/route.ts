// Addresses of the field app: `/field/doors/<id>`. Ids only; nothing personal ever stands in one.
import { useSyncExternalStore } from 'react'

const ROOT = '/field'
const listeners = new Set<() => void>()
let depth = 0

/** The parts of the present address after `/field`: `['doors', '<id>']`; empty on the first screen. */
export function usePath(): readonly string[] {
  const path = useSyncExternalStore(subscribe, () => location.pathname)
  return path.slice(ROOT.length).split('/').filter(Boolean)
}

export function href(...parts: readonly string[]): string {
  return [ROOT, ...parts].join('/')
}

export function go(...parts: readonly string[]): void {
  visit(href(...parts))
}

/** Goes to where the person came from; on a first screen, up to `fallback`. */
export function back(...fallback: readonly string[]): void {
  if (depth > 0) history.back()
  else instead(...fallback)
}

/** The link by which this screen was left, when one has come back to it: who goes by keys goes on from there. */
export function leftBy(): HTMLElement | null {
  const { left } = (history.state ?? {}) as { left?: string | null }
  return left ? document.querySelector<HTMLElement>(`a[href="${CSS.escape(left)}"]`) : null
}

/** Goes on from a screen that is done: the way back leads past it. */
export function instead(...parts: readonly string[]): void {
  history.replaceState({ depth }, '', href(...parts))
  tell()
  window.scrollTo(0, 0)
}

/** Follows links within the app without loading a page. Returns how to stop. */
export function followLinks(): () => void {
  depth = (history.state as { depth?: number } | null)?.depth ?? 0
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || link.target) return
    const url = new URL(link.href, location.href)
    if (url.origin !== location.origin || !(url.pathname === ROOT || url.pathname.startsWith(`${ROOT}/`))) return
    event.preventDefault()
    visit(url.pathname)
  }
  const onPop = (event: PopStateEvent) => {
    depth = (event.state as { depth?: number } | null)?.depth ?? 0
    tell()
  }
  document.addEventListener('click', onClick)
  window.addEventListener('popstate', onPop)
  return () => {
    document.removeEventListener('click', onClick)
    window.removeEventListener('popstate', onPop)
  }
}

function visit(path: string) {
  if (path === location.pathname) return
  const left = document.activeElement?.closest('a')?.getAttribute('href') ?? null
  history.replaceState({ depth, left }, '')
  depth += 1
  history.pushState({ depth }, '', path)
  tell()
  window.scrollTo(0, 0)
}

function tell() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
