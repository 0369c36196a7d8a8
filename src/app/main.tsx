/** Takes over the painted page: words, the person's own chunk, then the phone behind it. */
import { hydrate, render } from 'preact'
// Before every other sheet: a prepared page has brought only its own part of it.
import '../ui/look.css'
import { datesFor } from '../domain/calendar/tell.ts'
import { leadCardsToEnrolment } from './card-link.ts'
import { dayOf } from './day-record.ts'
import { Frame } from './frame.tsx'
import { loadDesk } from './people/desks.ts'
import { settings } from './settings.ts'
import { firstWords } from './words/start.ts'

export async function start() {
  leadCardsToEnrolment()
  const root = document.getElementById('app')!
  const { lang, digits } = settings()
  document.documentElement.lang = lang === 'en' ? 'en' : 'ar-JO'
  document.documentElement.dir = lang === 'en' ? 'ltr' : 'rtl'
  const say = await firstWords(lang, digits)
  const dates = datesFor({ lang, digits, hijriOffset: 0 })
  const record = location.pathname === '/' ? await dayOf(root.dataset.day) : undefined
  if (record) {
    // The prepared page can be used before the phone's storage has answered.
    const desk = await loadDesk(record.desk)
    const frame = <Frame say={say} dates={dates} desk={desk} day={record.day} />
    if (record.build === __BUILD__) hydrate(frame, root)
    else render(frame, root)
  }
  const { live } = await import('./live.tsx')
  await live(root, say, { lang, digits })
}
