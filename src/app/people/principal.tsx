import * as words from '../words/ar/staff-home.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type PrincipalDay } from './principal-day.ts'
import { Home } from './principal-home.tsx'

/** What a principal sees. */
export const desk: PersonDesk<PrincipalDay> = {
  readDay,
  Home,
  screens: () => import('./principal.screens.ts'),
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/notices', label: say('broadcasts.notices'), icon: 'stamp' },
    { href: '/sent', label: say('broadcasts.sentNav'), icon: 'wallet' },
  ],
}
