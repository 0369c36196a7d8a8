import { screens as deadlines } from '../../features/deadlines/student.routes.ts'
import { screens as lessons } from '../../features/lessons/student.routes.ts'
import { screens as marks } from '../../features/marks/student.routes.ts'
import { screens as notices } from '../../features/notices/student.routes.ts'
import { screens as questions } from '../../features/questions/student.routes.ts'
import { screens as submissions } from '../../features/submissions/student.routes.ts'
import * as words from '../words/ar/student.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type StudentDay } from './student-day.ts'
import { Home } from './student-today.tsx'

/** What a child sees. */
export const desk: PersonDesk<StudentDay> = {
  readDay,
  Home,
  screens: [...lessons, ...submissions, ...deadlines, ...marks, ...notices, ...questions],
  words,
  nav: say => [
    { href: '/', label: say('app.today'), icon: 'home' },
    { href: '/lessons', label: say('app.myLessons'), icon: 'book' },
    { href: '/deadlines', label: say('app.deadlines'), icon: 'calendar' },
    { href: '/messages', label: say('app.messages'), icon: 'speech' },
  ],
}
