// A new version is fetched in the background and waits; the person says when. The outbox lies elsewhere and stays.
import { openAnew } from '../../lib/missing-code.ts'
import { preference } from '../../lib/preference.ts'

/** An app that is never closed asks no server for a new version of itself: the browser does so only when a page opens. */
const LOOK_EVERY_MS = 10 * 60_000

let registration: ServiceWorkerRegistration | undefined
let taking = false
let tookOver = false
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Registers the service worker, where the browser has one (https, or this machine itself). */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (taking) location.reload()
    else if (controlled) {
      tookOver = true
      tell()
    }
    controlled = true
  })
  registration = await serviceWorker.register('/field-sw.js', { scope: '/field' })
  // A worker that was on its way already is not announced.
  follow(registration.installing)
  registration.addEventListener('updatefound', () => follow(registration!.installing))
  tell()
  setInterval(updates.look, LOOK_EVERY_MS)
  addEventListener('visibilitychange', updates.look)
}

function follow(worker: ServiceWorker | null) {
  worker?.addEventListener('statechange', tell)
}

/** Once it is here whole, or has given up. */
function settled(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = () => worker?.state !== 'installing' && resolve()
    worker?.addEventListener('statechange', look)
    look()
  })
}

export const updates = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** One is waiting, or another window took it already and this one still runs the old. */
  isReady: () => tookOver || Boolean(registration?.waiting && navigator.serviceWorker.controller),
  /** Asks the server for a new version. */
  look() {
    if (document.visibilityState === 'visible') registration?.update().catch(() => {})
  },
  /** Fetches the new version and goes over to it; answers false without a network. */
  async bring(): Promise<boolean> {
    if (!registration) return openAnew()
    try {
      if (!updates.isReady()) await registration.update()
    } catch {
      return false
    }
    await settled(registration.installing)
    updates.take()
    return true
  },
  take() {
    const waiting = registration?.waiting
    if (!waiting) return location.reload()
    taking = true
    waiting.postMessage('take-over')
  },
}

/** Whether the person has been told once how to put the app on the home screen. */
export const installHint = preference('field-install-hint', ['new', 'seen'], () => 'new')
