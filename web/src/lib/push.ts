/** Whether this browser, at this address, can be pushed to at all. */
export function canPush(): boolean {
  return (
    typeof window !== 'undefined' && 'PushManager' in window && 'serviceWorker' in navigator && window.isSecureContext
  )
}

/** Asks the person and the browser; undefined when either says no. The worker is the one that shows what is pushed. */
export async function subscribeBrowser(publicKey: string, worker: { url: string; scope: string }) {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  const registration = await navigator.serviceWorker.register(worker.url, { scope: worker.scope })
  await active(registration)
  const key = Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  const old = await registration.pushManager.getSubscription()
  await old?.unsubscribe()
  const made = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
  const { p256dh, auth } = made.keys ?? {}
  return made.endpoint && p256dh && auth ? { endpoint: made.endpoint, p256dh, auth } : undefined
}

/** A subscription needs a worker that runs; on a page outside its scope `ready` would wait for ever. */
function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting ?? registration.active
  if (!worker || worker.state === 'activated') return Promise.resolve()
  return new Promise((done) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && done())
  })
}
