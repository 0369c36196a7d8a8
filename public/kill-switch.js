/**
 * Served in the worker's place while the school's kill switch is on: takes the app's files off the phone, then itself away. What
 * people wrote lies in the database, and stays.
 */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(leave()))

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name)
  // Only pages that a worker has served: one that came from the school itself is fine, and would come again without end.
  const pages = await self.clients.matchAll({ type: 'window' })
  await self.registration.unregister()
  for (const page of pages) await page.navigate(page.url)
}
