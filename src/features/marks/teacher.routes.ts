import type { Screen } from '../../ui/route.ts'
import { TeacherDesk } from './teacher-desk.tsx'

export const screens: Screen[] = [{ path: '/desk/:place/:assignment/:submission?', screen: TeacherDesk }]
