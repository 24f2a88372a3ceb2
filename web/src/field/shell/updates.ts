// A new version is fetched in the background and waits; the person says when. The outbox lies elsewhere and stays.
import { preference } from '../../lib/preference.ts'

let waiting: ServiceWorker | null = null
const listeners = new Set<() => void>()

/** Registers the service worker, where the browser has one (https, or this machine itself). */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/field-sw.js', { scope: '/field' })
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return
    waiting = worker
    for (const listener of listeners) listener()
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') offer(worker)
    })
  })
}

export const updates = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  isReady: () => waiting !== null,
  take() {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting?.postMessage('take-over')
  },
}

/** Whether the person has been told once how to put the app on the home screen. */
export const installHint = preference('field-install-hint', ['new', 'seen'], () => 'new')
