import type { Screen } from '../../ui/route.ts'
import { TeacherMissing } from './teacher-missing.tsx'

export const screens: Screen[] = [{ path: '/missing/:place/:assignment', screen: TeacherMissing }]
