/** Whether this browser, at this address, can be pushed to at all. */
export function canPush(): boolean {
  return (
    typeof window !== 'undefined' && 'PushManager' in window && 'serviceWorker' in navigator && window.isSecureContext
  )
}

/** Asks the person and the browser; undefined when either says no. */
export async function subscribeBrowser(publicKey: string) {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  await navigator.serviceWorker.register('/push-worker.js', { scope: '/desk' })
  const registration = await navigator.serviceWorker.ready
  const key = Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  const old = await registration.pushManager.getSubscription()
  await old?.unsubscribe()
  const made = (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON()
  const { p256dh, auth } = made.keys ?? {}
  return made.endpoint && p256dh && auth ? { endpoint: made.endpoint, p256dh, auth } : undefined
}
