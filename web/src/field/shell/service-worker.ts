// Keeps the whole app on the phone, so that it opens in a stairwell. Holds code only, never an answer of the server:
// what is known of residents lies in the vault.
import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

interface Worker {
  __WB_MANIFEST: { url: string; revision: string | null }[]
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void
  skipWaiting(): Promise<void>
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: { openWindow(url: string): Promise<unknown> }
}
interface PushEvent {
  data: { json(): { id: string; title: string; body: string; link: string } } | null
  waitUntil(work: Promise<unknown>): void
}
interface ClickEvent {
  notification: { close(): void; data?: { link?: string } }
  waitUntil(work: Promise<unknown>): void
}
declare const self: Worker

// The page that installed this worker is served by it from then on: the first walk into a stairwell may be today's.
clientsClaim()
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/field'), { allowlist: [/^\/field(\/|$)/] }))

// A new version waits until the person agrees: what they are typing is on their screen only.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})

// The same message twice replaces itself (`tag`). What it says names nobody; the case is read behind the lock.
self.addEventListener('push', (event) => {
  const told = event.data?.json()
  if (!told) return
  const options = { body: told.body, tag: told.id, icon: '/steward-192.png', data: { link: told.link } }
  event.waitUntil(self.registration.showNotification(told.title, options))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow('/field'))
})
