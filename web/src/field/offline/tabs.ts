// Two tabs of the same app: the one that holds the lock talks to the server; the others read what it wrote, and tell it
// what was typed in them.
export interface Tabs {
  readonly leads: boolean
  /** Tells the other tabs that something on disk changed. */
  tell(): void
  close(): void
}

/** `onTold`: another tab changed something. `onLead`: this tab leads from now on; answers how to stop. */
export function joinTabs(vaultId: string, onTold: () => void, onLead: () => () => void): Tabs {
  const channel = new BroadcastChannel(`red-steward ${vaultId}`)
  const leaving = new AbortController()
  let release: () => void = () => {}
  let leads = false
  let stop = () => {}
  channel.onmessage = () => onTold()
  const lead = () => {
    if (leaving.signal.aborted) return Promise.resolve()
    leads = true
    stop = onLead()
    return new Promise<void>((resolve) => {
      release = resolve
    })
  }
  if ('locks' in navigator) {
    navigator.locks.request(`red-steward ${vaultId}`, { signal: leaving.signal }, lead).catch(() => {})
  } else void lead()
  return {
    get leads() {
      return leads
    },
    tell: () => channel.postMessage('changed'),
    close() {
      leads = false
      leaving.abort()
      release()
      stop()
      channel.close()
    },
  }
}
