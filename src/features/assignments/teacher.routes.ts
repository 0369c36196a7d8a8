import type { Screen } from '../../ui/route.ts'
import { TeacherPublishWork } from './teacher-publish.tsx'
import { TeacherWork } from './teacher-work.tsx'

export const screens: Screen[] = [
  { path: '/work', screen: TeacherWork },
  { path: '/publish/work', screen: TeacherPublishWork },
]
