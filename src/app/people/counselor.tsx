import * as words from '../words/ar/staff-home.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type CounselorDay } from './counselor-day.ts'
import { Home } from './counselor-home.tsx'

/** What a counselor sees. */
export const desk: PersonDesk<CounselorDay> = {
  readDay,
  Home,
  screens: () => import('./counselor.screens.ts'),
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/notices', label: say('broadcasts.words'), icon: 'speech' },
    { href: '/sent', label: say('broadcasts.sentNav'), icon: 'wallet' },
  ],
}
