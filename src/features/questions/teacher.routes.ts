import type { Screen } from '../../ui/route.ts'
import { TeacherAnswer } from './teacher-answer.tsx'
import { TeacherInbox } from './teacher-inbox.tsx'

export const screens: Screen[] = [
  { path: '/inbox', screen: TeacherInbox },
  { path: '/inbox/:place/:question', screen: TeacherAnswer },
]
