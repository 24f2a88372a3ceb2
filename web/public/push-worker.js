// Shows what is pushed to the desk, and opens it. It keeps nothing.
self.addEventListener('push', (event) => {
  const { id, title, body, link } = event.data?.json() ?? {}
  if (!title) return
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: id, icon: '/steward-192.png', data: { link } }),
  )
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { link } = event.notification.data ?? {}
  if (link && new URL(link).origin === self.location.origin) event.waitUntil(self.clients.openWindow(link))
})
