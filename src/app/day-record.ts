/**
 * What a prepared page was drawn from, kept beside it: the page stays small, and is taken over without asking the phone's
 * storage. Page and record name each other by a stamp, since a phone may die between the writing of the two.
 */
import type { Desk } from '../domain/people/person.ts'
import type { DayBase } from './people/person.ts'

/** The worker answers `/` from here. */
const dayCache = 'haqiba-day'
/** The next page, while it is taking the last one's place. */
const nextCache = 'haqiba-day-next'
const recordKey = '/haqiba/day.json'

export interface DayRecord {
  /** Stands on the page as `data-day`. */
  stamp: string
  /** The build that drew it; another build draws anew. */
  build: string
  desk: Desk
  day: DayBase
}

export async function keepDay(page: Response, record: DayRecord) {
  const cache = await caches.open(dayCache)
  await cache.put(recordKey, new Response(JSON.stringify(record)))
  await keepPage(page)
}

/**
 * A cache takes the old page away before the new one lies in it, and a phone may die between the two: then it would not open
 * without network. So the new one lies beside it meanwhile, and the worker's route looks into both.
 */
async function keepPage(page: Response) {
  await (await caches.open(nextCache)).put('/', page.clone())
  await (await caches.open(dayCache)).put('/', page)
  await caches.delete(nextCache)
}

/** A page of nobody's day: what an open pocket had left here goes with it. */
export async function keepFaces(page: Response) {
  await keepPage(page)
  await (await caches.open(dayCache)).delete(recordKey)
}

/** Nobody is left of whom a page could tell: the public one lies here again, as on the first day. */
export async function keepWelcome() {
  const page = await caches.match('/index.html', { ignoreSearch: true })
  if (page) await keepFaces(page)
}

/** The record of the page with this stamp; undefined for the public page, and where another drawing lies by now. */
export async function dayOf(stamp: string | undefined): Promise<DayRecord | undefined> {
  if (!stamp) return undefined
  const kept = await (await caches.open(dayCache)).match(recordKey)
  const record = kept && ((await kept.json()) as DayRecord)
  return record?.stamp === stamp ? record : undefined
}
