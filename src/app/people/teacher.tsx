import * as words from '../words/ar/teacher-home.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type TeacherDay } from './teacher-day.ts'
import { Home } from './teacher-home.tsx'

/** What a teacher sees. */
export const desk: PersonDesk<TeacherDay> = {
  readDay,
  Home,
  screens: () => import('./teacher.screens.ts'),
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/lessons', label: say('teacher.navLessons'), icon: 'book' },
    { href: '/work', label: say('teacher.navWork'), icon: 'pencil' },
    { href: '/inbox', label: say('teacher.navInbox'), icon: 'question' },
    { href: '/sent', label: say('teacher.navSent'), icon: 'wallet' },
  ],
}
