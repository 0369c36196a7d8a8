import { readDay, type GuardianDay } from './guardian-day.ts'
import { Home } from './guardian-home.tsx'
import * as words from '../words/ar/guardian-home.ts'
import type { PersonDesk } from './person.ts'

/** What a mother, a father or another guardian sees. */
export const desk: PersonDesk<GuardianDay> = {
  readDay,
  Home,
  screens: () => import('./guardian.screens.ts'),
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/deadlines', label: say('app.deadlines'), icon: 'calendar' },
    { href: '/messages', label: say('app.messages'), icon: 'speech' },
    { href: '/sent', label: say('guardian.sent'), icon: 'wallet' },
  ],
}
