import type { Screen } from '../../ui/route.ts'
import { TeacherLessons } from './teacher-lessons.tsx'
import { TeacherPublish } from './teacher-publish.tsx'
import { TeacherRead } from './teacher-read.tsx'

export const screens: Screen[] = [
  { path: '/lessons', screen: TeacherLessons },
  { path: '/lessons/:place/:id/:page?', screen: TeacherRead },
  { path: '/publish/lesson', screen: TeacherPublish },
]
