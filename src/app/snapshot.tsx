/**
 * The prepared page: after each sync and each tap the first screen is drawn to a string and laid under `/`, with the headers
 * that the server gives. The next start paints it before any script runs.
 */
import type { VNode } from 'preact'
import type { Dates } from '../domain/calendar/tell.ts'
import type { Desk } from '../domain/people/person.ts'
import type { Say } from '../domain/words.ts'
import { keepDay } from './day-record.ts'
import { FirstScreen } from './frame.tsx'
import type { DayBase, PersonDesk } from './people/person.ts'
import { sheetFor } from './sheet.ts'

export interface Picture<Day extends DayBase> {
  desk: Desk
  person: PersonDesk<Day>
  day: Day
  say: Say
  dates: Dates
}

export async function preparePage<Day extends DayBase>({ desk, person, day, say, dates }: Picture<Day>) {
  const stamp = Math.random().toString(36).slice(2, 10)
  const page = await drawn(stamp, <FirstScreen say={say} dates={dates} desk={person} day={day} />)
  if (page) await keepDay(page, { stamp, build: __BUILD__, desk, day })
}

/** What is shown as a whole page with the server's headers; undefined where the shell is out of reach. */
export async function drawn(stamp: string, shown: VNode): Promise<Response | undefined> {
  // Before the worker has taken over, a first visit may lose its network here.
  const shell = await fetch('/shell.html').catch(() => undefined)
  if (!shell?.ok) return undefined
  const { renderToString } = await import('preact-render-to-string')
  const app = renderToString(shown)
  const headers = new Headers(shell.headers)
  for (const name of ['content-encoding', 'content-length', 'etag', 'last-modified']) headers.delete(name)
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(await lighter(pageOf(await shell.text(), stamp, app), app, headers), { headers })
}

/** The shell around what a script has drawn: whoever sees it needs no word about scripts. */
const pageOf = (shell: string, stamp: string, app: string) =>
  shell
    .replace(/<noscript>.*?<\/noscript>/, '')
    .replace(
      '<div id="app"><!--app-->',
      () => `<div id="app" data-day="${stamp}">${app.replaceAll('></path>', '/>')}`,
    )

/** The light turns with the hour; how a phone is set up lasts, and no window is wider than its screen. */
function isWanted(media: string): boolean {
  if (/forced-colors|reduced-motion/.test(media)) return matchMedia(media).matches
  return media !== '(min-width:900px)' || Math.max(screen.width, screen.height) >= 900
}

/** The page with the styles that it uses. Their hash takes the place of the whole sheet's among the headers. */
async function lighter(page: string, app: string, headers: Headers): Promise<string> {
  const policy = headers.get('content-security-policy') ?? ''
  const [whole = '', css = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
  if (!whole || !policy.includes("'sha256-")) return page
  const used = sheetFor(css, app, isWanted)
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(used))
  const named = `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`
  headers.set('content-security-policy', policy.replace(/'sha256-[^']*'/, named))
  return page.replace(whole, () => `<style>${used}</style>`)
}
