import type { Screen } from '../../ui/route.ts'
import { StudentLessons } from './student-lessons.tsx'
import { StudentRead } from './student-read.tsx'

export const screens: Screen[] = [
  { path: '/lessons', screen: StudentLessons },
  { path: '/lessons/:place/:id/:page?', screen: StudentRead },
]
