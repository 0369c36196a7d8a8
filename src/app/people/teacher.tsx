import { screens as assignments } from '../../features/assignments/teacher.routes.ts'
import { screens as lessons } from '../../features/lessons/teacher.routes.ts'
import { screens as marks } from '../../features/marks/teacher.routes.ts'
import { screens as notices } from '../../features/notices/teacher.routes.ts'
import { screens as questions } from '../../features/questions/teacher.routes.ts'
import * as words from '../words/ar/teacher.ts'
import type { PersonDesk } from './person.ts'
import { readDay, type TeacherDay } from './teacher-day.ts'
import { Home } from './teacher-home.tsx'

/** What a teacher sees. */
export const desk: PersonDesk<TeacherDay> = {
  readDay,
  Home,
  screens: [...lessons, ...assignments, ...marks, ...questions, ...notices],
  words,
  nav: say => [
    { href: '/', label: say('app.home'), icon: 'home' },
    { href: '/lessons', label: say('teacher.navLessons'), icon: 'book' },
    { href: '/work', label: say('teacher.navWork'), icon: 'pencil' },
    { href: '/inbox', label: say('teacher.navInbox'), icon: 'question' },
    { href: '/sent', label: say('teacher.navSent'), icon: 'wallet' },
  ],
}
