import { screens as children } from '../../features/children/guardian.routes.ts'
import { screens as deadlines } from '../../features/deadlines/guardian.routes.ts'
import { screens as lessons } from '../../features/lessons/guardian.routes.ts'
import { screens as marks } from '../../features/marks/guardian.routes.ts'
import { screens as notices } from '../../features/notices/guardian.routes.ts'
import { screens as questions } from '../../features/questions/guardian.routes.ts'
import { readDay, type GuardianDay } from './guardian-day.ts'
import { Home } from './guardian-home.tsx'
import * as words from '../words/ar/guardian.ts'
import type { PersonDesk } from './person.ts'

/** What a mother, a father or another guardian sees. */
export const desk: PersonDesk<GuardianDay> = {
  readDay,
  Home,
  screens: [...children, ...marks, ...deadlines, ...lessons, ...questions, ...notices],
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/deadlines', label: say('app.deadlines'), icon: 'calendar' },
    { href: '/messages', label: say('app.messages'), icon: 'speech' },
    { href: '/sent', label: say('guardian.sent'), icon: 'wallet' },
  ],
}
