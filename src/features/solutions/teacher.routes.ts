import type { Screen } from '../../ui/route.ts'
import { TeacherSolutions } from './teacher-write.tsx'

export const screens: Screen[] = [{ path: '/solutions/:place/:assignment', screen: TeacherSolutions }]
