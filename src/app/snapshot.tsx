/**
 * The prepared page: after each sync and each tap the first screen is drawn to a string and laid under `/`, with the headers
 * that the server gives. The next start paints it before any script runs.
 */
import type { Dates } from '../domain/calendar/tell.ts'
import type { Desk } from '../domain/people/person.ts'
import type { Say } from '../domain/words.ts'
import { FirstScreen } from './frame.tsx'
import type { DayRecord } from './people/desks.ts'
import type { DayBase, PersonDesk } from './people/person.ts'

/** The worker answers `/` from here. */
export const dayCache = 'haqiba-day'

export interface Picture<Day extends DayBase> {
  desk: Desk
  person: PersonDesk<Day>
  day: Day
  say: Say
  dates: Dates
}

export async function preparePage<Day extends DayBase>({ desk, person, day, say, dates }: Picture<Day>) {
  const { renderToString } = await import('preact-render-to-string')
  const app = renderToString(<FirstScreen say={say} dates={dates} desk={person} day={day} />)
  await store(app, { build: __BUILD__, desk, day })
}

/** Nobody's page: the family's faces, or the public page again. */
export async function forgetPage() {
  const cache = await caches.open(dayCache)
  await cache.delete('/')
}

async function store(app: string, record: DayRecord) {
  const shell = await fetch('/shell.html')
  if (!shell.ok) return
  const template = await shell.text()
  // A record inside a page must not be able to end its script element.
  const json = JSON.stringify(record).replace(/</g, '\\u003c')
  const page = template.replace('<!--app-->', () => app).replace('<!--day-->', () => json)
  const headers = new Headers(shell.headers)
  for (const name of ['content-encoding', 'content-length', 'etag', 'last-modified']) headers.delete(name)
  headers.set('content-type', 'text/html; charset=utf-8')
  const cache = await caches.open(dayCache)
  await cache.put('/', new Response(page, { headers }))
}
