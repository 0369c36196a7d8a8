import type { Page } from 'playwright-core'

/** A card is scanned: its address opens, the family gives the pocket a name, and the first screen stands. */
export async function enrolByCard(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  // Where the app is already open, the same page only sees its fragment change.
  await page.getByLabel('الاسم على الجيب').fill(name)
  await page.getByRole('button', { name: 'أضفه إلى الحقيبة' }).click()
  await page.waitForURL(url => url.pathname === '/' && url.hash === '')
}

/** Waits until the school has answered for the first time: before that, its rows are missing from every screen. */
export async function untilAnswered(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const answered = () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('haqiba-board')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const contact = opening.result.transaction('meta').objectStore('meta').get('contact')
          contact.onsuccess = () => {
            opening.result.close()
            resolve(contact.result !== undefined)
          }
        }
      })
    while (!(await answered())) await new Promise(resolve => setTimeout(resolve, 100))
  })
}

/**
 * Waits until the phone holds the whole app, the rows of every pocket (a pocket's first letter is settled by the round that
 * brings them) and the prepared page: from here on the network may go.
 */
export async function untilCarried(page: Page): Promise<void> {
  await untilAnswered(page)
  while ((await waiting(page)) > 0) await new Promise(resolve => setTimeout(resolve, 100))
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    const holds = async () => {
      const day = await (await caches.open('haqiba-day')).match('/')
      const people = await (await caches.open('haqiba-people')).keys()
      const prepared = ((await day?.text()) ?? '').includes('data-day=')
      return prepared && people.some(request => request.url.includes('/people/'))
    }
    while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 100))
  })
}

/** Opens another pocket of the same phone. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.goto(new URL('/faces', page.url()).href)
  await page.getByRole('button', { name: new RegExp(`^${name}(\\s|$)`) }).click()
  await page.waitForURL(url => url.pathname === '/')
}

/** How many letters wait on a phone, read from its vault. */
export const waiting = (of: Page): Promise<number> =>
  of.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('haqiba-vault')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const all = opening.result.transaction('outbox').objectStore('outbox').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve(all.result.filter((item: { settledAt: number }) => item.settledAt === 0).length)
          }
        }
      }),
  )
