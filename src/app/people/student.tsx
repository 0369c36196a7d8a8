import * as words from '../words/ar/student-home.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type StudentDay } from './student-day.ts'
import { Home } from './student-today.tsx'

/** What a child sees. */
export const desk: PersonDesk<StudentDay> = {
  readDay,
  Home,
  screens: () => import('./student.screens.ts'),
  words,
  nav: say => [
    { href: '/', label: say('app.today'), icon: 'home' },
    { href: '/lessons', label: say('app.myLessons'), icon: 'book' },
    { href: '/deadlines', label: say('app.deadlines'), icon: 'calendar' },
    { href: '/messages', label: say('app.messages'), icon: 'speech' },
  ],
}
