// Keeps the whole app on the phone, so that it opens in a stairwell. Holds code only, never an answer of the server:
// what is known of residents lies in the vault.
import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

interface Worker {
  __WB_MANIFEST: { url: string; revision: string | null }[]
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  skipWaiting(): Promise<void>
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
